import { slice, type EventCube, type EventFilter } from '@wuding/analytics';
import { groundGrid, type Position } from '@wuding/geo';
import type { DatasetCube } from '../../live/event-cubes';
import { countIn } from './home-figures';
import type { HomeDays } from './home-days';

/** Twelve weeks: long enough for a mean by hour and weekday, short enough to be this season's. */
const longestWeekCount = 12;
const hourCount = 6;
/** A stretch of street, and coarse enough for a few incidents to meet. */
const spotMetres = 160;
const spotCount = 3;
/** Fewer than this in twelve weeks is no place to send anybody to. */
const fewestPerSpot = 3;

export interface HoursAhead {
  readonly weekCount: number;
  /** `count` over all those weeks; the mean is count / weekCount. */
  readonly hours: readonly { readonly weekday: number; readonly hour: number; readonly count: number }[];
}

export interface SpotAhead {
  /** Centre of a ground cell. */
  readonly position: Position;
  readonly count: number;
}

const weeksOnRecord = (cube: EventCube, days: HomeDays): number => {
  const firstAt = cube.timeSpan?.firstAt ?? Infinity;
  let count = 0;
  while (count < longestWeekCount && days.startOf(-7 * (count + 1)) >= firstAt) count += 1;
  return count;
};

/** The next six hours, this one first, with what the same hours of the week held in the weeks before; none without a week on record. */
export function hoursAhead(cube: EventCube, { days, nowAt, scope }: { days: HomeDays; nowAt: number; scope: EventFilter }): HoursAhead {
  const weekCount = weeksOnRecord(cube, days);
  if (weekCount === 0) return { weekCount, hours: [] };
  const { hourOfWeek } = countIn(cube, { ...scope, fromAt: days.startOf(-7 * weekCount), toAt: days.todayAt });
  const slots = nextSlots(cube, nowAt);
  return { weekCount, hours: slots.map(({ weekday, hour }) => ({ weekday, hour, count: hourOfWeek[weekday * 24 + hour] ?? 0 })) };
}

/** The slots of the week that the next hours fall into; an hour that a clock runs through twice is named once. */
function nextSlots({ zone }: EventCube, nowAt: number): { weekday: number; hour: number }[] {
  const cubeEpochAt = Date.UTC(2000, 0, 1);
  const slots = Array.from({ length: hourCount }, (_, ahead) => zone.localHourAt(Math.floor((nowAt - cubeEpochAt) / 1000) + ahead * 3600));
  return slots.filter((slot, index) => slot.hour !== slots[index - 1]?.hour).map(({ weekday, hour }) => ({ weekday, hour }));
}

/** The ground cells in which the rest of these hours of this weekday held most. Empty without a place or a week on record. */
export function spotsAhead({ dataset, cube }: DatasetCube, { days, nowAt, scope }: { days: HomeDays; nowAt: number; scope: EventFilter }): SpotAhead[] {
  const weekCount = weeksOnRecord(cube, days);
  const slots = nextSlots(cube, nowAt);
  if (weekCount === 0 || cube.plane === null) return [];
  const { plane } = cube;
  const grid = groundGrid({ plane, originEastMetres: dataset.gridOriginEastMetres, originNorthMetres: dataset.gridOriginNorthMetres, cellMetres: spotMetres });
  const today = slots.filter(({ weekday }) => weekday === slots[0]?.weekday);
  const counted = slice(cube, {
    ...scope, fromAt: days.startOf(-7 * weekCount), toAt: days.todayAt, weekdays: today.slice(0, 1).map(({ weekday }) => weekday), hours: today.map(({ hour }) => hour),
  }, { grid });
  if (!counted.ok || counted.value.heat === null) return [];
  const { window: { originMetres: [west, south], columns }, counts } = counted.value.heat;
  const centreOf = (index: number): Position =>
    plane.toPosition([west + ((index % columns) + 0.5) * spotMetres, south + (Math.floor(index / columns) + 0.5) * spotMetres]);
  return [...counts].map((count, index) => ({ count, index })).filter(({ count }) => count >= fewestPerSpot)
    .sort((a, b) => b.count - a.count || a.index - b.index).slice(0, spotCount)
    .map(({ count, index }) => ({ position: centreOf(index), count }));
}
