import type { Endpoints, ResponseOf } from '@wuding/contract';

export type DayFactsView = ResponseOf<Endpoints['readCalendar']>['items'][number];

/** A month as rows of weeks, Monday first; null where the week belongs to another month. */
export interface MonthGrid {
  /** 1..12 */
  readonly month: number;
  readonly weeks: readonly (readonly (DayFactsView | null)[])[];
}

/** @param days of one year in order */
export function monthsOf(days: readonly DayFactsView[]): MonthGrid[] {
  const months = new Map<number, (DayFactsView | null)[]>();
  for (const day of days) {
    const month = Number(day.on.slice(5, 7));
    const cells = months.get(month) ?? Array.from<null>({ length: day.weekday }).fill(null);
    cells.push(day);
    months.set(month, cells);
  }
  return [...months].map(([month, cells]) => {
    const filled = [...cells, ...Array.from<null>({ length: (7 - (cells.length % 7)) % 7 }).fill(null)];
    return { month, weeks: Array.from({ length: filled.length / 7 }, (_, week) => filled.slice(week * 7, week * 7 + 7)) };
  });
}

/** How many days of each sort the year has. */
export const countDays = (days: readonly DayFactsView[]) => ({
  work: days.filter(({ kind }) => kind === 'workday' || kind === 'worked-weekend').length,
  worked: days.filter(({ kind }) => kind === 'worked-weekend').length,
  market: days.filter(({ markets }) => markets.length > 0).length,
  school: days.filter(({ isSchoolDay }) => isSchoolDay === true).length,
  unknown: days.filter(({ kind }) => kind === null).length,
});
