import { pointInPolygon, type GroundGrid, type Position } from '@wuding/geo';
import type { EventRow } from '../cube';
import type { EventFilter } from '../filter';
import { plane } from './random-events';

/** What a slice says, as plain objects without zeros. */
export interface PlainSlice {
  total: number;
  unlocated: number;
  hours: Record<string, number>;
  codes: Record<string, number>;
  districts: Record<string, number>;
  days: Record<string, number>;
  /** By "column,row" of the endless grid. */
  cells: Record<string, number>;
}

const add = (counts: Record<string, number>, key: string | number): void => void (counts[key] = (counts[key] ?? 0) + 1);

/** Looks at every incident and asks the runtime's calendar for each; slow and plain. */
export function bruteForce(rows: readonly EventRow[], filter: EventFilter, grid: GroundGrid, calendar: Calendar): PlainSlice {
  const answer: PlainSlice = { total: 0, unlocated: 0, hours: {}, codes: {}, districts: {}, days: {}, cells: {} };
  for (const row of rows) {
    const local = calendar(row.occurredAt);
    if (!passes(row, filter, local)) continue;
    answer.total += 1;
    add(answer.hours, local.weekday * 24 + local.hour);
    add(answer.days, local.date);
    add(answer.codes, row.codeId);
    if (row.position === null) {
      answer.unlocated += 1;
      continue;
    }
    add(answer.districts, row.districtId ?? 0);
    const [east, north] = plane.toPlane(row.position as Position).map((metres) => Math.round(metres * 100)) as [number, number];
    const { column, row: line } = grid.cellOf((east + 0.01) / 100, (north + 0.01) / 100);
    add(answer.cells, `${column},${line}`);
  }
  return answer;
}

/** Local date, weekday (0 = Monday) and hour of an instant, by the runtime's calendar; remembers what it was asked. */
export type Calendar = (at: number) => Local;

export interface Local { date: string; weekday: number; hour: number }

export function localCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', weekday: 'short' });
  const known = new Map<number, Local>();
  const read = (at: number): Local => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part['weekday']!);
    return { date: `${part['year']}-${part['month']}-${part['day']}`, weekday, hour: Number(part['hour']) };
  };
  return (at) => {
    const local = known.get(at) ?? read(at);
    known.set(at, local);
    return local;
  };
}

function passes(row: EventRow, filter: EventFilter, { weekday, hour }: Local): boolean {
  const second = Math.floor(row.occurredAt / 1000);
  const isIn = (from: number | null | undefined, to: number | null | undefined): boolean =>
    (from == null || second >= Math.ceil(from / 1000)) && (to == null || second < Math.ceil(to / 1000));
  return isIn(filter.fromAt, filter.toAt)
    && (filter.codeTerms ?? []).every((terms) => terms.some((term) => term.codeId === row.codeId && isIn(term.fromAt, term.toAt)))
    && (filter.districtIds === undefined || (row.position !== null && filter.districtIds.includes(row.districtId ?? 0)))
    && (filter.weekdays?.includes(weekday) ?? true) && (filter.hours?.includes(hour) ?? true)
    && (filter.statuses ?? ['open', 'closed']).includes(row.status)
    && (filter.polygon === undefined || (row.position !== null && pointInPolygon(row.position as Position, filter.polygon as Position[][])));
}
