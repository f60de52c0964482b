import { normalTwoSided } from './normal';

export interface Trend {
  readonly s: number;
  readonly variance: number;
  /** With continuity correction; 0 when S is 0 or every value is tied. */
  readonly z: number;
  readonly p: number;
}

/**
 * Mann–Kendall test of a monotonic trend, variance corrected for ties, continuity corrected.
 * @param series in order of time; fewer than two values have no trend
 * @source Mann 1945; Kendall 1975; equal to R cor.test(method = "kendall", exact = FALSE, continuity = TRUE)
 */
export function mannKendall(series: ArrayLike<number>): Trend {
  const n = series.length;
  let s = 0;
  for (let i = 1; i < n; i += 1) for (let j = 0; j < i; j += 1) s += Math.sign(series[i]! - series[j]!);
  const sorted = Float64Array.from(series).sort();
  let variance = n * (n - 1) * (2 * n + 5);
  for (let i = 0; i < n;) {
    let end = i + 1;
    while (end < n && sorted[end] === sorted[i]) end += 1;
    const tied = end - i;
    variance -= tied * (tied - 1) * (2 * tied + 5);
    i = end;
  }
  variance /= 18;
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z, p: normalTwoSided(z) };
}
