import { poissonAtLeast } from '../statistics/poisson';

/** Events in plane metres with a time in days. */
export interface TimedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly day: Float64Array;
}

export interface KnoxCount {
  readonly observed: number;
  readonly nearInSpaceCount: number;
  readonly nearInTimeCount: number;
  readonly pairCount: number;
  readonly expected: number;
  /** P(X ≥ observed), X ~ Poisson(expected). */
  readonly pPoisson: number;
}

/**
 * Knox's count of pairs near in space and in time, against what independence of the two would give.
 * @param nearMetres inclusive @param nearDays inclusive
 * @source Knox 1964; observed and expected equal to R surveillance::knox
 */
export function knoxCount({ x, y, day }: TimedPoints, nearMetres: number, nearDays: number): KnoxCount {
  const n = x.length;
  const limit = nearMetres * nearMetres;
  let observed = 0, nearInSpaceCount = 0, nearInTimeCount = 0;
  for (let i = 1; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const isNearInSpace = (x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2 <= limit;
      const isNearInTime = Math.abs(day[i]! - day[j]!) <= nearDays;
      if (isNearInSpace) nearInSpaceCount += 1;
      if (isNearInTime) nearInTimeCount += 1;
      if (isNearInSpace && isNearInTime) observed += 1;
    }
  }
  const pairCount = (n * (n - 1)) / 2;
  const expected = pairCount === 0 ? 0 : (nearInSpaceCount * nearInTimeCount) / pairCount;
  return { observed, nearInSpaceCount, nearInTimeCount, pairCount, expected, pPoisson: poissonAtLeast(observed, expected) };
}
