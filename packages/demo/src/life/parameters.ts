/**
 * The planted truths of the simulated county. Estimators are held against functionals of the latent log that these
 * produce, never against the numbers themselves: temper mixes them and vendors share spots (docs/simulation.md).
 * All of it is invented [simulated]; nothing here describes a real place.
 */
export interface LifeParameters {
  /** Metres within which an officer's arrival makes a present vendor leave. */
  readonly scareMetres: number;
  /** Metres within which an officer can notice a present vendor. */
  readonly noticeMetres: number;
  /** Probability that an officer who could notice a vendor does. */
  readonly noticeProbability: number;
  /** Mean minutes a scared vendor takes to pack up. */
  readonly packUpMinutes: number;
  /** Mean hours after which a present vendor leaves without being seen to. */
  readonly ownLeaveHours: number;
  /** Shape of the Weibull return time; below 1 early returns are likelier. */
  readonly returnShape: number;
  /** Scale of the return time in minutes, by hour band at departure. */
  readonly returnScaleMinutes: Readonly<Record<HourBand, number>>;
  /** Factor on the scale by district name; 1 where absent. */
  readonly districtFactor: Readonly<Record<string, number>>;
  /** Probability, by district name, that a scared vendor goes to its alternative spot; `default` elsewhere. */
  readonly moveProbability: Readonly<Record<string, number>>;
  /** What advice, a written warning and a penalty multiply the scale by; fading linearly to 1 over `fadeDays`. */
  readonly strikeFactors: Readonly<Record<'advice' | 'warning' | 'penalty', number>>;
  readonly fadeDays: number;
  /** Share by which a free permitted place within 200 m cuts the return hazard. */
  readonly permittedPlaceCut: number;
  /** Share by which a manned post cuts the arrival hazard inside its radius: the planted effect. */
  readonly postEffect: number;
  /** Shape of the vendors' temper, Gamma with mean 1. */
  readonly temperShape: number;
  /** Complaints per present vendor-hour at exposure 1. */
  readonly complaintsPerVendorHour: number;
  /** Share of mobile visits that go to a random spot at a random time. */
  readonly randomVisitShare: number;
}

export const hourBands = ['morning', 'midday', 'afternoon', 'night'] as const;
export type HourBand = (typeof hourBands)[number];

/** Band of an hour of the day: until 10, until 14, until 18, later. */
export const hourBandOf = (hour: number): HourBand => (hour < 10 ? 'morning' : hour < 14 ? 'midday' : hour < 18 ? 'afternoon' : 'night');

export const lifeParameters: LifeParameters = {
  scareMetres: 80,
  noticeMetres: 40,
  noticeProbability: 0.85,
  packUpMinutes: 5,
  ownLeaveHours: 5,
  returnShape: 0.8,
  returnScaleMinutes: { morning: 70, midday: 95, afternoon: 80, night: 55 },
  districtFactor: { 凯龙城: 0.75, 农贸市场: 0.6, 公租房: 1.1, 黄龙玉交易中心: 1, 学校片区: 0.9, 医院片区: 1.3, 东卡: 1.6 },
  moveProbability: { 凯龙城: 0.45, 农贸市场: 0.35, 公租房: 0.25, 黄龙玉交易中心: 0.3, 学校片区: 0.5, 医院片区: 0.3, 东卡: 0.15, default: 0.25 },
  strikeFactors: { advice: 1.2, warning: 1.8, penalty: 3 },
  fadeDays: 60,
  permittedPlaceCut: 0.4,
  postEffect: 0.65,
  temperShape: 2.5,
  complaintsPerVendorHour: 0.00004,
  randomVisitShare: 0.1,
};
