import { gammaQuantile, type Limits } from '../statistics/poisson-limits';

/** Counts of places and what the whole map's rate would have them be. */
export interface ObservedExpected {
  readonly observed: Float64Array;
  /** Above 0. */
  readonly expected: Float64Array;
}

export interface ShrunkRatio extends Limits {
  /** Ratio to the whole map's rate, pulled towards it the more, the less was looked at. */
  readonly ratio: number;
}

/** How places differ from one another: a gamma distribution of ratios; null where chance alone explains them. */
export interface RatioSpread {
  readonly shape: number;
  readonly rate: number;
}

/**
 * The spread of true ratios between places, by moments.
 * @param dispersion of counts around their place's own mean, 1 or more
 * @source Marshall 1991 (global empirical Bayes), Clayton & Kaldor 1987
 */
export function ratioSpread({ observed, expected }: ObservedExpected, dispersion = 1): RatioSpread | null {
  const totalExpected = expected.reduce((a, b) => a + b, 0);
  if (totalExpected <= 0) return null;
  const mean = observed.reduce((a, b) => a + b, 0) / totalExpected;
  if (mean <= 0) return null;
  const squares = expected.reduce((sum, e, i) => sum + e * (observed[i]! / e - mean) ** 2, 0) / totalExpected;
  const variance = squares - (dispersion * mean) / (totalExpected / expected.length);
  return variance <= 0 ? null : { shape: (mean * mean) / variance, rate: mean / variance };
}

/**
 * The ratio of one place with 95 % limits, from its count and the spread between places.
 * @source posterior of a gamma–Poisson model
 */
export function shrinkRatio(observed: number, expected: number, { spread, dispersion = 1 }: { spread: RatioSpread | null; dispersion?: number }): ShrunkRatio {
  if (spread === null) return { ratio: 1, lower: 1, upper: 1 };
  const shape = observed / dispersion + spread.shape, rate = expected / dispersion + spread.rate;
  return { ratio: shape / rate, lower: gammaQuantile(0.025, shape) / rate, upper: gammaQuantile(0.975, shape) / rate };
}
