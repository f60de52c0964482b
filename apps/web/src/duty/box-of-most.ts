import { bboxOf, type Bbox, type Position } from '@wuding/geo';

/** A place more than this many times further from the middle than half of them lies out of the way. */
const farTimes = 2;
/** Only so few may be left out, or they are no exceptions. */
const leftOutRatio = 0.25;

/**
 * The box around the places, without the few that lie far out of town: they would make the town too small to read.
 * @param positions [lng, lat], WGS-84; null where there are none
 */
export function boxOfMost(positions: readonly Position[]): Bbox | null {
  if (positions.length === 0) return null;
  const lng = middle(positions.map(([east]) => east)), lat = middle(positions.map(([, north]) => north));
  const away = positions.map(([east, north]) => Math.hypot((east - lng) * Math.cos((lat * Math.PI) / 180), north - lat));
  const usual = middle(away), near = positions.filter((_, index) => (away[index] ?? 0) <= usual * farTimes);
  return bboxOf(near.length >= positions.length * (1 - leftOutRatio) ? near : positions);
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
