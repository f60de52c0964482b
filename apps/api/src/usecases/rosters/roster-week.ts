import { accept, civilDateOf, dayOfIsoDate, instantOfCivil, mondayOf, refuse, type Refusal, type Result } from '@wuding/domain';

/** A civil week of the bureau. */
export interface RosterWeek {
  /** Its Monday, as a date and as a day number. */
  readonly weekOn: string;
  readonly monday: number;
  /** Half-open, UTC milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

/** The week a text means: any of its dates, or 2026-W48 (ISO 8601). Refuses `week-invalid`. */
export function rosterWeek(text: string): Result<RosterWeek, Refusal<'week-invalid'>> {
  const monday = mondayNamed(text);
  if (monday === null) return refuse('week-invalid', { pointer: '/week', data: { week: text } });
  return accept({ weekOn: civilDateOf(monday), monday, fromAt: instantOfCivil(monday, 0), toAt: instantOfCivil(monday + 7, 0) });
}

function mondayNamed(text: string): number | null {
  const iso = /^(\d{4})-W(\d{2})$/.exec(text);
  if (iso === null) {
    const day = dayOfIsoDate(text);
    return day === null ? null : mondayOf(day);
  }
  const year = Number(iso[1]), week = Number(iso[2]);
  // Week 1 is the one with 4 January in it.
  const first = mondayOf(Date.UTC(year, 0, 4) / 86_400_000), next = mondayOf(Date.UTC(year + 1, 0, 4) / 86_400_000);
  const monday = first + (week - 1) * 7;
  return week >= 1 && monday < next ? monday : null;
}

/** What the hours rules of a week look at: its months with the weeks around, and a week before for nights in a row. */
export function reachOf({ monday }: RosterWeek): { fromAt: number; toAt: number } {
  const firstOfMonth = (day: number): number => dayOfIsoDate(`${civilDateOf(day).slice(0, 7)}-01`) ?? day;
  const nextMonth = firstOfMonth(firstOfMonth(monday + 6) + 31);
  return { fromAt: instantOfCivil(mondayOf(firstOfMonth(monday)) - 7, 0), toAt: instantOfCivil(mondayOf(nextMonth) + 14, 0) };
}
