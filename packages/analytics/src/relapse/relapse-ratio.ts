import { clusteredError, shareLimits, type ShareWithLimits } from '../statistics/share-limits';
import type { VisitFrame } from '../visits';
import { nearBy, type PlacedPoints } from './near-by';

/** Records as columns: plane metres, UTC milliseconds, and the number of their family: only like returns. */
export interface TimedRecords extends PlacedPoints {
  readonly at: Float64Array;
  readonly family: Int32Array;
}

export interface RelapseRules {
  /** R: as far away a record of the same family is still the same trouble. */
  readonly radiusMetres: number;
  /** W: as long afterwards. */
  readonly windowMinutes: number;
  /** What is put down this soon after is the same matter, told twice. */
  readonly settleMinutes: number;
  /** Until when anything can be known, UTC milliseconds: the end of the window or the present. */
  readonly untilAt: number;
}

/** @source packing up takes 5 minutes on average (docs/simulated-county.md), as the return clock has it */
export const relapseSettleMinutes = 15;

export interface Relapse {
  /** Records asked about. */
  readonly recordCount: number;
  /** Of them: their W is not over yet. */
  readonly tooRecentCount: number;
  /** Of the others: nobody passed within R in W, and nothing was put down: nothing is known, and they are no success. */
  readonly unseenCount: number;
  /** n: those somebody looked at again. */
  readonly seenCount: number;
  readonly relapsedCount: number;
  /** relapsed ÷ n with 95 % limits; null below ten. */
  readonly ratio: ShareWithLimits | null;
  /** unseen ÷ (unseen + n); null where there are none. */
  readonly unseenRatio: number | null;
}

/** @source ten, as for rates and the return clock */
export const leastSeen = 10;

export interface RelapseQuestion {
  /** The records asked about: filters choose these. */
  readonly asked: TimedRecords;
  /** Every record of these families, those asked about included: filters never choose what is seen afterwards. */
  readonly records: TimedRecords;
  /** Places of the spots passed, plane metres. */
  readonly spots: PlacedPoints;
  readonly visits: VisitFrame;
}

/** What came of each record asked about: 1 relapsed, 0 looked at and not, −1 nobody looked, −2 too recent. */
export function relapseOutcomes({ asked, records, spots, visits }: RelapseQuestion, { radiusMetres, windowMinutes, settleMinutes, untilAt }: RelapseRules): Int8Array {
  const recordsNear = nearBy(records, radiusMetres), spotsNear = nearBy(spots, radiusMetres), passesOf = passesBySpot(visits, spots.x.length);
  return Int8Array.from(asked.at, (at, i) => {
    const from = at + settleMinutes * 60_000, to = at + windowMinutes * 60_000;
    if (to > untilAt) return -2;
    const isLater = (one: number): boolean => records.family[one] === asked.family[i] && records.at[one]! > from && records.at[one]! <= to;
    if (recordsNear(asked.x[i]!, asked.y[i]!, isLater)) return 1;
    return spotsNear(asked.x[i]!, asked.y[i]!, (spot) => hasPass(visits, passesOf, { spot, from, to })) ? 0 : -1;
  });
}

/**
 * How often trouble is put down again within R and W of where it was dealt with, out of the times somebody looked. Records follow those
 * who look, so it is the share found again, at least: who came back and left between two looks is missing.
 * Limits are clustered by place and day, on the logit scale. Cost: grows with the records near each record.
 */
export function relapseRatio(question: RelapseQuestion, rules: RelapseRules, outcomes = relapseOutcomes(question, rules)): Relapse {
  const { asked } = question;
  const count = (wanted: number): number => outcomes.reduce((sum, one) => sum + (one === wanted ? 1 : 0), 0);
  const relapsedCount = count(1), seenCount = relapsedCount + count(0), unseenCount = count(-1);
  const told = { recordCount: outcomes.length, tooRecentCount: count(-2), unseenCount, seenCount, relapsedCount, unseenRatio: unseenCount + seenCount === 0 ? null : unseenCount / (unseenCount + seenCount) };
  if (seenCount < leastSeen) return { ...told, ratio: null };
  const mean = relapsedCount / seenCount, sums = new Map<string, number>();
  outcomes.forEach((outcome, i) => {
    if (outcome < 0) return;
    const key = [asked.x[i]! / rules.radiusMetres, asked.y[i]! / rules.radiusMetres, asked.at[i]! / 86_400_000].map(Math.floor).join('.');
    sums.set(key, (sums.get(key) ?? 0) + (outcome - mean) / seenCount);
  });
  return { ...told, ratio: shareLimits(mean, clusteredError(sums.values())) };
}

/** First pass of each spot in the frame; one more at the end. */
function passesBySpot({ spot }: VisitFrame, spotCount: number): Uint32Array {
  const first = new Uint32Array(spotCount + 1);
  for (const one of spot) first[one + 1]! += 1;
  for (let one = 0; one < spotCount; one += 1) first[one + 1]! += first[one]!;
  return first;
}

function hasPass({ enteredAt }: VisitFrame, first: Uint32Array, { spot, from, to }: { spot: number; from: number; to: number }): boolean {
  let low = first[spot]!, high = first[spot + 1]!;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (enteredAt[middle]! <= from) low = middle + 1;
    else high = middle;
  }
  return low < end && enteredAt[low]! <= to;
}
