import { cubeEpochAt } from './stamp';

const daySeconds = 86_400;
const sampleSeconds = 3 * daySeconds;
/** 2000-01-01 was a Saturday; weekdays count from Monday = 0. */
const epochWeekday = 5;

/** Local wall-clock time of one IANA zone, exact across its changes of offset. Seconds count from `cubeEpochAt`. */
export interface Zone {
  readonly timeZone: string;
  /** Seconds to add to UTC for local time at this instant. */
  offsetSecondsAt(atSeconds: number): number;
  /** The local hour of an instant. An hour that a clock runs through twice counts as one. */
  localHourAt(atSeconds: number): LocalHour;
}

export interface LocalHour {
  /** Civil day counted from 2000-01-01. */
  readonly day: number;
  /** 0 = Monday … 6. */
  readonly weekday: number;
  /** 0 … 23. */
  readonly hour: number;
}

interface Stretch {
  readonly fromSeconds: number;
  readonly offsetSeconds: number;
}

/**
 * Opens a zone by the runtime's own tz database. Offsets are sampled every three days, year by year as they are asked
 * for, and each change is bisected to its second: no zone has kept an offset for less than a week since 2000 (tzdata;
 * Recife kept summer time for seven days in October of that year).
 * @param timeZone IANA name; @throws RangeError when the runtime knows none of that name
 */
export function openZone(timeZone: string): Zone {
  const read = offsetReader(timeZone);
  const years = new Map<number, readonly Stretch[]>();
  const offsetSecondsAt = (atSeconds: number): number => {
    const year = Math.floor(atSeconds / (366 * daySeconds));
    let stretches = years.get(year);
    if (stretches === undefined) years.set(year, (stretches = stretchesOf(read, year)));
    let index = stretches.length - 1;
    while (index > 0 && stretches[index]!.fromSeconds > atSeconds) index -= 1;
    return stretches[index]!.offsetSeconds;
  };
  return {
    timeZone,
    offsetSecondsAt,
    localHourAt(atSeconds) {
      const localSeconds = atSeconds + offsetSecondsAt(atSeconds);
      const day = Math.floor(localSeconds / daySeconds);
      return { day, weekday: weekdayOf(day), hour: Math.floor((localSeconds - day * daySeconds) / 3600) };
    },
  };
}

/** Weekday of a day counted from 2000-01-01, 0 = Monday. */
export const weekdayOf = (day: number): number => (((day + epochWeekday) % 7) + 7) % 7;

/** The civil date of a day counted from 2000-01-01, as YYYY-MM-DD. */
export const dateOfDay = (day: number): string => new Date(cubeEpochAt + day * daySeconds * 1000).toISOString().slice(0, 10);

/** The day counted from 2000-01-01 of a civil date, YYYY-MM-DD. */
export const dayOfDate = (date: string): number => (Date.parse(date) - cubeEpochAt) / (daySeconds * 1000);

function stretchesOf(read: (atSeconds: number) => number, year: number): Stretch[] {
  const begin = year * 366 * daySeconds;
  const end = begin + 366 * daySeconds;
  const stretches: Stretch[] = [{ fromSeconds: begin, offsetSeconds: read(begin) }];
  for (let at = begin; at < end; at += sampleSeconds) {
    const next = Math.min(at + sampleSeconds, end);
    if (read(next) !== stretches.at(-1)!.offsetSeconds) stretches.push(changeBetween(read, at, next));
  }
  return stretches;
}

function changeBetween(read: (atSeconds: number) => number, begin: number, end: number): Stretch {
  const before = read(begin);
  let low = begin;
  let high = end;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(middle) === before) low = middle;
    else high = middle;
  }
  return { fromSeconds: high, offsetSeconds: read(high) };
}

function offsetReader(timeZone: string): (atSeconds: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (atSeconds) => {
    const at = cubeEpochAt + atSeconds * 1000;
    const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.get('year')!, part.get('month')! - 1, part.get('day')!, part.get('hour')!, part.get('minute')!, part.get('second')!);
    return (local - at) / 1000;
  };
}
