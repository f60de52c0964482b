import type { Endpoints, ResponseOf } from '@wuding/contract';
import { civilDayOf, dayOfIsoDate, instantOfCivil, shiftsOf, type DutyDayFacts, type PostWhen } from '@wuding/domain';

export type CalendarDay = ResponseOf<Endpoints['readCalendar']>['items'][number];

export interface DayAhead {
  readonly on: string;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly facts: CalendarDay;
  /** Shifts that begin on the day; minutes from its midnight, above 1440 = on the next. */
  readonly shifts: readonly { readonly name: string; readonly fromMinute: number; readonly toMinute: number }[];
}

const factsOf = ({ kind, markets, isSchoolDay }: CalendarDay): DutyDayFacts =>
  ({ isWorkday: kind === 'workday' || kind === 'worked-weekend', isHoliday: kind === 'holiday', isMarketDay: markets.length > 0, isSchoolDay: isSchoolDay ?? false });
const nothingKnown: DutyDayFacts = { isWorkday: false, isHoliday: false, isMarketDay: false, isSchoolDay: false };

/** What a pattern asks for on each of the days, by the same rule the roster is generated with. */
export function daysAhead(when: PostWhen, days: readonly CalendarDay[]): DayAhead[] {
  const known = new Map(days.map((day) => [dayOfIsoDate(day.on) ?? 0, factsOf(day)]));
  return days.map((facts) => {
    const day = dayOfIsoDate(facts.on) ?? 0, fromAt = instantOfCivil(day, 0), toAt = instantOfCivil(day + 1, 0);
    const shifts = shiftsOf(when, { fromAt, toAt }, (one) => known.get(one) ?? nothingKnown).filter(({ startAt }) => civilDayOf(startAt) === day);
    return { on: facts.on, weekday: facts.weekday, facts, shifts: shifts.map(({ name, startAt, endAt }) => ({ name, fromMinute: (startAt - fromAt) / 60_000, toMinute: (endAt - fromAt) / 60_000 })) };
  });
}

/** Whether a pattern looks at the calendar of a day that nobody knows. */
export const isBlind = ({ spans }: PostWhen, { facts }: DayAhead): boolean =>
  (facts.kind === null && spans.some(({ dayKind }) => dayKind === 'workday' || dayKind === 'holiday')) || (facts.isSchoolDay === null && spans.some(({ dayKind }) => dayKind === 'school-day'));

/** Fewest days without a term that are a vacation and no gap. */
const leastVacationDays = 7;

/** Holidays and vacations that lie in the days, each from its first day to its last: what exceptions are made of. A vacation is what no school term covers. */
export function restsOf(days: readonly CalendarDay[], vacation: string): { name: string; fromOn: string; untilOn: string }[] {
  const hasTerms = days.some(({ term }) => term !== null);
  const runs: { name: string | null; days: CalendarDay[] }[] = [];
  for (const day of days) {
    const name = day.kind === 'holiday' ? day.holiday : hasTerms && day.term === null ? vacation : null, last = runs.at(-1);
    if (last !== undefined && last.name === name) last.days.push(day);
    else runs.push({ name, days: [day] });
  }
  return runs.flatMap((run) => {
    const [first] = run.days, last = run.days.at(-1);
    return run.name === null || first === undefined || last === undefined || (run.name === vacation && run.days.length < leastVacationDays) ? [] : [{ name: run.name, fromOn: first.on, untilOn: last.on }];
  });
}
