import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from './day-facts';
import { lastDayPastLimit } from './working-days';

/** May 2026 as announced: 1–5 May are holidays, Saturday 9 May is worked. */
const work: WorkCalendar = {
  coversFrom: '2026-01-01', coversTo: '2026-12-31', workedWeekends: ['2026-05-09'],
  holidays: [{ name: '劳动节', from: '2026-05-01', to: '2026-05-05' }],
};

describe('a limit in working days', () => {
  // By hand: after Tuesday 5 May come 6, 7, 8, 9, 11–15, 18, 19, 20, 21: the thirteenth is Thursday 21 May.
  it('has run out the day after its last working day, worked weekends counted and holidays not', () => {
    expect(lastDayPastLimit('2026-05-21', 13, work)).toBe('2026-04-29');
    expect(lastDayPastLimit('2026-05-22', 13, work)).toBe('2026-05-05');
    expect(lastDayPastLimit('2026-05-23', 13, work)).toBe('2026-05-06');
  });

  it('stands still over a weekend', () => {
    expect(lastDayPastLimit('2026-05-24', 13, work)).toBe('2026-05-06');
    expect(lastDayPastLimit('2026-05-25', 13, work)).toBe('2026-05-06');
    expect(lastDayPastLimit('2026-05-26', 13, work)).toBe('2026-05-07');
  });

  it('counts Monday to Friday where the calendar does not reach', () => {
    const unknown: WorkCalendar = { ...work, coversFrom: '9999-12-31', coversTo: '0001-01-01' };
    expect(lastDayPastLimit('2026-05-22', 13, unknown)).toBe('2026-05-04');
    expect(lastDayPastLimit('2026-05-23', 13, unknown)).toBe('2026-05-05');
  });
});
