/**
 * The dispersion under which squared residuals are as large as their variances say: of counts around forecasts that are themselves unsure.
 * @returns 1 or more; 1 for fewer than ten
 * @source moment equation of the quasi-likelihood: McCullagh & Nelder 1989, §9.2; found by bisection
 */
export function fitDispersion(rows: readonly { readonly mean: number; readonly relativeVariance: number; readonly came: number }[]): number {
  const known = rows.filter(({ mean }) => mean > 0);
  if (known.length < leastRows) return 1;
  const excess = (dispersion: number): number =>
    known.reduce((sum, { mean, relativeVariance, came }) => sum + (came - mean) ** 2 / (dispersion * mean + relativeVariance * mean ** 2), 0) - known.length;
  if (excess(1) <= 0) return 1;
  let low = 1, high = 2;
  while (excess(high) > 0 && high < 1e6) high *= 2;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const leastRows = 10;
