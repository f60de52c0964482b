import { describe, expect, it } from 'vitest';
import { clockText, dayInWeek, dutyWeek, spanText, weekAfter } from './duty-week';

const at = (text: string): number => Date.parse(text);

describe('a duty week', () => {
  it('is that of the date named, and this week without one', () => {
    expect(dutyWeek('2026-11-29', 0)).toMatchObject({ on: '2026-11-23', number: 48, year: 2026 });
    expect(dutyWeek(null, at('2026-11-22T16:30:00Z')).on).toBe('2026-11-23');
    expect(dutyWeek('nonsense', at('2026-11-22T15:30:00Z')).on).toBe('2026-11-16');
  });
  it('counts in the year that holds its Thursday', () => {
    expect(dutyWeek('2027-01-01', 0)).toMatchObject({ on: '2026-12-28', number: 53, year: 2026 });
    expect(dutyWeek('2024-12-30', 0)).toMatchObject({ number: 1, year: 2025 });
  });
  it('is followed by the next one, over the end of the year', () => {
    expect(weekAfter(dutyWeek('2026-12-28', 0), 1)).toMatchObject({ on: '2027-01-04', number: 1, year: 2027 });
    expect(weekAfter(dutyWeek('2026-11-23', 0), -1).days.at(-1)).toBe('2026-11-22');
  });
  it('holds its seven days on the clock of the bureau', () => {
    const week = dutyWeek('2026-11-23', 0);
    expect(dayInWeek(week, at('2026-11-22T16:00:00Z'))).toBe(0);
    expect(dayInWeek(week, at('2026-11-22T15:59:00Z'))).toBeNull();
    expect(dayInWeek(week, at('2026-11-29T15:59:00Z'))).toBe(6);
  });
});

describe('the hours of a shift', () => {
  it('are written on the clock of the bureau, an end on the next day marked, midnight itself not', () => {
    expect(clockText(at('2026-11-23T22:30:00Z'))).toBe('06:30');
    expect(spanText(at('2026-11-23T22:30:00Z'), at('2026-11-24T04:30:00Z'))).toBe('06:30–12:30');
    expect(spanText(at('2026-11-23T10:00:00Z'), at('2026-11-23T16:30:00Z'))).toBe('18:00–00:30⁺¹');
    expect(spanText(at('2026-11-23T10:00:00Z'), at('2026-11-23T16:00:00Z'))).toBe('18:00–00:00');
  });
});
