import { random } from '../random';

/** Days are numbered from 1970-01-01; local time is UTC+8 all year (Asia/Shanghai has had no DST since 1991). */
export const dayMilliseconds = 86_400_000;
const zoneMilliseconds = 8 * 3_600_000;

export const dayOf = (at: number): number => Math.floor((at + zoneMilliseconds) / dayMilliseconds);
/** Instant of a local minute of a day, UTC milliseconds. */
export const instantOf = (day: number, minute: number): number => Math.round(day * dayMilliseconds - zoneMilliseconds + minute * 60_000);
export const dayOfDate = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / dayMilliseconds;

export interface DayFacts {
  readonly day: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly month: number;
  readonly isHoliday: boolean;
  /** Worked, counting 调休 Saturdays and Sundays. */
  readonly isWorkday: boolean;
  readonly isSchoolDay: boolean;
  /** 赶集日: every fifth day. */
  readonly isMarketDay: boolean;
  readonly rainMillimetres: number;
  /** The recording system was down: visits happened, nothing was recorded. */
  readonly isOutage: boolean;
}

export interface WorkCalendar {
  /** ISO dates that are holidays though they may be weekdays. */
  readonly holidays: ReadonlySet<string>;
  /** ISO dates worked though they are weekend days (调休). */
  readonly workedWeekends: ReadonlySet<string>;
}

/** Facts of one day: the work calendar as given, rain and outages drawn from the seed day by day. */
export function dayFacts(seed: number, day: number, calendar: WorkCalendar): DayFacts {
  const date = new Date(day * dayMilliseconds);
  const iso = date.toISOString().slice(0, 10);
  const month = date.getUTCMonth() + 1;
  const weekday = (date.getUTCDay() + 6) % 7;
  const isHoliday = calendar.holidays.has(iso);
  const isWorkday = calendar.workedWeekends.has(iso) || (weekday < 5 && !isHoliday);
  const weather = random(seed, 'weather', day);
  const isWet = weather.chance(month >= 5 && month <= 10 ? 0.55 : 0.12);
  return {
    day, weekday, month, isHoliday, isWorkday,
    isSchoolDay: isWorkday && month !== 7 && month !== 8 && month !== 2,
    isMarketDay: day % 5 === 2,
    rainMillimetres: isWet ? weather.gamma(0.8, month >= 5 && month <= 10 ? 12 : 5) : 0,
    isOutage: random(seed, 'outage', Math.floor(day / 2)).chance(0.006),
  };
}
