import { addDays, daysBetween, weekdayOf, type CivilDay } from '../format/civil-day';

/** A month as weeks of seven days, Monday first; null where the week belongs to another month. `month` is 2026-05. */
export function monthWeeks(month: string): (CivilDay | null)[][] {
  const first = `${month}-01`, after = nextMonth(month);
  const days: (CivilDay | null)[] = Array.from<null>({ length: weekdayOf(first) }).fill(null);
  for (let day = first; day < `${after}-01`; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

const nextMonth = (month: string): string => shiftMonth(month, 1);

/** So many months later, 2026-12 + 1 = 2027-01. */
export function shiftMonth(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Upper ends of classes 1… of daily counts, so that the busiest day is in the last; a day of none is class 0. Ascending, no repeats. */
export function dayBounds(counts: readonly number[], classCount: number): number[] {
  const highest = Math.max(0, ...counts);
  return [...new Set(Array.from({ length: classCount }, (_, i) => Math.ceil((highest * (i + 1)) / classCount)))].filter((bound) => bound > 0);
}

export const dayClass = (count: number, bounds: readonly number[]): number => (count === 0 ? 0 : bounds.findIndex((bound) => count <= bound) + 1);

export interface WeekFigures {
  readonly from: CivilDay;
  readonly count: number;
  readonly passes: number;
  readonly found: number;
}

interface DaySeries {
  readonly from: CivilDay;
  readonly counts: readonly number[];
}

/**
 * Whole weeks of a period that end with its last day, earliest first: so every week has each weekday once. Days beyond a series count nothing.
 * @param passes by day, with those that met somebody
 */
export function wholeWeeks({ from, to }: { from: CivilDay; to: CivilDay }, counts: DaySeries, looked: { from: CivilDay; passes: readonly number[]; found: readonly number[] } | null): WeekFigures[] {
  const weekCount = Math.floor((daysBetween(from, to) + 1) / 7);
  const sum = (begin: CivilDay, values: readonly number[], day: CivilDay): number => Array.from({ length: 7 }, (_, i) => values[daysBetween(begin, day) + i] ?? 0).reduce((a, b) => a + b, 0);
  return Array.from({ length: weekCount }, (_, week) => {
    const day = addDays(to, 1 - (weekCount - week) * 7);
    return { from: day, count: sum(counts.from, counts.counts, day), passes: looked === null ? 0 : sum(looked.from, looked.passes, day), found: looked === null ? 0 : sum(looked.from, looked.found, day) };
  });
}

/** Black or white, whichever can be read on a colour: one of them always has a contrast above 4.5. @source WCAG 2.2, relative luminance */
export function inkOn(colour: string): '#000000' | '#FFFFFF' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  // Where both contrasts are the same: (1 + 0.05) / (l + 0.05) = (l + 0.05) / 0.05.
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#FFFFFF';
}
