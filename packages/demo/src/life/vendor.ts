import type { Random } from '../random';
import { random } from '../random';
import type { DayFacts } from './calendar';
import type { LifeParameters } from './parameters';
import type { Spot, SpotKind } from './spot';

/** What a vendor sells decides when it works and what code its offence bears. */
export interface Product {
  readonly name: string;
  readonly eventCode: string;
  readonly fromHour: number;
  readonly toHour: number;
  /** Chance to work on a plain dry weekday. */
  readonly attendance: number;
  readonly weekendFactor: number;
  readonly marketDayFactor: number;
  readonly rainFactor: number;
  /** Factor in the warm half of the year, May to October. */
  readonly warmFactor: number;
  /** What the recorder writes. */
  readonly phrase: string;
}

const product = (name: string, eventCode: string, fromHour: number, toHour: number, attendance: number, weekendFactor: number, marketDayFactor: number, rainFactor: number, warmFactor: number, phrase: string): Product =>
  ({ name, eventCode, fromHour, toHour, attendance, weekendFactor, marketDayFactor, rainFactor, warmFactor, phrase });

const products: readonly Product[] = [
  product('早点', '05-01', 6, 10, 0.75, 0.9, 1.1, 0.6, 1, '路口摆卖早点'),
  product('蔬菜', '05-01', 7, 12.5, 0.7, 1.1, 1.35, 0.6, 1.05, '三轮车卖菜占道'),
  product('水果', '05-01', 9, 20, 0.65, 1.15, 1.25, 0.5, 1.15, '流动水果摊占道'),
  product('小吃', '05-01', 15, 22, 0.7, 1.2, 1.1, 0.55, 1, '小吃摊占用人行道'),
  product('烧烤', '05-01', 18, 23.5, 0.65, 1.25, 1, 0.4, 1.2, '夜市烧烤摊占道'),
  product('百货', '05-01', 9, 18, 0.5, 1.2, 1.6, 0.4, 0.9, '地摊占道售卖百货'),
  product('店外摆放', '05-04', 8, 21, 0.6, 1.05, 1.1, 0.7, 1, '店外摆放货架'),
  product('废品收购', '05-03', 9, 17, 0.4, 1, 1, 0.5, 1, '占道收购废品'),
];

/** 店外经营: the offender is a shop. */
export const shopCode = '05-04';

/** Which products are sold where; a kind without an entry sells everything alike. */
const productWeight: Readonly<Record<SpotKind, readonly number[]>> = {
  market: [2, 5, 4, 1, 0.5, 3, 2, 0.4], school: [4, 0, 2, 5, 1, 1, 1, 0], hospital: [3, 0.5, 4, 2, 0, 0.5, 1.5, 0],
  mall: [1, 0.3, 3, 5, 2, 2, 3, 0], exchange: [1, 0, 2, 2, 0.5, 4, 3, 0], housing: [3, 4, 3, 3, 2.5, 1, 1, 1], street: [1, 1, 2, 1.5, 1, 1, 4, 0.8],
};

export interface Vendor {
  readonly index: number;
  readonly homeSpot: number;
  /** 50–300 m from home; the home spot again where there is none. */
  readonly alternativeSpot: number;
  readonly product: Product;
  /** τ: how stubborn; multiplies the return time. Mean 1. */
  readonly temper: number;
  readonly fromDay: number;
  /** Sells before a school: stays away on days without school. */
  readonly isAtSchool: boolean;
  /** A shop that is told again and again: hardly deterred, there every day. */
  readonly isRepeatOffender: boolean;
}

/** A few shops are repeat offenders. [simulated] */
const repeatShare = 0.2, repeatTemperFactor = 0.4, repeatAttendance = 0.9;
/** How often those who live on pupils come when there are none. [simulated] */
const noSchoolFactor = 0.4;

export interface VendorWish {
  readonly spots: readonly Spot[];
  /** Spots within 300 m of each spot. */
  readonly nearby: readonly (readonly { index: number; metres: number }[])[];
  readonly count: number;
  readonly firstDay: number;
  /** Homes of the first vendors, spot by spot: places that are to be alike have as many. */
  readonly firstHomes: readonly number[];
  readonly parameters: LifeParameters;
}

/** Vendors of a county: after the given first homes more where more people pass, each with home, alternative, product and temper. */
export function makeVendors(seed: number, { spots, nearby, count, firstDay, firstHomes, parameters }: VendorWish): Vendor[] {
  return Array.from({ length: count }, (_, index) => {
    const r = random(seed, 'vendor', index);
    const drawn = r.pick(spots, (spot) => spot.exposure);
    const home = spots[firstHomes[index] ?? drawn.index] ?? drawn;
    const choices = (nearby[home.index] ?? []).filter(({ metres }) => metres >= 50 && metres <= 300);
    const weights = productWeight[home.kind];
    const alternativeSpot = choices.length === 0 ? home.index : r.pick(choices).index;
    const sold = r.pick(products, (p) => weights[products.indexOf(p)] ?? 1);
    const temper = r.gamma(parameters.temperShape, 1);
    const isRepeatOffender = sold.eventCode === shopCode && r.chance(repeatShare);
    return {
      index, homeSpot: home.index, alternativeSpot, product: sold, temper: isRepeatOffender ? temper * repeatTemperFactor : temper, fromDay: firstDay,
      isAtSchool: home.kind === 'school' && sold.eventCode !== shopCode, isRepeatOffender,
    };
  });
}

/** Local minutes of the day during which the vendor means to work, or null when it stays at home. */
export function workingMinutes(vendor: Vendor, facts: DayFacts, r: Random): { from: number; to: number } | null {
  const p = vendor.product;
  let chance = vendor.isRepeatOffender ? repeatAttendance : p.attendance;
  if (facts.month >= 5 && facts.month <= 10) chance *= p.warmFactor;
  if (vendor.isAtSchool && !facts.isSchoolDay) chance *= noSchoolFactor;
  if (!facts.isWorkday) chance *= p.weekendFactor;
  if (facts.isMarketDay) chance *= p.marketDayFactor;
  if (facts.rainMillimetres > 1) chance *= p.rainFactor;
  if (!r.chance(Math.min(0.98, chance))) return null;
  const from = p.fromHour * 60 + r.normal() * 20;
  const to = p.toHour * 60 + r.normal() * 20;
  return to - from < 30 ? null : { from: Math.max(5 * 60, from), to: Math.min(24 * 60 - 1, to) };
}
