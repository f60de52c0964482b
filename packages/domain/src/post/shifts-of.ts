import { civilDayOf, dayOfIsoDate, instantOfCivil, weekdayOfDay } from '../shared/civil-day';
import type { PatternDay, PatternException, PatternSpan, PostWhen } from './post';

/** What the calendar knows of one civil day. */
export interface DutyDayFacts {
  /** Worked, counting 调休 Saturdays and Sundays. */
  readonly isWorkday: boolean;
  /** A public holiday of the calendar, whatever the weekday. */
  readonly isHoliday: boolean;
  /** 赶集日. */
  readonly isMarketDay: boolean;
  readonly isSchoolDay: boolean;
}

/** Facts of a civil day, counted from 1970-01-01. */
export type DutyCalendar = (day: number) => DutyDayFacts;

/** A stretch of duty as the pattern asks for it. Instants are UTC milliseconds; `[startAt, endAt)` is the net duty time. */
export interface PlannedShift {
  readonly name: string;
  readonly startAt: number;
  readonly endAt: number;
  /** The net duty time with 提前到岗 and 延后撤岗. */
  readonly arriveAt: number;
  readonly leaveAt: number;
}

const applies: Readonly<Record<PatternDay, (facts: DutyDayFacts) => boolean>> = {
  any: () => true,
  workday: ({ isWorkday }) => isWorkday,
  holiday: ({ isHoliday }) => isHoliday,
  'market-day': ({ isMarketDay }) => isMarketDay,
  'school-day': ({ isSchoolDay }) => isSchoolDay,
};

/**
 * The shifts a pattern asks for that begin in `[fromAt, toAt)`, by start. A shift belongs to the civil day it begins on;
 * one over midnight ends on the next. On days of an exception only what the exception says stands.
 */
export function shiftsOf(when: PostWhen, window: { readonly fromAt: number; readonly toAt: number }, calendar: DutyCalendar): PlannedShift[] {
  const { fromAt, toAt } = window;
  const shifts: PlannedShift[] = [];
  for (let day = civilDayOf(fromAt); day <= civilDayOf(toAt - 1); day++) {
    for (const { name, startMinute, endMinute } of spansOn(when, day, calendar)) {
      const startAt = instantOfCivil(day, startMinute), endAt = instantOfCivil(day, endMinute);
      if (startAt < fromAt || startAt >= toAt) continue;
      shifts.push({ name, startAt, endAt, arriveAt: startAt - when.earlyArriveMinutes * 60_000, leaveAt: endAt + when.lateLeaveMinutes * 60_000 });
    }
  }
  return shifts.sort((a, b) => a.startAt - b.startAt || a.endAt - b.endAt);
}

type Span = Pick<PatternSpan, 'name' | 'startMinute' | 'endMinute'>;

function spansOn(when: PostWhen, day: number, calendar: DutyCalendar): readonly Span[] {
  const exception = when.exceptions.find((one) => covers(one, day));
  if (exception !== undefined) return exception.spans;
  const facts = calendar(day), weekday = weekdayOfDay(day);
  const standing = when.spans.filter((span) => span.weekdays.includes(weekday) && applies[span.dayKind](facts));
  // Two spans of one start are one duty: the longer stands (a market day lengthens the ordinary shift).
  return standing.filter((span, i) => !standing.some((other, j) =>
    other.startMinute === span.startMinute && (other.endMinute > span.endMinute || (other.endMinute === span.endMinute && j < i))));
}

function covers({ fromOn, untilOn }: PatternException, day: number): boolean {
  const from = dayOfIsoDate(fromOn), until = dayOfIsoDate(untilOn);
  return from !== null && until !== null && day >= from && day <= until;
}
