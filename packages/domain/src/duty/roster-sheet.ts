import { civilDateOf } from '../calendar/civil-date';
import { civilDayOf, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import { clockText } from '../zone/hours-text';

/** A shift with who stands on it, as a printed sheet needs it. Instants UTC milliseconds, net duty time. */
export interface SheetShift {
  /** `post:12` or `beat:3`. */
  readonly place: string;
  readonly placeName: string;
  readonly name: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly personCount: number;
  readonly people: readonly { readonly id: number; readonly name: string }[];
}

export interface SheetPerson {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export interface SheetDay {
  readonly on: string;
  /** 0 = Monday. */
  readonly weekday: number;
}

/** A line of the sheet: whose it is, what of it, and a cell for each day. */
export interface SheetRow {
  readonly heading: string;
  readonly detail: string;
  /** How many lines from this one on share the heading; 0 = the heading stands further up. */
  readonly headingSpan: number;
  readonly cells: readonly { readonly lines: readonly string[]; readonly openCount: number }[];
  /** Net duty hours of the line. */
  readonly hours: number;
}

/** `A` = the place, `A1` = its first stretch. */
export interface SheetLegend {
  readonly mark: string;
  readonly place: string;
  readonly stretches: readonly string[];
}

export interface RosterSheet {
  readonly days: readonly SheetDay[];
  readonly rows: readonly SheetRow[];
  /** What the marks in the cells stand for; empty where cells say it themselves. */
  readonly legend: readonly SheetLegend[];
  /** Places on shifts that nobody fills. */
  readonly openCount: number;
}

const millisecondsPerHour = 3_600_000;

/** The days from one civil day on. */
export const sheetDays = (firstDay: number, dayCount: number): SheetDay[] =>
  Array.from({ length: dayCount }, (_, i) => ({ on: civilDateOf(firstDay + i), weekday: weekdayOfDay(firstDay + i) }));

/** Clock of the day a shift begins on; an end on the next day is above 24:00. */
function hoursText({ startAt, endAt }: SheetShift): string {
  const midnight = instantOfCivil(civilDayOf(startAt), 0), minute = (at: number): string => clockText(Math.round((at - midnight) / 60_000));
  return `${minute(startAt)}–${minute(endAt)}`;
}

const openOf = ({ personCount, people }: SheetShift): number => Math.max(0, personCount - people.length);

/**
 * A week by post and shift: a line for each place and stretch, the names in the cell of the day. Shifts outside the days are
 * left out. @param firstDay civil day number of the Monday
 */
export function weekSheet(shifts: readonly SheetShift[], firstDay: number): RosterSheet {
  const lines = new Map<string, { shift: SheetShift; byDay: SheetShift[][] }>();
  for (const shift of inDays(shifts, firstDay, 7)) {
    const key = `${shift.placeName}\n${shift.place}\n${hoursText(shift)}\n${shift.name}`;
    const line = lines.get(key) ?? { shift, byDay: Array.from({ length: 7 }, () => []) };
    line.byDay[civilDayOf(shift.startAt) - firstDay]?.push(shift);
    lines.set(key, line);
  }
  const sorted = [...lines.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const rows = sorted.map(({ shift, byDay }, at): SheetRow => ({
    heading: shift.placeName, detail: `${shift.name} ${hoursText(shift)}`, headingSpan: spanOf(sorted.map((line) => line.shift.place), at),
    cells: byDay.map((day) => ({ lines: day.flatMap(({ people }) => people.map(({ name }) => name)), openCount: day.reduce((sum, one) => sum + openOf(one), 0) })),
    hours: byDay.flat().reduce((sum, { startAt, endAt, people }) => sum + ((endAt - startAt) / millisecondsPerHour) * people.length, 0),
  }));
  return { days: sheetDays(firstDay, 7), rows, legend: [], openCount: openCountOf(rows) };
}

/** How many neighbours from here on are the same; 0 when the one before is. */
function spanOf(keys: readonly string[], at: number): number {
  if (at > 0 && keys[at - 1] === keys[at]) return 0;
  let end = at + 1;
  while (end < keys.length && keys[end] === keys[at]) end++;
  return end - at;
}

const openCountOf = (rows: readonly SheetRow[]): number => rows.reduce((sum, { cells }) => sum + cells.reduce((inRow, { openCount }) => inRow + openCount, 0), 0);

const inDays = (shifts: readonly SheetShift[], firstDay: number, dayCount: number): SheetShift[] =>
  shifts.filter(({ startAt }) => civilDayOf(startAt) >= firstDay && civilDayOf(startAt) < firstDay + dayCount);

/** A, B … Z, AA: short names for the places of a month. */
export function letterMark(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : letterMark(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}

/**
 * A month by person: a line for each, in the cell of the day the marks of the stretches begun there, such as `A1`: place A, its
 * first stretch. The legend says which. Open places are counted, not shown: they are nobody's line.
 */
export function monthSheet(shifts: readonly SheetShift[], people: readonly SheetPerson[], { firstDay, dayCount }: { readonly firstDay: number; readonly dayCount: number }): RosterSheet {
  const inMonth = inDays(shifts, firstDay, dayCount), marks = marksOf(inMonth);
  const byPerson = new Map<number, SheetShift[]>();
  for (const shift of inMonth) for (const { id } of shift.people) byPerson.set(id, [...(byPerson.get(id) ?? []), shift]);
  const rows = people.map(({ id, code, name }): SheetRow => {
    const own = (byPerson.get(id) ?? []).toSorted((a, b) => a.startAt - b.startAt);
    const cells = Array.from({ length: dayCount }, (_, day) => ({
      lines: own.filter(({ startAt }) => civilDayOf(startAt) === firstDay + day).map((shift) => marks.markOf(shift)), openCount: 0,
    }));
    return { heading: name, detail: code, headingSpan: 1, cells, hours: own.reduce((sum, { startAt, endAt }) => sum + (endAt - startAt) / millisecondsPerHour, 0) };
  });
  return { days: sheetDays(firstDay, dayCount), rows, legend: marks.legend, openCount: inMonth.reduce((sum, shift) => sum + openOf(shift), 0) };
}

function marksOf(shifts: readonly SheetShift[]): { legend: SheetLegend[]; markOf(shift: SheetShift): string } {
  const stretchOf = (shift: SheetShift): string => `${hoursText(shift)} ${shift.name}`;
  const places = new Map<string, { name: string; stretches: Set<string> }>();
  for (const shift of shifts) {
    const place = places.get(shift.place) ?? { name: shift.placeName, stretches: new Set<string>() };
    place.stretches.add(stretchOf(shift));
    places.set(shift.place, place);
  }
  const sorted = [...places.entries()].toSorted(([a, { name: nameA }], [b, { name: nameB }]) => (`${nameA}\n${a}` < `${nameB}\n${b}` ? -1 : 1));
  const marks = new Map<string, string>();
  const legend = sorted.map(([key, { name, stretches }], index) => {
    const texts = [...stretches].toSorted().map((stretch, at) => {
      marks.set(`${key} ${stretch}`, `${letterMark(index)}${at + 1}`);
      const [hours = '', ...words] = stretch.split(' ');
      return `${words.join(' ')} ${hours}`;
    });
    return { mark: letterMark(index), place: name, stretches: texts };
  });
  return { legend, markOf: (shift) => marks.get(`${shift.place} ${stretchOf(shift)}`) ?? '' };
}
