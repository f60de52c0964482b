import type { GroundGrid } from '@wuding/geo';
import type { EventCube } from '../cube';
import type { EventFilter } from '../filter';
import { slice, type Slice } from '../slice';
import { dateOfDay } from '../zone';
import type { PlainSlice } from './brute-force';

/** The cube's answer in the form of the brute-force one. */
export function plainSlice(cube: EventCube, filter: EventFilter, grid: GroundGrid): PlainSlice {
  const answer = slice(cube, filter, { grid });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return {
    total: answer.value.total, unlocated: answer.value.unlocatedCount,
    hours: withoutZeros([...answer.value.hourOfWeek].map((count, hour) => [String(hour), count])),
    codes: withoutZeros([...answer.value.byCodeId].map(([id, count]) => [String(id), count])),
    districts: withoutZeros([...answer.value.byDistrictId].map(([id, count]) => [String(id), count])),
    days: daysOf(answer.value), cells: cellsOf(answer.value, grid),
  };
}

const withoutZeros = (entries: readonly (readonly [string, number])[]): Record<string, number> => Object.fromEntries(entries.filter(([, count]) => count > 0));

function daysOf({ byDay: { from, counts } }: Slice): Record<string, number> {
  if (from === null) return {};
  const first = Math.round((Date.parse(from) - Date.UTC(2000, 0, 1)) / 86_400_000);
  return withoutZeros([...counts].map((count, index) => [dateOfDay(first + index), count]));
}

function cellsOf({ heat }: Slice, grid: GroundGrid): Record<string, number> {
  if (heat === null) return {};
  const { originMetres, columns, cellMetres } = heat.window;
  const corner = grid.cellOf(originMetres[0] + cellMetres / 2, originMetres[1] + cellMetres / 2);
  return withoutZeros([...heat.counts].map((count, index) => [`${corner.column + (index % columns)},${corner.row + Math.floor(index / columns)}`, count]));
}
