import { civilDateOf } from '../calendar/civil-date';

/**
 * Civil time of the bureau: Asia/Shanghai is UTC+8 all the year round.
 * @source IANA tz database, Asia/Shanghai: no daylight saving time since 1991-09-15
 */
const zoneMilliseconds = 8 * 3_600_000;
const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;

/** The civil day an instant falls on, counted from 1970-01-01. */
export const civilDayOf = (at: number): number => Math.floor((at + zoneMilliseconds) / dayMilliseconds);

/** Instant (UTC ms) of a minute of a civil day; minutes from 1440 on belong to the next day. */
export const instantOfCivil = (day: number, minute: number): number => day * dayMilliseconds - zoneMilliseconds + minute * minuteMilliseconds;

/** 0 = Monday. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The Monday of the week a day lies in. */
export const mondayOf = (day: number): number => day - weekdayOfDay(day);

const datePattern = /^\d{4}-\d{2}-\d{2}$/;

/** A date like 2026-11-23 as a day number; null when there is no such day. */
export function dayOfIsoDate(text: string): number | null {
  if (!datePattern.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || civilDateOf(at / dayMilliseconds) !== text ? null : at / dayMilliseconds;
}

/** Hour of the week, 0 = Monday 00:00–01:00. */
export const hourOfWeekOf = (at: number): number => {
  const day = civilDayOf(at);
  return weekdayOfDay(day) * 24 + Math.floor((at - instantOfCivil(day, 0)) / 3_600_000);
};
