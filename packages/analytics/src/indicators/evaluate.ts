import type { Suppression } from '@wuding/domain';
import type { Indicator, Observations } from './indicator';

/** A computed figure; `value` is null exactly when `suppressed` says why. */
export interface Figure {
  /** In the indicator's unit; percent as 0..100. */
  readonly value: number | null;
  readonly numerator: number;
  /** Records or days; null for plain counts. */
  readonly denominator: number | null;
  /** Records the figure rests on: the denominator's, or where that is days or nothing, the numerator's. */
  readonly n: number;
  readonly suppressed: Suppression | null;
}

/** The figure observations make, or why they make none. */
export function evaluateIndicator(indicator: Indicator, observations: Observations): Figure {
  const { numeratorCount, denominatorCount, dayCount } = observations;
  const denominator = indicator.denominator === 'days' ? dayCount : denominatorCount;
  const suppressed = suppressionOf(indicator, observations, denominator);
  return {
    value: suppressed === null ? indicator.compute(observations) : null,
    numerator: numeratorCount, denominator, n: denominatorCount ?? numeratorCount, suppressed,
  };
}

function suppressionOf(indicator: Indicator, { anyCount, isCodeKnown }: Observations, denominator: number | null): Suppression | null {
  if (!isCodeKnown) return 'codes-missing';
  if (anyCount === 0) return 'no-records';
  return denominator !== null && denominator < Math.max(indicator.minimumSample, Number.MIN_VALUE) ? 'sample-too-small' : null;
}
