import { civilDateOf } from '../calendar/civil-date';
import { civilDayOf, instantOfCivil, mondayOf } from '../shared/civil-day';
import type { DutyAssignment, DutyShift, Span } from './duty-facts';
import { hoursOfWork } from './roster-rules';

/** An assignment with its shift and what the hours rules read of it. */
export interface DutyEntry {
  readonly assignment: DutyAssignment;
  readonly shift: DutyShift;
  /** The civil day it begins on: the day all its minutes count for. */
  readonly day: number;
  readonly monday: number;
  readonly minutes: number;
  readonly isNight: boolean;
}

export function dutyEntry(assignment: DutyAssignment, shift: DutyShift): DutyEntry {
  const day = civilDayOf(shift.startAt);
  return { assignment, shift, day, monday: mondayOf(day), minutes: (shift.endAt - shift.startAt) / 60_000, isNight: isNightShift(shift) };
}

/** At least two hours between 22:00 and 06:00, of the night before or after. */
function isNightShift({ startAt, endAt }: Pick<DutyShift, 'startAt' | 'endAt'>): boolean {
  const day = civilDayOf(startAt);
  let minutes = 0;
  for (const evening of [day - 1, day]) {
    const fromAt = instantOfCivil(evening, hoursOfWork.nightFromMinute), toAt = instantOfCivil(evening, hoursOfWork.nightToMinute);
    minutes += Math.max(0, Math.min(endAt, toAt) - Math.max(startAt, fromAt)) / 60_000;
  }
  return minutes >= hoursOfWork.nightMinutes;
}

export const overlaps = (a: Pick<DutyShift, 'startAt' | 'endAt'>, b: Pick<DutyShift, 'startAt' | 'endAt'>): boolean =>
  a.startAt < b.endAt && b.startAt < a.endAt;

export const touches = ({ fromAt, toAt }: Span, { startAt, endAt }: Pick<DutyShift, 'startAt' | 'endAt'>): boolean => fromAt < endAt && startAt < toAt;

export const holdsThrough = ({ fromAt, toAt }: Span, { startAt, endAt }: Pick<DutyShift, 'startAt' | 'endAt'>): boolean => fromAt <= startAt && endAt <= toAt;

/** First day of a month and of the next, as day numbers. */
export interface Month {
  readonly firstDay: number;
  readonly nextFirstDay: number;
  /** As 2026-11. */
  readonly text: string;
}

const months = new Map<number, Month>();

/** The month a day lies in; remembered, because every check asks. */
export function monthOf(day: number): Month {
  const known = months.get(day);
  if (known !== undefined) return known;
  const text = civilDateOf(day).slice(0, 7);
  const year = Number(text.slice(0, 4)), month = Number(text.slice(5));
  const made = { firstDay: Date.UTC(year, month - 1, 1) / 86_400_000, nextFirstDay: Date.UTC(year, month, 1) / 86_400_000, text };
  months.set(day, made);
  return made;
}
