import type { Position } from '@wuding/geo';
import { random, type Random } from '../random';
import { instantOf, type DayFacts } from './calendar';
import type { SimulatedIncident } from './record';
import type { Spot } from './spot';

/** One of the families besides street vending: an inhomogeneous Poisson process in space and time. [simulated] */
interface Family {
  readonly key: string;
  readonly eventCode: string;
  /** Records a year, before the exact 2023 total is set. */
  readonly yearlyCount: number;
  readonly hours: readonly [number, number];
  readonly monthFactor: (month: number) => number;
  readonly weightOf: (spot: Spot) => number;
  readonly outcome: SimulatedIncident['outcome'];
  /** What the recorder writes; one is drawn. */
  readonly phrases: readonly string[];
  /** Share that comes in as a complaint by telephone instead of on patrol. */
  readonly complaintShare: number;
}

const allYear = (): number => 1;
/** Dry months of the southwest monsoon: November to April. */
const dryMonths = (month: number): number => (month <= 4 || month >= 11 ? 1.7 : 0.45);
const outside = (spot: Spot): number => (spot.districtName === null ? 2 : 0.6);
const everywhere = (spot: Spot): number => spot.exposure;
const atNight = (spot: Spot): number => (spot.kind === 'housing' || spot.kind === 'mall' ? 4 : 1);

const families: readonly Family[] = [
  { key: 'dust', eventCode: '03-02', yearlyCount: 93, hours: [8, 18], monthFactor: dryMonths, weightOf: outside, outcome: 'corrected', complaintShare: 0.04, phrases: ['工地扬尘未覆盖', '出口未冲洗车轮'] },
  { key: 'wetWork', eventCode: '06-05', yearlyCount: 89, hours: [8, 18], monthFactor: dryMonths, weightOf: outside, outcome: 'advice', complaintShare: 0, phrases: ['切割未湿法作业', '拆除未喷淋'] },
  { key: 'concreteSite', eventCode: '06-04', yearlyCount: 57, hours: [8, 18], monthFactor: allYear, weightOf: outside, outcome: 'corrected', complaintShare: 0, phrases: ['自办混凝土工地场地不洁', '自拌混凝土点污水外流'] },
  { key: 'rubble', eventCode: '06-01', yearlyCount: 59, hours: [6, 22], monthFactor: allYear, weightOf: outside, outcome: 'corrected', complaintShare: 0, phrases: ['路边倾倒建筑垃圾', '装修垃圾乱倒'] },
  { key: 'signs', eventCode: '02-02', yearlyCount: 234, hours: [9, 18], monthFactor: allYear, weightOf: everywhere, outcome: 'advice', complaintShare: 0, phrases: ['门头招牌未备案', '招牌破损', '招牌超出檐口'] },
  { key: 'noise', eventCode: '05-08', yearlyCount: 150, hours: [20, 24], monthFactor: allYear, weightOf: atNight, outcome: 'advice', complaintShare: 0.06, phrases: ['商铺音响声音过大', '高音喇叭揽客'] },
  { key: 'barbecue', eventCode: '05-10', yearlyCount: 180, hours: [19, 24], monthFactor: (month) => (month >= 5 && month <= 10 ? 1.5 : 0.5), weightOf: atNight, outcome: 'corrected', complaintShare: 0, phrases: ['路边露天烧烤', '烧烤炉摆在店外'] },
  { key: 'litter', eventCode: '01-02', yearlyCount: 220, hours: [6, 20], monthFactor: allYear, weightOf: everywhere, outcome: 'cleared', complaintShare: 0, phrases: ['垃圾未入箱', '桶边堆放垃圾'] },
  { key: 'piling', eventCode: '05-07', yearlyCount: 260, hours: [8, 19], monthFactor: allYear, weightOf: everywhere, outcome: 'corrected', complaintShare: 0, phrases: ['占道堆放建材', '门口乱堆杂物'] },
  { key: 'parking', eventCode: '05-05', yearlyCount: 240, hours: [7, 21], monthFactor: allYear, weightOf: everywhere, outcome: 'advice', complaintShare: 0, phrases: ['机动车占用人行道', '车辆堵住店口'] },
];

/** Small ads excite themselves: each parent draws children at the same place within three days. */
const smallAds = { phrases: ['电杆张贴小广告', '墙面喷涂小广告', '地面喷印小广告'], eventCode: '02-01', backgroundPerYear: 208, branchingRatio: 0.35, meanLagDays: 1, maximumLagDays: 3, jitterMetres: 15 } as const;

/** Share of what happens in these families that an officer walks past. [simulated] */
const overlookedShare = 0.25;

export interface FamilyDay {
  readonly incidents: SimulatedIncident[];
  readonly overlooked: SimulatedIncident[];
}

