import { civilDateOf, dayFactsOf, isWorkday, type DayFacts, type DutyCalendar } from '@wuding/domain';
import type { Database } from '../../db/store';
import { readCalendarRules } from '../../repositories/calendar-rules';

/** The days of a dataset as patterns ask for them. `isMissing`: something was asked of a day the calendar does not cover. */
export async function dutyCalendar(db: Database, datasetId: number): Promise<{ calendar: DutyCalendar; isMissing: () => boolean }> {
  const rules = await readCalendarRules(db, datasetId);
  const known = new Map<number, DayFacts>();
  let isMissing = false;
  const factsOf = (day: number): DayFacts => {
    const found = known.get(day) ?? dayFactsOf(civilDateOf(day), rules);
    known.set(day, found);
    return found;
  };
  const sure = (answer: boolean | null): boolean => {
    if (answer === null) isMissing = true;
    return answer ?? false;
  };
  return {
    isMissing: () => isMissing,
    // Asked only when a pattern looks: a post that stands every day needs no calendar.
    calendar: (day) => ({
      get isWorkday() { return sure(isWorkday(factsOf(day))); },
      get isHoliday() { const { kind } = factsOf(day); return sure(kind === null ? null : kind === 'holiday'); },
      get isMarketDay() { return factsOf(day).markets.length > 0; },
      get isSchoolDay() { return sure(factsOf(day).isSchoolDay); },
    }),
  };
}
