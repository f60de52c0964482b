import type { Zone } from './zone';
import { cubeEpochAt } from './stamp';

const dayMilliseconds = 86_400_000;
const weekMilliseconds = 7 * dayMilliseconds;

export interface Window {
  /** UTC milliseconds, half-open. */
  readonly fromAt: number;
  readonly toAt: number;
}

/**
 * The period before of the same length and the same weekdays: the window moved back by the fewest whole weeks that keep the
 * two apart, by the wall clock of the zone (a change of offset between them does not move midnight).
 */
export function previousEqualWeekdays({ fromAt, toAt }: Window, zone: Zone): Window {
  const weeks = Math.ceil((toAt - fromAt) / weekMilliseconds);
  const back = (at: number): number => {
    const moved = at - weeks * weekMilliseconds;
    return moved + (offsetAt(zone, at) - offsetAt(zone, moved));
  };
  return { fromAt: back(fromAt), toAt: back(toAt) };
}

const offsetAt = (zone: Zone, at: number): number => zone.offsetSecondsAt(Math.floor((at - cubeEpochAt) / 1000)) * 1000;