/** One day of the Poisson families: `yearlyCount` is what gets recorded; a quarter of all that happens is overlooked. */
export function familyRecords(seed: number, facts: DayFacts, spots: readonly Spot[]): FamilyDay {
  return splitOverlooked(seed, facts, 'families', families.flatMap((family) => {
    const r = random(seed, 'family', family.key, facts.day);
    const count = r.poisson((family.yearlyCount / 365 / (1 - overlookedShare)) * family.monthFactor(facts.month));
    return Array.from({ length: count }, (_, i) => {
      const spot = r.pick(spots, family.weightOf);
      const minute = (family.hours[0] + (family.hours[1] - family.hours[0]) * r.uniform()) * 60 - 0.1;
      const record = plainRecord(`${family.key}-${facts.day}-${i}`, family.eventCode, jitter(spot.position, 12, r), instantOf(facts.day, minute), family.outcome, family.phrases, spot, r);
      return r.chance(family.complaintShare) ? { ...record, source: 'complaint' as const, handlingMode: 'dispatched' as const } : record;
    });
  }));
}

function splitOverlooked(seed: number, facts: DayFacts, stream: string, happened: readonly SimulatedIncident[]): FamilyDay {
  const r = random(seed, 'overlooked', stream, facts.day);
  const isSeen = happened.map(() => !r.chance(overlookedShare));
  return { incidents: happened.filter((_, i) => isSeen[i]), overlooked: happened.filter((_, i) => !isSeen[i]) };
}

/**
 * Small ads of one day: background parents, and children of parents of the days before (Hawkes process as a branching
 * process: Hawkes & Oakes 1974). Children are drawn with the parent, so no state is carried.
 */
export function smallAdRecords(seed: number, facts: DayFacts, spots: readonly Spot[]): FamilyDay {
  const records: SimulatedIncident[] = [];
  for (let back = smallAds.maximumLagDays * 3; back >= 0; back--) {
    for (const record of smallAdCluster(seed, facts.day - back, spots)) {
      if (record.day === facts.day) records.push(record.incident);
    }
  }
  return splitOverlooked(seed, facts, 'small-ads', records);
}

function smallAdCluster(seed: number, parentDay: number, spots: readonly Spot[]): { day: number; incident: SimulatedIncident }[] {
  const r = random(seed, 'small-ads', parentDay);
  const cluster: { day: number; incident: SimulatedIncident }[] = [];
  const parents = r.poisson(smallAds.backgroundPerYear / 365);
  for (let i = 0; i < parents; i++) {
    const spot = r.pick(spots, everywhere);
    const queue = [{ day: parentDay, position: jitter(spot.position, 10, r), depth: 0 }];
    for (let member = queue.shift(), k = 0; member !== undefined; member = queue.shift(), k++) {
      const incident = plainRecord(`small-ads-${parentDay}-${i}-${k}`, smallAds.eventCode, member.position, instantOf(member.day, (7 + 11 * r.uniform()) * 60), 'cleared', smallAds.phrases, spot, r);
      cluster.push({ day: member.day, incident });
      if (member.depth >= 2) continue;
      for (let c = r.poisson(smallAds.branchingRatio); c > 0; c--) {
        const lag = Math.max(1, Math.ceil(Math.min(smallAds.maximumLagDays, r.exponential(smallAds.meanLagDays))));
        queue.push({ day: member.day + lag, position: jitter(member.position, smallAds.jitterMetres, r), depth: member.depth + 1 });
      }
    }
  }
  return cluster;
}

function plainRecord(code: string, eventCode: string, position: Position, occurredAt: number, outcome: SimulatedIncident['outcome'], phrases: readonly string[], spot: Spot, r: Random): SimulatedIncident {
  return { code, eventCode, position: r.chance(0.01) ? null : position, occurredAt, closedAt: occurredAt + Math.round(r.exponential(45) * 60_000), source: 'patrol', handlingMode: 'on-the-spot', outcome, status: r.chance(withdrawnShare) ? 'withdrawn' : 'closed', description: describe(spot, r.pick(phrases)), spot: spot.index, pass: null, vendor: null, offender: null };
}

/** Share of records made in error and withdrawn. [simulated] */
export const withdrawnShare = 0.003;

/** Where and what, as a recorder would put it. */
export const describe = ({ streetName, districtName }: Spot, phrase: string): string =>
  `${streetName === '' ? (districtName === null ? '背街小巷' : `${districtName}小巷`) : streetName}，${phrase}。`;

/** Moves a position by a normal error of the given standard deviation in each direction. */
export function jitter([lng, lat]: Position, metres: number, r: Random): Position {
  const metresPerDegree = 111_320;
  return [lng + (r.normal() * metres) / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + (r.normal() * metres) / metresPerDegree];
}
