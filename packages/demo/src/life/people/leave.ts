import { random } from '../../random';
import type { DayFacts } from '../calendar';
import type { Person } from './people';

export type LeaveKind = 'annual' | 'sick' | 'personal';

export interface Leave {
  readonly person: number;
  readonly kind: LeaveKind;
}

/** A leave begins in one week out of twenty-five for each person, and lasts one to seven days. [simulated] */
const startChance = 0.04;
const longestDays = 7;
const kinds: readonly LeaveKind[] = ['annual', 'annual', 'sick', 'sick', 'personal'];
/** Share of those due to work who have a public holiday off. [simulated] */
const holidayOffShare = 0.45;

/** The leave a person is on that day, or null. Depends on nothing but seed, person and day. */
export function leaveOn(seed: number, { index }: Person, day: number): LeaveKind | null {
  const thisWeek = Math.floor(day / 7);
  for (let week = thisWeek - 1; week <= thisWeek; week++) {
    const r = random(seed, 'leave', index, week);
    if (!r.chance(startChance)) continue;
    const from = week * 7 + r.integer(7);
    const days = Math.min(longestDays, 1 + r.poisson(1.6));
    if (day >= from && day < from + days) return r.pick(kinds);
  }
  return null;
}

/** Whether the person rests: two days of the week, and on some public holidays. */
export function isResting(seed: number, person: Person, { weekday, isHoliday, day }: DayFacts): boolean {
  if ((weekday - person.firstRestWeekday + 7) % 7 < 2) return true;
  return isHoliday && random(seed, 'holiday-off', person.index, day).chance(holidayOffShare);
}
