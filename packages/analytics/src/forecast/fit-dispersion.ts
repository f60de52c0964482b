/** An expectation that is itself unsure, and what came. */
export interface Expected {
  readonly mean: number;
  /** Of the mean, over its square. */
  readonly relativeVariance: number;
  readonly came: number;
}

/**
 * The dispersion under which squared residuals are as large as their variances say: of counts around forecasts that are themselves unsure.
 * @returns 1 or more; 1 for fewer than ten
 * @source moment equation of the quasi-likelihood: McCullagh & Nelder 1989, §9.2; found by bisection
 */
export const fitDispersion = (rows: readonly Expected[]): number =>
  momentRoot(rows, 1, (dispersion, { mean, relativeVariance }) => dispersion * mean + relativeVariance * mean ** 2);

/**
 * What all the counts of a stretch share by themselves (a wet week, a campaign), as variance over the square of the mean, by the same equation: it does not
 * become less by adding places up, and it weighs little in a few hours.
 * @param dispersion of counts, 1 or more @returns 0 or more; 0 for fewer than ten
 */
export const fitSharedVariance = (rows: readonly Expected[], dispersion: number): number =>
  momentRoot(rows, 0, (shared, { mean, relativeVariance }) => dispersion * mean + (relativeVariance + shared) * mean ** 2);

/** From `least` on, where Pearson's sum comes down to the number of counts; `least` where it is below that already. */
function momentRoot(rows: readonly Expected[], least: number, varianceOf: (value: number, row: Expected) => number): number {
  const known = rows.filter(({ mean }) => mean > 0);
  if (known.length < leastRows) return least;
  const excess = (value: number): number => known.reduce((sum, row) => sum + (row.came - row.mean) ** 2 / varianceOf(value, row), 0) - known.length;
  if (excess(least) <= 0) return least;
  let low = least, high = least + 1;
  while (excess(high) > 0 && high < 1e6) high *= 2;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const leastRows = 10;

/**
 * By how much a variance known from few counts is to be taken larger, so that 95 of 100 still fall within limits made with 1.96 deviations.
 * @param count of independent counts it was estimated from, 2 or more @returns (t / 1.96)², nearer to 1 the more there are
 * @source predictive t distribution; its quantile by Abramowitz & Stegun 1964, 26.7.5
 */
export function fewCountsFactor(count: number): number {
  const z = 1.959963984540054, n = count - 1;
  const t = z + (z ** 3 + z) / (4 * n) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * n ** 3);
  return (t / z) ** 2;
}
