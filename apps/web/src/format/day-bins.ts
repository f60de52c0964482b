import { addDays, type CivilDay } from './civil-day';

/** One bar of the time brush: so many days from `from`, and what was counted on them. */
export interface DayBin {
  readonly from: CivilDay;
  readonly dayCount: number;
  readonly count: number;
}

/**
 * Daily counts as at most `maximumBins` bars. Days are never split: a bar is one day, or 7, 14, 28, … days when the
 * span is too long to draw each. Counts are kept: the bars add up to the days.
 */
export function binDays(from: CivilDay, counts: readonly number[], maximumBins: number): DayBin[] {
  let dayCount = 1;
  while (Math.ceil(counts.length / dayCount) > Math.max(1, maximumBins)) dayCount = dayCount === 1 ? 7 : dayCount * 2;
  const bins: DayBin[] = [];
  for (let start = 0; start < counts.length; start += dayCount) {
    const days = counts.slice(start, start + dayCount);
    bins.push({ from: addDays(from, start), dayCount: days.length, count: days.reduce((sum, count) => sum + count, 0) });
  }
  return bins;
}

/** What was counted on the days `[first, last]`, indexes into the counts, both included and clipped to them. */
export function countBetween(counts: readonly number[], first: number, last: number): number {
  let sum = 0;
  for (let index = Math.max(0, first); index <= Math.min(counts.length - 1, last); index++) sum += counts[index] ?? 0;
  return sum;
}
