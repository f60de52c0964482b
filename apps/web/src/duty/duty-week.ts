import { civilDateOf, civilDayOf, dayOfIsoDate, instantOfCivil, mondayOf, weekdayOfDay } from '@wuding/domain';

/** A civil week of the bureau, as the page plans it. */
export interface DutyWeek {
  /** Its Monday as a date, 2026-11-23: what addresses and requests say. */
  readonly on: string;
  /** The Monday as a day number. */
  readonly monday: number;
  /** Dates of its seven days. */
  readonly days: readonly string[];
  /** ISO 8601 number of the week and the year it counts in. */
  readonly number: number;
  readonly year: number;
}

/** The week of a day number. */
function weekOfDay(day: number): DutyWeek {
  const monday = mondayOf(day), thursday = civilDateOf(monday + 3), year = Number(thursday.slice(0, 4));
  const first = mondayOf(Date.UTC(year, 0, 4) / 86_400_000);
  return { on: civilDateOf(monday), monday, days: Array.from({ length: 7 }, (_, i) => civilDateOf(monday + i)), number: (monday - first) / 7 + 1, year };
}

/** The week a date lies in; of `nowAt` (UTC ms) when the text is no date. */
export const dutyWeek = (text: string | null, nowAt: number): DutyWeek => weekOfDay((text === null ? null : dayOfIsoDate(text)) ?? civilDayOf(nowAt));

/** So many weeks later, negative = earlier. */
export const weekAfter = ({ monday }: DutyWeek, count: number): DutyWeek => weekOfDay(monday + 7 * count);

/** Day of the week (0 = Monday) an instant falls on; null outside it. */
export function dayInWeek({ monday }: Pick<DutyWeek, 'monday'>, at: number): number | null {
  const day = civilDayOf(at) - monday;
  return day >= 0 && day < 7 ? day : null;
}

/** As 06:30, on the bureau's clock. */
export function clockText(at: number): string {
  const minutes = Math.floor((at - instantOfCivil(civilDayOf(at), 0)) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** As 06:30–12:30; an end on the next day is marked. */
export const spanText = (startAt: number, endAt: number): string =>
  `${clockText(startAt)}–${clockText(endAt)}${civilDayOf(endAt - 1) > civilDayOf(startAt) ? '⁺¹' : ''}`;

/** Month and day, 11-25. */
export const monthDay = (date: string): string => date.slice(5);

export const weekdayAt = (at: number): number => weekdayOfDay(civilDayOf(at));
