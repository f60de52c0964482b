/** When returns are a wave. @source issue of the wall: three or more at distinct spots of a district within an hour, above the 95th percentile of that hour */
export const relapseWaveRule = {
  leastSpots: 3,
  percentile: 0.95,
  /** The same hour of this many days before is what it is measured by: eight weeks, every weekday as often. */
  historyDays: 56,
  /** Fewer days on which somebody passed in that hour say nothing of a 95th percentile. @source one in twenty */
  leastDays: 20,
} as const;

export interface RelapseWave {
  readonly spotCount: number;
  /** What the hour stays at or below on 95 of a hundred days. */
  readonly usualCount: number;
  /** Days it was measured on. */
  readonly dayCount: number;
}

/**
 * The wave that returns of the last hour make; null = they are few, usual, or nothing is known of that hour.
 * @param spotCount distinct spots with a return; @param usual the same of that hour of each day on which somebody passed, in any order
 */
export function relapseWaveOf(spotCount: number, usual: readonly number[]): RelapseWave | null {
  const { leastSpots, leastDays, percentile } = relapseWaveRule;
  if (spotCount < leastSpots || usual.length < leastDays) return null;
  // Nearest rank: the smallest count that at least 95 of a hundred days do not exceed.
  const usualCount = usual.toSorted((a, b) => a - b)[Math.ceil(percentile * usual.length) - 1] ?? 0;
  return spotCount > usualCount ? { spotCount, usualCount, dayCount: usual.length } : null;
}
