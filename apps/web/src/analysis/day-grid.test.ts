import { describe, expect, it } from 'vitest';
import { dayBounds, dayClass, inkOn, monthWeeks, shiftMonth, wholeWeeks } from './day-grid';

describe('days of the calendar', () => {
  it('puts a month into weeks from Monday, February of a leap year and the turn of the year too', () => {
    const weeks = monthWeeks('2024-02');
    expect(weeks[0]).toEqual([null, null, null, '2024-02-01', '2024-02-02', '2024-02-03', '2024-02-04']);
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(29);
    expect(monthWeeks('2026-12').flat().at(-4)).toBe('2026-12-31');
    expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
  it('classes counts up to the busiest day, and none apart', () => {
    const bounds = dayBounds([0, 3, 10], 5);
    expect(bounds).toEqual([2, 4, 6, 8, 10]);
    expect([0, 1, 2, 3, 10].map((count) => dayClass(count, bounds))).toEqual([0, 1, 1, 2, 5]);
    expect(dayBounds([0, 0], 5)).toEqual([]);
    expect(dayBounds([1], 5)).toEqual([1]);
  });
  it('writes in what can be read on a colour: the middle blue of the dark ramp takes black, 4.8 to 1, where white had 4.4', () => {
    expect(['#3C7FA3', '#347A99', '#F7E08B', '#18222A'].map(inkOn)).toEqual(['#000000', '#FFFFFF', '#000000', '#FFFFFF']);
  });
  it('sums whole weeks that end with the period, so that each has every weekday once', () => {
    const counts = { from: '2026-05-01', counts: Array.from({ length: 20 }, () => 2) };
    const looked = { from: '2026-05-03', passes: Array.from({ length: 15 }, () => 4), found: Array.from({ length: 15 }, () => 1) };
    // Seventeen days: two whole weeks, from the 4th to the 17th.
    expect(wholeWeeks({ from: '2026-05-01', to: '2026-05-17' }, counts, looked)).toEqual([
      { from: '2026-05-04', count: 14, passes: 28, found: 7 }, { from: '2026-05-11', count: 14, passes: 28, found: 7 },
    ]);
    expect(wholeWeeks({ from: '2026-05-01', to: '2026-05-06' }, counts, null)).toEqual([]);
  });
});
