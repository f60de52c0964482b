import { dayAfter, weekdayOf, type CivilDate } from './civil-date';
import type { WorkCalendar } from './day-facts';

/** How far back a limit may reach: beyond a year of days a calendar without a working day is a mistake. */
const farthestDays = 366;

/**
 * The last civil day whose limit has run out before today: a limit counts from the next day, and its last working day has
 * passed. Where the work calendar does not reach, Monday to Friday are worked, which is all that is known of such days.
 * @param workingDays 1 or more
 * @source a local rule on hotline complaints (fsou 17273310): so many working days from the next day
 */
export function lastDayPastLimit(today: CivilDate, workingDays: number, work: WorkCalendar): CivilDate {
  let left = workingDays;
  let day = today;
  for (let step = 0; step < farthestDays && left > 0; step++) {
    day = dayAfter(day, -1);
    if (isWorked(day, work)) left--;
  }
  return dayAfter(day, -1);
}

function isWorked(on: CivilDate, { coversFrom, coversTo, holidays, workedWeekends }: WorkCalendar): boolean {
  const isWeekend = weekdayOf(on) > 4;
  if (on < coversFrom || on > coversTo) return !isWeekend;
  if (workedWeekends.includes(on)) return true;
  return !isWeekend && !holidays.some(({ from, to }) => on >= from && on <= to);
}
