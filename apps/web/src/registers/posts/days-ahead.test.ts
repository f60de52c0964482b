import { describe, expect, it } from 'vitest';
import type { PostWhen } from '@wuding/domain';
import { daysAhead, isBlind, restsOf, type CalendarDay } from './days-ahead';

const day = (on: string, weekday: number, facts: Partial<CalendarDay> = {}): CalendarDay => ({ on, weekday, kind: weekday > 4 ? 'weekend' : 'workday', holiday: null, markets: [], term: '秋季学期', termKind: 'autumn', isSchoolDay: weekday < 5, rainMillimetres: null, isOutage: null, ...facts });
const when: PostWhen = {
  spans: [
    { name: '护学岗', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'school-day', startMinute: 430, endMinute: 500 },
    { name: '集市', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'market-day', startMinute: 390, endMinute: 960 },
    { name: '夜班', weekdays: [4], dayKind: 'any', startMinute: 1320, endMinute: 1560 },
  ],
  exceptions: [{ fromOn: '2026-10-01', untilOn: '2026-10-07', reason: '国庆', spans: [] }], earlyArriveMinutes: 10, lateLeaveMinutes: 0,
};

describe('the days ahead of a post', () => {
  it('hold what the pattern asks for: school days, market days, a night that runs into the next day, and nothing on days left out', () => {
    const ahead = daysAhead(when, [
      day('2026-10-01', 3, { kind: 'holiday', holiday: '国庆节', isSchoolDay: false }), day('2026-10-09', 4), day('2026-10-10', 5, { kind: 'worked-weekend', isSchoolDay: true, markets: ['东卡'] }), day('2026-10-11', 6),
    ]);
    expect(ahead.map(({ on, shifts }) => [on, shifts.map(({ name, fromMinute, toMinute }) => `${name} ${fromMinute}-${toMinute}`)])).toEqual([
      ['2026-10-01', []], ['2026-10-09', ['护学岗 430-500', '夜班 1320-1560']], ['2026-10-10', ['集市 390-960', '护学岗 430-500']], ['2026-10-11', []],
    ]);
  });
  it('are said to be unknown where the calendar does not reach and the pattern asks it', () => {
    const [beyond] = daysAhead(when, [day('2027-03-01', 0, { kind: null, isSchoolDay: null, term: null, termKind: null })]);
    expect(isBlind(when, beyond!)).toBe(true);
    expect(isBlind({ ...when, spans: when.spans.filter(({ dayKind }) => dayKind === 'any') }, beyond!)).toBe(false);
  });
});

describe('rests of a calendar', () => {
  it('run from their first day to their last; days without a term are a vacation when they are a week or more', () => {
    const rest = { kind: 'holiday' as const, holiday: '国庆节' }, free = { term: null, termKind: null, isSchoolDay: false };
    const days = [
      ...[1, 2, 3].map((n) => day(`2026-10-0${n}`, 3, rest)), day('2026-10-08', 3), ...[1, 2].map((n) => day(`2026-11-0${n}`, 0, free)), day('2026-11-03', 1),
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => day(`2027-01-1${n}`, 0, free)),
    ];
    expect(restsOf(days, '寒暑假')).toEqual([{ name: '国庆节', fromOn: '2026-10-01', untilOn: '2026-10-03' }, { name: '寒暑假', fromOn: '2027-01-11', untilOn: '2027-01-17' }]);
  });
});
