import { accept, refuse, type Refusal, type Result } from '../shared/result';
import type { ZoneHours } from './zone';

const minutesOfDay = 1440;
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a month and day, `02-29` included. */
export function isMonthDay(text: string): boolean {
  const found = /^(\d\d)-(\d\d)$/.exec(text);
  const [month, day] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)];
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0);
}

/** Refuses hours that open on no day, have no length or more than a day of it, or name a day no year has. */
export function checkZoneHours(hours: readonly ZoneHours[]): Result<readonly ZoneHours[], Refusal<'zone-hours-invalid'>> {
  for (const [index, { weekdays, fromMinute, toMinute, season }] of hours.entries()) {
    const at = (field: string) => refuse('zone-hours-invalid', { pointer: `/hours/${index}/${field}` });
    if (weekdays.length === 0 || new Set(weekdays).size !== weekdays.length || weekdays.some((day) => !Number.isInteger(day) || day < 0 || day > 6)) return at('weekdays');
    if (!Number.isInteger(fromMinute) || fromMinute < 0 || fromMinute >= minutesOfDay) return at('fromMinute');
    if (!Number.isInteger(toMinute) || toMinute <= fromMinute || toMinute > fromMinute + minutesOfDay) return at('toMinute');
    if (season !== null && !(isMonthDay(season.from) && isMonthDay(season.to))) return at('season');
  }
  return accept(hours);
}
