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
}

const allYear = (): number => 1;
/** Dry months of the southwest monsoon: November to April. */
const dryMonths = (month: number): number => (month <= 4 || month >= 11 ? 1.7 : 0.45);
const outside = (spot: Spot): number => (spot.districtName === null ? 2 : 0.6);
const everywhere = (spot: Spot): number => spot.exposure;
const atNight = (spot: Spot): number => (spot.kind === 'housing' || spot.kind === 'mall' ? 4 : 1);

export const families: readonly Family[] = [
  { key: 'dust', eventCode: '03-02', yearlyCount: 130, hours: [8, 18], monthFactor: dryMonths, weightOf: outside, outcome: 'corrected' },
  { key: 'wetWork', eventCode: '03-90', yearlyCount: 130, hours: [8, 18], monthFactor: dryMonths, weightOf: outside, outcome: 'advice' },
  { key: 'concreteSite', eventCode: '03-91', yearlyCount: 85, hours: [8, 18], monthFactor: allYear, weightOf: outside, outcome: 'corrected' },
  { key: 'rubble', eventCode: '01-90', yearlyCount: 88, hours: [6, 22], monthFactor: allYear, weightOf: outside, outcome: 'corrected' },
  { key: 'signs', eventCode: '02-02', yearlyCount: 300, hours: [9, 18], monthFactor: allYear, weightOf: everywhere, outcome: 'advice' },
  { key: 'noise', eventCode: '05-08', yearlyCount: 150, hours: [20, 24], monthFactor: allYear, weightOf: atNight, outcome: 'advice' },
  { key: 'barbecue', eventCode: '05-10', yearlyCount: 180, hours: [19, 24], monthFactor: (month) => (month >= 5 && month <= 10 ? 1.5 : 0.5), weightOf: atNight, outcome: 'corrected' },
];

/** Small ads excite themselves: each parent draws children at the same place within three days. */
export const smallAds = { key: 'smallAds', eventCode: '02-01', backgroundPerYear: 210, branchingRatio: 0.35, meanLagDays: 1, maximumLagDays: 3, jitterMetres: 15 } as const;

/** Records of one day of the Poisson families. */
export function familyRecords(seed: number, facts: DayFacts, spots: readonly Spot[]): SimulatedIncident[] {
  return families.flatMap((family) => {
    const r = random(seed, 'family', family.key, facts.day);
    const count = r.poisson((family.yearlyCount / 365) * family.monthFactor(facts.month));
    return Array.from({ length: count }, (_, i) => {
      const spot = r.pick(spots, family.weightOf);
      const minute = (family.hours[0] + (family.hours[1] - family.hours[0]) * r.uniform()) * 60 - 0.1;
      return plainRecord(`${family.key}-${facts.day}-${i}`, family.eventCode, jitter(spot.position, 12, r), instantOf(facts.day, minute), family.outcome, spot, r);
    });
  });
}

/**
 * Small ads of one day: background parents, and children of parents of the days before (Hawkes process as a branching
 * process: Hawkes & Oakes 1974). Children are drawn with the parent, so no state is carried.
 */
export function smallAdRecords(seed: number, facts: DayFacts, spots: readonly Spot[]): SimulatedIncident[] {
  const records: SimulatedIncident[] = [];
  for (let back = smallAds.maximumLagDays * 3; back >= 0; back--) {
    for (const record of smallAdCluster(seed, facts.day - back, spots)) {
      if (record.day === facts.day) records.push(record.incident);
    }
  }
  return records;
}

function smallAdCluster(seed: number, parentDay: number, spots: readonly Spot[]): { day: number; incident: SimulatedIncident }[] {
  const r = random(seed, 'small-ads', parentDay);
  const cluster: { day: number; incident: SimulatedIncident }[] = [];
  const parents = r.poisson(smallAds.backgroundPerYear / 365);
  for (let i = 0; i < parents; i++) {
    const spot = r.pick(spots, everywhere);
    const queue = [{ day: parentDay, position: jitter(spot.position, 10, r), depth: 0 }];
    for (let member = queue.shift(), k = 0; member !== undefined; member = queue.shift(), k++) {
      const incident = plainRecord(`small-ads-${parentDay}-${i}-${k}`, smallAds.eventCode, member.position, instantOf(member.day, (7 + 11 * r.uniform()) * 60), 'cleared', spot, r);
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

function plainRecord(code: string, eventCode: string, position: Position, occurredAt: number, outcome: SimulatedIncident['outcome'], spot: Spot, r: Random): SimulatedIncident {
  return { code, eventCode, position: r.chance(0.01) ? null : position, occurredAt, closedAt: occurredAt + Math.round(r.exponential(45) * 60_000), source: 'patrol', handlingMode: 'on-the-spot', outcome, spot: spot.index, vendor: null };
}

/** Moves a position by a normal error of the given standard deviation in each direction. */
export function jitter([lng, lat]: Position, metres: number, r: Random): Position {
  const metresPerDegree = 111_320;
  return [lng + (r.normal() * metres) / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + (r.normal() * metres) / metresPerDegree];
}
