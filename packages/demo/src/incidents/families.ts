import type { IncidentOutcome, IncidentSource, PlaceKind } from '@wuding/domain';
import type { DayFacts } from '../life/calendar';
import type { Scene } from './scenes';

/** One kind of offence: how often, when, where, and what usually comes of it. All figures are invented. [simulated] */
export interface Family {
  readonly eventCode: string;
  readonly yearlyCount: number;
  /** Relative weight of each local hour, 24 numbers. */
  readonly hours: readonly number[];
  readonly dayFactor: (facts: DayFacts) => number;
  readonly weightOf: (scene: Scene) => number;
  readonly sources: Shares<IncidentSource>;
  readonly outcomes: Shares<IncidentOutcome>;
  /** What the recorder writes; one is drawn. */
  readonly phrases: readonly string[];
}

export type Shares<Value extends string> = Readonly<Partial<Record<Value, number>>>;

/** Hours as [from, to, weight] stretches; the rest is 0. */
const hours = (...stretches: readonly (readonly [number, number, number])[]): number[] =>
  Array.from({ length: 24 }, (_, hour) => stretches.find(([from, to]) => hour >= from && hour < to)?.[2] ?? 0);

const magnetWeight: Readonly<Partial<Record<PlaceKind, number>>> = { market: 9, mall: 8, school: 6, hospital: 5, exchange: 5, housing: 4, station: 3 };
const classWeight = { main: 1.5, secondary: 1.1, alley: 0.35 } as const;
const near = (scene: Scene): number => (scene.magnet === null ? 1 : magnetWeight[scene.magnet] ?? 1);
const districtWeight: Readonly<Record<string, number>> = {
  凯龙城: 2, 农贸市场: 1.8, 学校片区: 0.7, 黄龙玉交易中心: 1.2, 公租房: 1, 医院片区: 0.7, 东卡: 0.5,
};
const inDistrict = (scene: Scene): number => (scene.districtName === null ? 0.12 : districtWeight[scene.districtName] ?? 1);

const crowded = (scene: Scene): number => scene.bustle ** 2 * near(scene) * classWeight[scene.controlClass] * inDistrict(scene);
const fronts = (scene: Scene): number => scene.bustle * near(scene) ** 0.5 * classWeight[scene.controlClass] * inDistrict(scene);
const edge = (scene: Scene): number => scene.bustle * (scene.magnet === 'site' ? 40 : 1) * (scene.districtName === null ? 1 : 0.3);
const lanes = (scene: Scene): number => scene.bustle * (scene.controlClass === 'alley' ? 2 : 0.6) * (scene.districtName === '东卡' ? 4 : 1);
const nights = (scene: Scene): number => scene.bustle * (scene.magnet === 'housing' || scene.magnet === 'mall' ? 8 : 1) * inDistrict(scene);

const everyDay = (): number => 1;
/** Vendors come out on free days and market days and stay home in the rain. */
const vending = (facts: DayFacts): number =>
  (facts.isWorkday ? 0.94 : 1.15) * (facts.isMarketDay ? 1.35 : 0.92) * (facts.rainMillimetres > 1 ? 0.65 : 1.08);
/** Dry months of the southwest monsoon: November to April. */
const dryMonths = (facts: DayFacts): number => (facts.month <= 4 || facts.month >= 11 ? 1.6 : 0.4);
const warmMonths = (facts: DayFacts): number => (facts.month >= 5 && facts.month <= 10 ? 1.4 : 0.6);
const workdays = (facts: DayFacts): number => (facts.isWorkday ? 1.25 : 0.4);

const stalls = hours([6, 7, 5], [7, 9, 9], [9, 11, 5], [11, 13, 7], [13, 16, 3], [16, 17, 6], [17, 19, 10], [19, 21, 6], [21, 23, 2]);
const shops = hours([7, 9, 4], [9, 12, 6], [12, 15, 4], [15, 20, 7], [20, 22, 4]);
const working = hours([8, 12, 5], [14, 18, 5]);
const evening = hours([18, 19, 3], [19, 23, 8], [23, 24, 4]);
const late = hours([20, 22, 5], [22, 24, 8], [0, 2, 4]);

