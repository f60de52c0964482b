import { dayNumberOf, weekdayOf, type CivilDate } from './civil-date';

/** Civil days from the first to the last, both included. */
export interface DaySpan {
  readonly name: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * Holidays and worked weekends (调休) as the State Council announces them year by year. Nothing is known outside its cover.
 * @source 国务院办公厅关于部分节假日安排的通知, yearly
 */
export interface WorkCalendar {
  readonly coversFrom: CivilDate;
  readonly coversTo: CivilDate;
  readonly holidays: readonly DaySpan[];
  readonly workedWeekends: readonly CivilDate[];
}

/** 赶集日: a market is held on the anchor day and every so many days before and after it. */
export interface MarketRule {
  readonly market: string;
  readonly anchorOn: CivilDate;
  /** 1 or more; 5 = every fifth day. */
  readonly periodDays: number;
}

export const termKinds = ['spring', 'autumn'] as const;
export type TermKind = (typeof termKinds)[number];

export interface SchoolTerm extends DaySpan {
  readonly kind: TermKind;
}

/** What a bureau knows about days, as data. */
export interface CalendarRules {
  readonly work: WorkCalendar;
  readonly markets: readonly MarketRule[];
  /** School terms; a day in none of them is vacation. */
  readonly terms: readonly SchoolTerm[];
}

export const dayKinds = ['workday', 'worked-weekend', 'weekend', 'holiday'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What is known of one civil day. */
export interface DayFacts {
  readonly on: CivilDate;
  /** 0 = Monday. */
  readonly weekday: number;
  /** null = outside the years the work calendar covers: not known, never guessed. */
  readonly kind: DayKind | null;
  /** Name of the holiday; null on other days. */
  readonly holiday: string | null;
  /** Names of the markets held that day; market days need no work calendar. */
  readonly markets: readonly string[];
  /** Name of the school term; null = vacation. */
  readonly term: string | null;
  readonly termKind: TermKind | null;
  /** In term and worked; null where the work calendar does not reach and it is term time. */
  readonly isSchoolDay: boolean | null;
}

/** Whether somebody works that day; null = not covered. */
export const isWorkday = ({ kind }: DayFacts): boolean | null => (kind === null ? null : kind === 'workday' || kind === 'worked-weekend');

export function dayFactsOf(on: CivilDate, { work, markets, terms }: CalendarRules): DayFacts {
  const weekday = weekdayOf(on);
  const holiday = work.holidays.find((span) => holds(span, on))?.name ?? null;
  const kind = on < work.coversFrom || on > work.coversTo ? null : kindOf(weekday, holiday !== null, work.workedWeekends.includes(on));
  const term = terms.find((span) => holds(span, on));
  return {
    on, weekday, kind, holiday: kind === null ? null : holiday, markets: markets.filter((rule) => isMarketDay(rule, on)).map(({ market }) => market),
    term: term?.name ?? null, termKind: term?.kind ?? null,
    isSchoolDay: term === undefined ? false : kind === null ? null : kind === 'workday' || kind === 'worked-weekend',
  };
}

function kindOf(weekday: number, isHoliday: boolean, isWorkedWeekend: boolean): DayKind {
  if (isWorkedWeekend) return 'worked-weekend';
  if (isHoliday) return 'holiday';
  return weekday < 5 ? 'workday' : 'weekend';
}

const holds = ({ from, to }: DaySpan, on: CivilDate): boolean => on >= from && on <= to;

const isMarketDay = ({ anchorOn, periodDays }: MarketRule, on: CivilDate): boolean => (dayNumberOf(on) - dayNumberOf(anchorOn)) % periodDays === 0;
