import type { EventCube } from './cube';
import { compileFilter, type EventFilter } from './filter';
import { scan } from './scan';
import { instantOfStamp } from './stamp';

const weekMilliseconds = 7 * 86_400_000;

/**
 * Matching incidents by hour of the week (Monday 00:00 first, in the dataset's zone) in each of the weeks that end at an instant, oldest first.
 * One pass over the blocks that meet those weeks and the filter.
 */
export const countHoursByWeek = (cube: EventCube, filter: EventFilter, weeks: { endAt: number; weekCount: number }): Float64Array[] => countHours(cube, filter, { ...weeks, placeCount: 1, placeOf: null });

/** Where things are counted apart. */
interface Places {
  readonly placeCount: number;
  /** Number of the place of a position of the plane, metres; below 0 = none. Incidents without coordinates are at no place. */
  readonly placeOf: (eastMetres: number, northMetres: number) => number;
}

/** The same at several places at once: each week holds place × 168. Incidents at none of them are left out. One pass, however many places. */
export const countHoursByPlace = (cube: EventCube, filter: EventFilter, weeksAndPlaces: Places & { readonly endAt: number; readonly weekCount: number }): Float64Array[] => countHours(cube, filter, weeksAndPlaces);

function countHours(cube: EventCube, filter: EventFilter, { endAt, weekCount, placeCount, placeOf }: Omit<Places, 'placeOf'> & { readonly placeOf: Places['placeOf'] | null; readonly endAt: number; readonly weekCount: number }): Float64Array[] {
  const weeks = Array.from({ length: weekCount }, () => new Float64Array(placeCount * 168));
  const compiled = compileFilter(cube.facets, { ...filter, fromAt: endAt - weekCount * weekMilliseconds, toAt: endAt });
  scan(cube, compiled, ({ columns: { facts, stamp, eastCentimetres, northCentimetres }, isLocated }, { list, begin, count }) => {
    if (placeOf !== null && !isLocated) return;
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!, slot = facts[row]! & 0xff;
      const week = weeks[weekCount - 1 - Math.floor((endAt - 1 - instantOfStamp(stamp[row]!)) / weekMilliseconds)];
      const place = placeOf === null ? 0 : placeOf(eastCentimetres[row]! / 100, northCentimetres[row]! / 100);
      if (week !== undefined && place >= 0) week[place * 168 + (slot >>> 5) * 24 + (slot & 31)]! += 1;
    }
  });
  return weeks;
}