const found: Shares<IncidentSource> = { patrol: 80, post: 14, complaint: 2, hotline: 2, camera: 2 };
const reported: Shares<IncidentSource> = { patrol: 45, complaint: 30, hotline: 22, 'self-report': 3 };
const persuaded: Shares<IncidentOutcome> = { advice: 88, corrected: 8, warning: 3, penalty: 0.4, 'not-found': 1 };
const mended: Shares<IncidentOutcome> = { corrected: 70, advice: 20, warning: 7, penalty: 1, 'not-found': 4 };
const removed: Shares<IncidentOutcome> = { cleared: 92, corrected: 4, 'not-found': 4 };

/** 占道经营 (the first four) makes about 85 % of what is recorded. */
export const families: readonly Family[] = [
  { eventCode: '05-01', yearlyCount: 1_660, hours: stalls, dayFactor: vending, weightOf: crowded, sources: found, outcomes: persuaded, phrases: ['流动水果摊占道', '三轮车卖菜占道', '小吃摊占用人行道', '路口摆卖早点', '地摊占道售卖百货'] },
  { eventCode: '05-04', yearlyCount: 790, hours: shops, dayFactor: everyDay, weightOf: fronts, sources: found, outcomes: persuaded, phrases: ['店外摆放货架', '餐桌摆上人行道', '商铺出店经营', '门口堆放商品促销'] },
  { eventCode: '05-03', yearlyCount: 85, hours: working, dayFactor: everyDay, weightOf: lanes, sources: found, outcomes: persuaded, phrases: ['占道收购废品', '废品车停靠路边分拣'] },
  { eventCode: '02-03', yearlyCount: 170, hours: shops, dayFactor: everyDay, weightOf: fronts, sources: found, outcomes: mended, phrases: ['落地广告牌占道', '灯箱摆在人行道上'] },
  { eventCode: '02-01', yearlyCount: 75, hours: working, dayFactor: everyDay, weightOf: fronts, sources: found, outcomes: removed, phrases: ['电杆张贴小广告', '墙面喷涂小广告'] },
  { eventCode: '02-02', yearlyCount: 55, hours: working, dayFactor: workdays, weightOf: fronts, sources: found, outcomes: mended, phrases: ['门头招牌未备案', '招牌破损'] },
  { eventCode: '03-02', yearlyCount: 55, hours: working, dayFactor: dryMonths, weightOf: edge, sources: reported, outcomes: mended, phrases: ['工地扬尘未覆盖', '出口未冲洗车轮'] },
  { eventCode: '06-05', yearlyCount: 30, hours: working, dayFactor: dryMonths, weightOf: edge, sources: found, outcomes: mended, phrases: ['切割未湿法作业'] },
  { eventCode: '06-01', yearlyCount: 30, hours: hours([6, 22, 1]), dayFactor: everyDay, weightOf: edge, sources: reported, outcomes: mended, phrases: ['路边倾倒建筑垃圾', '装修垃圾乱倒'] },
  { eventCode: '05-08', yearlyCount: 50, hours: evening, dayFactor: everyDay, weightOf: nights, sources: reported, outcomes: persuaded, phrases: ['商铺音响声音过大', '高音喇叭揽客'] },
  { eventCode: '03-01', yearlyCount: 25, hours: late, dayFactor: everyDay, weightOf: edge, sources: reported, outcomes: mended, phrases: ['工地夜间施工噪声'] },
  { eventCode: '05-10', yearlyCount: 70, hours: evening, dayFactor: warmMonths, weightOf: nights, sources: found, outcomes: persuaded, phrases: ['路边露天烧烤', '烧烤炉摆在店外'] },
  { eventCode: '01-02', yearlyCount: 40, hours: working, dayFactor: everyDay, weightOf: lanes, sources: found, outcomes: removed, phrases: ['垃圾未入箱', '桶边堆放垃圾'] },
  { eventCode: '05-07', yearlyCount: 40, hours: working, dayFactor: everyDay, weightOf: lanes, sources: found, outcomes: mended, phrases: ['占道堆放建材', '门口乱堆杂物'] },
  { eventCode: '06-02', yearlyCount: 6, hours: working, dayFactor: everyDay, weightOf: edge, sources: reported, outcomes: mended, phrases: ['绿化带被踩踏损坏', '行道树被锯'] },
];
