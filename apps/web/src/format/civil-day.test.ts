import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDayAt, daysBetween, isCivilDay, readCivilDay, startOfDay, weekdayOf } from './civil-day';

const zones = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/London'] as const;
const anyDay = fc.integer({ min: 0, max: 25_000 }).map((count) => addDays('1990-01-01', count));

describe('a civil day', () => {
  it('exists or does not', () => {
    expect(isCivilDay('2024-02-29')).toBe(true);
    expect(isCivilDay('2023-02-29')).toBe(false);
    expect(isCivilDay('2023-13-01')).toBe(false);
    expect(isCivilDay('23-1-1')).toBe(false);
  });

  it('is read as people write it', () => {
    for (const text of ['2026-10-02', '2026/10/2', '2026.10.02', '20261002', '2026年10月2日', ' 2026-10-02 ']) {
      expect(readCivilDay(text), text).toBe('2026-10-02');
    }
    for (const text of ['', '10-02', '2026-02-30', 'yesterday', '2026-10-02T00:00']) expect(readCivilDay(text), text).toBeNull();
  });

  it('steps over month ends, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('adding days and counting them are inverse', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -4_000, max: 4_000 }), (day, count) => daysBetween(day, addDays(day, count)) === count));
  });

  it('knows its weekday, Monday first', () => {
    expect(weekdayOf('2026-11-16')).toBe(0);
    expect(weekdayOf('2026-11-22')).toBe(6);
  });

  it('begins at midnight of the zone, whatever the clocks do', () => {
    expect(new Date(startOfDay('2026-11-20', 'Asia/Shanghai')).toISOString()).toBe('2026-11-19T16:00:00.000Z');
    expect(new Date(startOfDay('2015-03-08', 'America/New_York')).toISOString()).toBe('2015-03-08T05:00:00.000Z');
    expect(new Date(startOfDay('2015-03-09', 'America/New_York')).toISOString()).toBe('2015-03-09T04:00:00.000Z');
    // Cuba jumps from 00:00 to 01:00, so the day's first instant shows one o'clock.
    expect(new Date(startOfDay('2024-03-10', 'America/Havana')).toISOString()).toBe('2024-03-10T05:00:00.000Z');
  });

  it('holds its own first instant and not the one before', () => {
    fc.assert(fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
      const start = startOfDay(day, zone);
      return civilDayAt(start, zone) === day && civilDayAt(start - 1, zone) === addDays(day, -1);
    }));
  });
});
