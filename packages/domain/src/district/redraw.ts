import { accept, refuse, type Refusal, type Result } from '../shared/result';

/** Before this no record of a city is kept here: the first instant a boundary may be dated to. 2000-01-01 UTC. */
const earliestAt = Date.UTC(2000, 0, 1);

/**
 * Two districts may share this much ground: neighbours are drawn along one street by hand, and a vertex that is off by a
 * centimetre makes a sliver, not a dispute.
 */
export const toleratedOverlapSquareMetres = 25;

export interface RedrawDates {
  /** The instant the new boundary begins to hold, UTC milliseconds. */
  readonly effectiveFromAt: number;
  /** Since when the boundary in force holds; null = from always; undefined = the district has none. */
  readonly currentFromAt: number | null | undefined;
  readonly nowAt: number;
}

/**
 * Whether a boundary may be dated so: history is added to, never rewritten, so it begins after the one in force did; and it
 * does not begin in the future, because what holds today must be the last thing drawn.
 */
export function judgeRedrawDates(
  { effectiveFromAt, currentFromAt, nowAt }: RedrawDates,
): Result<number, Refusal<'time-implausible' | 'redraw-not-later'>> {
  if (effectiveFromAt < earliestAt || effectiveFromAt > nowAt) return refuse('time-implausible', { pointer: '/effectiveFrom' });
  if (typeof currentFromAt === 'number' && effectiveFromAt <= currentFromAt) {
    return refuse('redraw-not-later', { pointer: '/effectiveFrom', data: { currentFrom: new Date(currentFromAt).toISOString() } });
  }
  return accept(effectiveFromAt);
}
