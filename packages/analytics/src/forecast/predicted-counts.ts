import { logGamma } from '../statistics/gamma';
import type { Limits } from '../statistics/poisson-limits';

export interface PredictedCount extends Limits {
  readonly mean: number;
}

/**
 * Limits between which 95 of 100 counts of that mean and variance fall: quantiles of the negative binomial, of the Poisson
 * where the variance is not above the mean. Counts are whole numbers, so small means cover more than they say.
 * @param relativeVariance of the mean itself, over its square @param dispersion of counts around it, 1 or more
 * @source negative binomial as gamma–Poisson mixture: Greenwood & Yule 1920
 */
export function predictedCount(mean: number, relativeVariance: number, dispersion = 1): PredictedCount {
  const extra = (dispersion - 1) * mean + relativeVariance * mean * mean;
  if (mean <= 0) return { mean: 0, lower: 0, upper: 0 };
  const size = extra <= 1e-9 * mean ? Infinity : (mean * mean) / extra;
  return { mean, lower: quantile(0.025, mean, size), upper: quantile(0.975, mean, size) };
}

/** Natural logarithm of the chance of a count. */
export function logChance(count: number, mean: number, size = Infinity): number {
  if (size === Infinity) return count * Math.log(mean) - mean - logGamma(count + 1);
  return logGamma(count + size) - logGamma(size) - logGamma(count + 1) + size * Math.log(size / (size + mean)) + count * Math.log(mean / (size + mean));
}

/** Least count at or below which that share falls. */
function quantile(share: number, mean: number, size: number): number {
  let chance = Math.exp(logChance(0, mean, size)), below = chance, count = 0;
  const step = (n: number): number => (size === Infinity ? mean / n : ((n - 1 + size) / n) * (mean / (size + mean)));
  if (chance === 0) return normalQuantile(share, mean, size);
  while (below < share && chance > 0) {
    count += 1;
    chance *= step(count);
    below += chance;
  }
  return count;
}

/** Where the chance of nothing is too small to be told, the count is near enough normal. */
function normalQuantile(share: number, mean: number, size: number): number {
  const deviation = Math.sqrt(mean + (size === Infinity ? 0 : (mean * mean) / size));
  return Math.max(0, Math.round(mean + (share < 0.5 ? -1 : 1) * 1.959963984540054 * deviation));
}
