import { placesWithAny, type WeekHistory } from './week-history';

/** Plain forecasts ours has to beat: the four weeks just over, and the mean of all weeks there are. */
export const rivalNames = ['last-period', 'long-run-mean'] as const;
export type RivalName = (typeof rivalNames)[number];

/** Weeks of the last period: one alone is mostly empty cells, and no rival. */
const lastPeriodWeeks = 4;
/** Share of the whole's mean given to every cell, so that what never happened is not held impossible. */
const wholeShare = 0.01;

/** A rival's expected counts per unit of exposure, place × cell. @param week the first unknown week */
export function rivalRates({ placeCount, cellCount, counts, exposure }: WeekHistory, week: number, rival: RivalName): Float64Array {
  const size = placeCount * cellCount, n = new Float64Array(size), e = new Float64Array(size);
  let weeks = 0;
  for (let at = rival === 'last-period' ? Math.max(0, week - lastPeriodWeeks) : 0; at < week; at += 1) {
    for (const i of placesWithAny(counts[at]!)) n[i]! += counts[at]![i]!;
    for (const i of exposure === null ? [] : placesWithAny(exposure[at]!)) e[i]! += exposure![at]![i]!;
    weeks += 1;
  }
  if (exposure === null) e.fill(weeks);
  const looked = e.reduce((a, b) => a + b, 0), whole = looked > 0 ? n.reduce((a, b) => a + b, 0) / looked : 0;
  return n.map((count, i) => (e[i]! > 0 ? (1 - wholeShare) * (count / e[i]!) + wholeShare * whole : whole));
}
