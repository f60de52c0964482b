import type { LocalTime } from './local-time';
import type { RepairReason } from './reason';

/** Order of day, month and year in dates written with slashes, dots or hyphens. */
export const dateOrders = ['ymd', 'mdy', 'dmy'] as const;
export type DateOrder = (typeof dateOrders)[number];

export interface ReadTime {
  /** UTC milliseconds. */
  readonly at: number;
  /** The later of two readings, where the wall clock ran through the hour twice. */
  readonly laterAt?: number;
  readonly repair?: RepairReason;
}

const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
const zoneMark = String.raw`(?:\s*(Z|[+-]\d{2}(?::?\d{2})?))?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|\s+)${time}${zoneMark})?$`, 'i');
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:(?:T|,?\s+)${time}(?:\s*([AP])\.?M\.?)?)?$`, 'i');
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2})[:时点](?:(\d{1,2})分?(?:[:]?(\d{1,2})秒?)?)?)?$/;
/** Thirteen digits are milliseconds of this century and nothing else; ten digits may be anything and are not guessed. */
const epochMilliseconds = /^1\d{12}$/;

/**
 * An instant from the text of a cell: ISO 8601, `2015-03-08 02:30[:15]`, `2015/3/8 2:30`, `2015年3月8日 2时30分`, with
 * `order` also `3/8/2015 2:30` (AM/PM implies month first unless `dmy` is said), or thirteen digits of epoch milliseconds.
 * A text without offset is local time of `local`. Null when it is none of these or no such day exists.
 */
export function readTime(text: string, { local, order = 'ymd' }: { local: LocalTime; order?: DateOrder }): ReadTime | null {
  if (epochMilliseconds.test(text)) return { at: Number(text) };
  const parts = wallParts(text, order);
  if (parts === null) return null;
  const wall = wallMilliseconds(parts);
  if (wall === null) return null;
  if (parts.offsetMinutes !== null) return { at: wall - parts.offsetMinutes * 60_000 };
  const reading = local.read(wall);
  const repair: RepairReason | null = !parts.hasTime ? 'time-of-day-missing' : reading.kind === 'skipped' ? 'local-time-skipped' : null;
  return {
    at: reading.at,
    ...(reading.laterAt === undefined ? {} : { laterAt: reading.laterAt }),
    ...(repair === null ? {} : { repair }),
  };
}

interface WallParts {
  readonly year: number; readonly month: number; readonly day: number;
  readonly hour: number; readonly minute: number; readonly second: number; readonly millisecond: number;
  readonly hasTime: boolean;
  readonly offsetMinutes: number | null;
}

function wallParts(text: string, order: DateOrder): WallParts | null {
  const iso = yearFirst.exec(text) ?? chinese.exec(text);
  if (iso !== null) return partsOf([iso[1], iso[2], iso[3]], iso.slice(4, 8), iso[8]);
  const match = yearLast.exec(text);
  const half = match?.[8]?.toUpperCase();
  if (match === null || (order === 'ymd' && half === undefined)) return null;
  const [month, day] = order === 'dmy' ? [match[2], match[1]] : [match[1], match[2]];
  const hour = half === undefined ? match[4] : halfDayHour(Number(match[4]), half);
  return hour === null ? null : partsOf([match[3], month, day], [hour, match[5], match[6], match[7]], undefined);
}

/** 12 AM is midnight and 12 PM noon; null for an hour no twelve-hour clock shows. */
const halfDayHour = (hour: number, half: string): string | null =>
  (hour < 1 || hour > 12 ? null : String((hour % 12) + (half === 'P' ? 12 : 0)));

type Piece = string | undefined;

function partsOf([year, month, day]: readonly Piece[], [hour, minute, second, fraction]: readonly Piece[], offset: Piece): WallParts {
  return {
    year: Number(year), month: Number(month), day: Number(day),
    hour: Number(hour ?? 0), minute: Number(minute ?? 0), second: Number(second ?? 0),
    millisecond: Number((fraction ?? '').padEnd(3, '0').slice(0, 3)),
    hasTime: hour !== undefined, offsetMinutes: offset === undefined ? null : offsetMinutes(offset),
  };
}

function offsetMinutes(text: string): number {
  if (text.toUpperCase() === 'Z') return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return text.startsWith('-') ? -minutes : minutes;
}

/** The reading as if it were UTC; null for the 30th of February, the 25th hour and the like. */
function wallMilliseconds({ year, month, day, hour, minute, second, millisecond, offsetMinutes: offset }: WallParts): number | null {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const back = new Date(wall);
  const isReal = year >= 1000 && back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day
    && hour < 24 && minute < 60 && second < 60 && Math.abs(offset ?? 0) <= 14 * 60;
  return isReal ? wall : null;
}
