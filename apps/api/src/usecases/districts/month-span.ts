import type { EventCube } from '@wuding/analytics';

/** The months (YYYY-MM, in the cube's zone) from its first record to the end of a window, or to its last record when that is later. */
export function monthSpan(cube: EventCube, toAt: number): { first: string; last: string } {
  const { firstAt, endAt } = cube.timeSpan ?? { firstAt: toAt - 1, endAt: toAt };
  const monthOf = (at: number): string => new Date(at + cube.zone.offsetSecondsAt(Math.floor((at - Date.UTC(2000, 0, 1)) / 1000)) * 1000).toISOString().slice(0, 7);
  const first = monthOf(firstAt), last = monthOf(Math.min(Math.max(toAt, firstAt + 1), endAt) - 1);
  return first <= last ? { first, last } : { first, last: first };
}
