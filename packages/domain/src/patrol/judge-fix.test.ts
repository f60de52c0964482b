import { describe, expect, it } from 'vitest';
import { bitsOfMarks, isOnDuty, isSoundPosition, judgeFix, judgeFixTime, marksOfBits } from './judge-fix';

const noon = Date.UTC(2026, 4, 1, 4), minute = 60_000, hour = 60 * minute;
const bounds = [98.6, 24.5, 98.8, 24.7] as const;
const marksAt = (lng: number, lat: number, accuracyMetres: number | null = 10) => judgeFix({ accuracyMetres }, [lng, lat], judgeFixTime(noon, { receivedAt: noon, sentAt: null }), bounds);

describe('when a position was', () => {
  it('is what the device says, however late it comes, and never after its receipt', () => {
    expect(judgeFixTime(noon - 5 * hour, { receivedAt: noon, sentAt: null })).toEqual({ takenAt: noon - 5 * hour, isFuture: false, isClockSuspect: false });
    expect(judgeFixTime(noon + minute, { receivedAt: noon, sentAt: null })).toEqual({ takenAt: noon, isFuture: false, isClockSuspect: false });
  });
  it('is set right by what the device’s clock showed on sending', () => {
    expect(judgeFixTime(noon - 2 * hour, { receivedAt: noon, sentAt: noon - hour })).toEqual({ takenAt: noon - hour, isFuture: false, isClockSuspect: true });
    expect(judgeFixTime(noon + hour, { receivedAt: noon, sentAt: noon + hour })).toEqual({ takenAt: noon, isFuture: false, isClockSuspect: true });
  });
  it.each([Date.UTC(1970, 0, 1), Date.UTC(2038, 0, 19)])('is that of receipt where the clock is beyond belief', (deviceAt) => {
    expect(judgeFixTime(deviceAt, { receivedAt: noon, sentAt: null })).toMatchObject({ takenAt: noon, isClockSuspect: true });
  });
});

describe('a position', () => {
  it('is marked for what is doubtful about it', () => {
    expect(marksAt(98.7, 24.6)).toEqual([]);
    expect(marksAt(98.7, 24.6, null)).toEqual([]);
    expect(marksAt(98.7, 24.6, 0)).toEqual(['weak']);
    expect(marksAt(98.7, 24.6, 5_000)).toEqual(['weak']);
    expect(marksAt(0, 0)).toEqual(['nowhere']);
    expect(marksAt(24.6, 98.7)).toEqual(['swapped']);
    expect(marksAt(116, 40)).toEqual(['outside']);
    expect(judgeFix({ accuracyMetres: 5 }, [98.7, 24.6], judgeFixTime(noon + hour, { receivedAt: noon, sentAt: null }), bounds)).toEqual(['future', 'clock-suspect']);
  });
  it('that is weak may be a last position, one of a doubtful clock or place may not', () => {
    expect(isSoundPosition(['weak'])).toBe(true);
    for (const mark of ['future', 'clock-suspect', 'nowhere', 'swapped', 'outside'] as const) expect(isSoundPosition([mark])).toBe(false);
  });
  it('keeps its marks as bits', () => {
    expect(marksOfBits(bitsOfMarks(['weak', 'swapped', 'datum-suspect']))).toEqual(['weak', 'swapped', 'datum-suspect']);
    expect(bitsOfMarks([])).toBe(0);
  });
});

describe('duty ± 15 minutes', () => {
  const stretches = [{ fromAt: noon, toAt: noon + 4 * hour }];
  const on = (takenAt: number, isClockSuspect = false, receivedAt = takenAt) => isOnDuty(stretches, { takenAt, isFuture: false, isClockSuspect }, receivedAt);
  it('holds to the millisecond at both ends', () => {
    expect([on(noon - 15 * minute), on(noon - 15 * minute - 1), on(noon + 4 * hour + 15 * minute), on(noon + 4 * hour + 15 * minute + 1)]).toEqual([true, false, true, false]);
  });
  it('is judged by the receipt where the clock is suspect, and only there', () => {
    expect(on(noon - 5 * hour, true, noon + hour)).toBe(true);
    expect(on(noon - 5 * hour, false, noon + hour)).toBe(false);
    expect(isOnDuty([], { takenAt: noon, isFuture: false, isClockSuspect: false }, noon)).toBe(false);
  });
});
