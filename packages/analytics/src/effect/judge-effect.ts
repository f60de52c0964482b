import { proportionLimits } from '../statistics/beta';
import { normal975, normalTwoSided } from '../statistics/normal';

/** Events before and after, where something was done, where nothing was, and in the ring around. */
export interface BeforeAfter {
  readonly targetBefore: number;
  readonly targetAfter: number;
  readonly controlBefore: number;
  readonly controlAfter: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly daysBefore: number;
  readonly daysAfter: number;
}

export interface RatioWithLimits {
  readonly ratio: number;
  readonly lower: number;
  /** Infinity where nothing bounds it from above. */
  readonly upper: number;
}

export interface ControlledRatio extends RatioWithLimits {
  readonly log: number;
  readonly standardError: number;
  readonly p: number;
}

/**
 * Rate after over rate before in one place, with exact conditional limits: given the sum, the later count is binomial.
 * @returns null where nothing was counted before
 * @source Clopper & Pearson 1934 on the conditional binomial; equal to R poisson.test
 */
export function rateRatio(before: number, after: number, { daysBefore, daysAfter }: Pick<BeforeAfter, 'daysBefore' | 'daysAfter'>, level = 0.95): RatioWithLimits | null {
  if (before === 0) return null;
  const { lower, upper } = proportionLimits(after, before + after, level);
  const odds = (share: number): number => (share / (1 - share)) * (daysBefore / daysAfter);
  return { ratio: (after / daysAfter) / (before / daysBefore), lower: odds(lower), upper: upper >= 1 ? Infinity : odds(upper) };
}

/**
 * Change at the target against the change at the control, with Wald limits; the lengths of the periods cancel out.
 * @returns null where any of the four counts is 0: this interval does not exist then
 * @source equal to the interaction of R glm(family = poisson)
 */
export function controlledRatio({ targetBefore, targetAfter, controlBefore, controlAfter }: BeforeAfter): ControlledRatio | null {
  if (Math.min(targetBefore, targetAfter, controlBefore, controlAfter) === 0) return null;
  const ratio = targetAfter / targetBefore / (controlAfter / controlBefore);
  const log = Math.log(ratio);
  const standardError = Math.sqrt(1 / targetBefore + 1 / targetAfter + 1 / controlBefore + 1 / controlAfter);
  return {
    ratio, log, standardError, p: normalTwoSided(log / standardError),
    lower: Math.exp(log - normal975 * standardError), upper: Math.exp(log + normal975 * standardError),
  };
}

export interface Displacement {
  /** Weighted displacement quotient; null where the target did not fall against the control: there is nothing then that could have moved. */
  readonly quotient: number | null;
  /** Change of target over control; below 0 = success. */
  readonly successMeasure: number;
  readonly targetPrevented: number;
  readonly totalPrevented: number;
}

/**
 * Whether what left the target went into the ring.
 * @returns null where the control had nothing in a period
 * @source Bowers & Johnson 2003 (WDQ); Guerette 2009 (net effects)
 */
export function displacement({ targetBefore, targetAfter, controlBefore, controlAfter, bufferBefore, bufferAfter }: BeforeAfter): Displacement | null {
  if (controlBefore === 0 || controlAfter === 0) return null;
  const successMeasure = targetAfter / controlAfter - targetBefore / controlBefore;
  const moved = bufferAfter / controlAfter - bufferBefore / controlBefore;
  const expectedShare = controlAfter / controlBefore;
  return {
    // Of whole counts, so that no rounding makes a fall of none.
    quotient: targetAfter * controlBefore < targetBefore * controlAfter ? moved / successMeasure : null, successMeasure,
    targetPrevented: targetBefore * expectedShare - targetAfter,
    totalPrevented: (targetBefore + bufferBefore) * expectedShare - (targetAfter + bufferAfter),
  };
}

/**
 * Weighted displacement difference without rings, in events, with its normal limits.
 * @returns null where the periods differ in length: it compares counts
 * @source Wheeler & Ratcliffe 2018
 */
export function weightedDifference(counts: BeforeAfter): { events: number; standardError: number; lower: number; upper: number } | null {
  if (counts.daysBefore !== counts.daysAfter) return null;
  const { targetBefore, targetAfter, controlBefore, controlAfter } = counts;
  const events = targetAfter - targetBefore - (controlAfter - controlBefore);
  const standardError = Math.sqrt(targetBefore + targetAfter + controlBefore + controlAfter);
  return { events, standardError, lower: events - normal975 * standardError, upper: events + normal975 * standardError };
}
