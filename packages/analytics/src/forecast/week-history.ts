/** What was counted at places in the weeks that are over; a cell is a part of the week (an hour of the week, or a band of a weekday). */
export interface WeekHistory {
  readonly placeCount: number;
  readonly cellCount: number;
  /** By week, oldest first; each place × cellCount + cell. */
  readonly counts: readonly Float64Array[];
  /** How much was looked at, same shape; null = every week as much as every other, one unit a cell. */
  readonly exposure: readonly Float64Array[] | null;
}

/** After how many weeks a week counts half: for where and when things happen, and for how much happens in all. Infinity = never. */
export interface HalfLives {
  readonly structureWeeks: number;
  readonly levelWeeks: number;
}

/** Weeks so old that they count less than this are left out. */
const leastWeight = 1e-3;

interface WeightedWeeks {
  /** Weighted counts and exposure, place × cell. */
  readonly counts: Float64Array;
  readonly exposure: Float64Array;
  /** Variance of a weighted count over its mean, were the counts independent: 1 where all weigh alike. */
  readonly varianceRatio: number;
}

/** Counts and exposure of the weeks before one, each week by its age. @param week the first week that is not known yet */
export function weightedWeeks({ placeCount, cellCount, counts, exposure }: WeekHistory, week: number, halfLifeWeeks: number): WeightedWeeks {
  const size = placeCount * cellCount, sums = { counts: new Float64Array(size), exposure: new Float64Array(size) };
  let weighted = 0, squared = 0, evenly = 0;
  for (let at = week - 1; at >= 0; at -= 1) {
    const weight = 2 ** (-(week - 1 - at) / halfLifeWeeks);
    if (weight < leastWeight) break;
    const total = addWeek(sums.counts, counts[at]!, weight);
    if (exposure !== null) addWeek(sums.exposure, exposure[at]!, weight);
    evenly += weight;
    weighted += weight * total;
    squared += weight * weight * total;
  }
  if (exposure === null) sums.exposure.fill(evenly);
  return { ...sums, varianceRatio: weighted > 0 ? squared / weighted : 1 };
}

/** Adds a week's values, weighted. @returns their plain sum */
function addWeek(sums: Float64Array, week: Float64Array, weight: number): number {
  let total = 0;
  for (const i of placesWithAny(week)) {
    sums[i]! += weight * week[i]!;
    total += week[i]!;
  }
  return total;
}

/** Where a week has anything: a week is looked at many times and is nearly empty. It does not change once it is over. */
const withAny = new WeakMap<Float64Array, Uint32Array>();

export function placesWithAny(week: Float64Array): Uint32Array {
  let known = withAny.get(week);
  if (known === undefined) {
    known = Uint32Array.from(Array.from(week.keys()).filter((i) => week[i] !== 0));
    withAny.set(week, known);
  }
  return known;
}
