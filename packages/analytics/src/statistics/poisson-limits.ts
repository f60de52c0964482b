import { lowerGammaRatio } from './gamma';

/** The x with P(a, x) = p of the gamma distribution of shape a and scale 1, by bisection; a > 0, 0 < p < 1. */
export function gammaQuantile(p: number, a: number): number {
  let low = 0, high = Math.max(1, a);
  while (lowerGammaRatio(a, high) < p) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (lowerGammaRatio(a, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact 95 % limits of the mean behind a count. With a dispersion above 1 the count carries only count / dispersion
 * independent events, and the limits widen accordingly.
 * @param count 0 or more @param dispersion 1 or more
 * @source Garwood 1936; quasi-Poisson scaling after McCullagh & Nelder 1989, §6.2
 */
export function countLimits(count: number, dispersion = 1): Limits {
  const events = count / dispersion;
  return { lower: events === 0 ? 0 : dispersion * gammaQuantile(0.025, events), upper: dispersion * gammaQuantile(0.975, events + 1) };
}
