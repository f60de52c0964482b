import type { EventCube } from './cube';
import { compileFilter, type EventFilter } from './filter';
import { scan } from './scan';
import { instantOfStamp } from './stamp';

const weekMilliseconds = 7 * 86_400_000;

/**
 * Matching incidents by hour of the week (Monday 00:00 first, in the dataset's zone) in each of the weeks that end at an instant, oldest first.
 * One pass over the blocks that meet those weeks and the filter.
 */
export function countHoursByWeek(cube: EventCube, filter: EventFilter, { endAt, weekCount }: { endAt: number; weekCount: number }): Float64Array[] {
  const weeks = Array.from({ length: weekCount }, () => new Float64Array(168));
  const compiled = compileFilter(cube.facets, { ...filter, fromAt: endAt - weekCount * weekMilliseconds, toAt: endAt });
  scan(cube, compiled, ({ columns: { facts, stamp } }, { list, begin, count }) => {
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!, slot = facts[row]! & 0xff;
      const week = weeks[weekCount - 1 - Math.floor((endAt - 1 - instantOfStamp(stamp[row]!)) / weekMilliseconds)];
      if (week !== undefined) week[(slot >>> 5) * 24 + (slot & 31)]! += 1;
    }
  });
  return weeks;
}
