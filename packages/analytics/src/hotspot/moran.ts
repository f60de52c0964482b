import type { Neighbours } from './neighbours';

export interface Moran {
  readonly i: number;
  readonly expectation: number;
  readonly variance: number;
  readonly z: number;
}

/**
 * Global Moran's I with row-standardised weights, the place itself left out, variance under randomisation.
 * @param neighbours lists that include the place itself (it is skipped); a place without others has no weight
 * @returns NaN where fewer than four places or no variation make it undefined
 * @source Cliff & Ord 1981, eq. 1.44; equal to spdep::moran.test
 */
export function globalMoran(values: Float64Array, neighbours: Neighbours): Moran {
  const n = values.length;
  let mean = 0;
  for (const value of values) mean += value / n;
  const deviations = values.map((value) => value - mean);
  const m2 = deviations.reduce((sum, d) => sum + d * d, 0);
  const m4 = deviations.reduce((sum, d) => sum + d ** 4, 0);
  const { s0, s1, s2, crossProduct } = weightSums(deviations, neighbours);
  const i = (n / s0) * (crossProduct / m2);
  const expectation = -1 / (n - 1);
  const kurtosis = (n * m4) / (m2 * m2);
  const upper = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) - kurtosis * (n * (n - 1) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const variance = upper / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expectation * expectation;
  return { i, expectation, variance, z: (i - expectation) / Math.sqrt(variance) };
}

/** S0, S1, S2 of the row-standardised weights, and Σ w_ij d_i d_j. The lists are symmetric, the weights are not. */
function weightSums(d: Float64Array, { starts, indices }: Neighbours): { s0: number; s1: number; s2: number; crossProduct: number } {
  const n = d.length;
  const share = Float64Array.from({ length: n }, (_, i) => (starts[i + 1]! - starts[i]! > 1 ? 1 / (starts[i + 1]! - starts[i]! - 1) : 0));
  const columns = new Float64Array(n);
  let s0 = 0, s1 = 0, crossProduct = 0;
  for (let i = 0; i < n; i += 1) {
    if (share[i]! > 0) s0 += 1;
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1) {
      const j = indices[k]!;
      if (j === i) continue;
      columns[j]! += share[i]!;
      s1 += (share[i]! + share[j]!) ** 2 / 2;
      crossProduct += share[i]! * d[i]! * d[j]!;
    }
  }
  let s2 = 0;
  for (let i = 0; i < n; i += 1) s2 += ((share[i]! > 0 ? 1 : 0) + columns[i]!) ** 2;
  return { s0, s1, s2, crossProduct };
}
