import { describe, expect, test } from 'vitest';
import { civilMomentsIn } from '../calendar/civil-date';
import { dayFactsOf, isWorkday, type CalendarRules } from '../calendar/day-facts';
import { checkZoneHours } from './check-hours';
import type { ZoneHours, ZoneRule } from './zone';
import { zoneStateAt } from './zone-state';

/** 2024 around 1 May as the State Council announced it: 1–5 May off, Sunday 28 April and Saturday 11 May worked. */
const rules: CalendarRules = {
  work: { coversFrom: '2024-01-01', coversTo: '2024-12-31', holidays: [{ name: '劳动节', from: '2024-05-01', to: '2024-05-05' }], workedWeekends: ['2024-04-28', '2024-05-11'] },
  markets: [{ market: '东市', anchorOn: '2024-05-03', periodDays: 5 }, { market: '西市', anchorOn: '2024-05-04', periodDays: 7 }],
  terms: [{ name: '春季学期', kind: 'spring', from: '2024-03-01', to: '2024-06-30' }],
};
const allWeek = [0, 1, 2, 3, 4, 5, 6];
const hours = (changes: Partial<ZoneHours> = {}): ZoneHours => ({ weekdays: allWeek, days: 'every-day', fromMinute: 18 * 60, toMinute: 26 * 60, season: null, ...changes });
const zone = (changes: Partial<ZoneRule> = {}): ZoneRule =>
  ({ hours: [hours()], effectiveFromAt: null, effectiveToAt: null, market: null, bells: [], bellBeforeMinutes: 0, bellAfterMinutes: 0, ...changes });
const civilAt = civilMomentsIn('Asia/Shanghai');
const stateAt = (rule: ZoneRule, local: string) => {
  const at = Date.parse(`${local}:00+08:00`);
  return zoneStateAt(rule, { at, civil: civilAt(at), factsOf: (on) => dayFactsOf(on, rules) });
};
const answer = (rule: ZoneRule, local: string): string => { const { state, because } = stateAt(rule, local); return `${state}: ${because}`; };

describe('a day', () => {
  test('is what the announcement says, not what its weekday suggests', () => {
    const kinds = ['2024-04-27', '2024-04-28', '2024-04-30', '2024-05-01', '2024-05-04', '2024-05-11', '2023-12-31', '2025-01-01'].map((on) => dayFactsOf(on, rules).kind);
    expect(kinds).toEqual(['weekend', 'worked-weekend', 'workday', 'holiday', 'holiday', 'worked-weekend', null, null]);
  });
  test('of a year nobody announced is not guessed, but its markets are known', () => {
    const facts = dayFactsOf('2025-05-03', { ...rules, terms: [{ name: '春季学期', kind: 'spring', from: '2025-03-01', to: '2025-06-30' }] });
    expect([isWorkday(facts), facts.isSchoolDay, facts.markets]).toEqual([null, null, ['东市', '西市']]);
  });
  test('is a market day every so many days, before the anchor as after it', () => {
    expect(['2024-04-28', '2024-05-03', '2024-05-08', '2024-05-04'].map((on) => dayFactsOf(on, rules).markets)).toEqual([['东市'], ['东市'], ['东市'], ['西市']]);
  });
  test.each(['2024-02-30', '2024-13-01', 'yesterday'])('named %s is refused', (on) => {
    expect(() => dayFactsOf(on, rules)).toThrow(RangeError);
  });
});

describe('a window', () => {
  test('over midnight holds after it, from the beginning to just before the end', () => {
    expect(['2024-05-08T17:59', '2024-05-08T18:00', '2024-05-09T00:00', '2024-05-09T01:59', '2024-05-09T02:00'].map((at) => stateAt(zone(), at).state))
      .toEqual(['not-in-force', 'in-force', 'in-force', 'in-force', 'not-in-force']);
  });
  test('over midnight belongs to the day it opened on', () => {
    const fridayNight = zone({ hours: [hours({ weekdays: [4] })] });
    expect(['2024-05-10T01:00', '2024-05-10T23:00', '2024-05-11T01:00', '2024-05-11T23:00'].map((at) => stateAt(fridayNight, at).state))
      .toEqual(['not-in-force', 'in-force', 'in-force', 'not-in-force']);
  });
  test('of workdays opens on a worked Saturday and stays shut on a holiday', () => {
    const rule = zone({ hours: [hours({ days: 'workdays', fromMinute: 480, toMinute: 1080 })] });
    expect(['2024-05-08T09:00', '2024-05-11T09:00', '2024-05-01T09:00', '2024-05-12T09:00', '2025-05-08T09:00'].map((at) => answer(rule, at)))
      .toEqual(['in-force: workday', 'in-force: worked-weekend', 'not-in-force: day-off', 'not-in-force: day-off', 'unknown: calendar-not-covered']);
  });
  test('of free days is its opposite', () => {
    const rule = zone({ hours: [hours({ days: 'free-days', fromMinute: 480, toMinute: 1080 })] });
    expect(['2024-05-08T09:00', '2024-05-11T09:00', '2024-05-01T09:00'].map((at) => answer(rule, at))).toEqual(['not-in-force: working-day', 'not-in-force: working-day', 'in-force: free-day']);
  });
  test('of market days follows its own market, or any when it names none', () => {
    const named = zone({ market: '西市', hours: [hours({ days: 'market-days', fromMinute: 480, toMinute: 1080 })] });
    const any = { ...named, market: null };
    expect(['2024-05-03T09:00', '2024-05-04T09:00', '2024-05-05T09:00'].map((at) => [answer(named, at), answer(any, at)])).toEqual([
      ['not-in-force: no-market', 'in-force: market-day'], ['in-force: market-day', 'in-force: market-day'], ['not-in-force: no-market', 'not-in-force: no-market'],
    ]);
  });
  test('of a season that runs over the new year holds in December and January', () => {
    const winter = zone({ hours: [hours({ season: { from: '11-01', to: '02-29' } })] });
    expect(['2024-10-31T19:00', '2024-11-01T19:00', '2024-01-15T19:00', '2024-02-29T19:00', '2024-03-01T19:00'].map((at) => stateAt(winter, at).state))
      .toEqual(['not-in-force', 'in-force', 'in-force', 'in-force', 'not-in-force']);
  });
});

describe('a zone', () => {
  test('without hours always holds, within the time it is in effect', () => {
    const rule = zone({ hours: [], effectiveFromAt: Date.parse('2024-05-01T00:00:00+08:00'), effectiveToAt: Date.parse('2024-06-01T00:00:00+08:00') });
    expect(['2024-04-30T23:59', '2024-05-01T00:00', '2024-05-31T23:59', '2024-06-01T00:00'].map((at) => answer(rule, at)))
      .toEqual(['not-in-force: not-effective', 'in-force: always', 'in-force: always', 'not-in-force: not-effective']);
  });
  test('around bells holds half an hour before and after each that rings that day', () => {
    const rule = zone({
      hours: [], bellBeforeMinutes: 30, bellAfterMinutes: 30,
      bells: [{ minute: 460, label: '到校', weekdays: [0, 1, 2, 3, 4], term: null }, { minute: 1000, label: '周五放学', weekdays: [4], term: 'spring' }, { minute: 840, label: '下午', weekdays: [4], term: 'autumn' }],
    });
    const at = ['2024-05-10T07:09', '2024-05-10T07:10', '2024-05-10T08:09', '2024-05-10T08:10', '2024-05-10T16:40', '2024-05-09T16:40', '2024-05-10T14:00', '2024-05-01T07:40', '2024-07-10T07:40'];
    expect(at.map((one) => answer(rule, one))).toEqual([
      'not-in-force: outside-hours', 'in-force: bell', 'in-force: bell', 'not-in-force: outside-hours', 'in-force: bell', 'not-in-force: outside-hours',
      'not-in-force: outside-hours', 'not-in-force: no-school', 'not-in-force: vacation',
    ]);
  });
});

describe('hours', () => {
  test.each([
    ['on no day', { weekdays: [] }, 'weekdays'], ['on a day twice', { weekdays: [1, 1] }, 'weekdays'], ['on an eighth day', { weekdays: [7] }, 'weekdays'],
    ['that end before they begin', { toMinute: 1080 }, 'toMinute'], ['longer than a day', { toMinute: 1080 + 1441 }, 'toMinute'], ['that begin on the next day', { fromMinute: 1440, toMinute: 1500 }, 'fromMinute'],
    ['from a day no year has', { season: { from: '02-30', to: '05-01' } }, 'season'],
  ])('%s are refused with the field at fault', (_, changes, field) => {
    expect(checkZoneHours([hours(), hours(changes)])).toEqual({ ok: false, refusal: { code: 'zone-hours-invalid', pointer: `/hours/1/${field}` } });
  });
  test('of a whole day round are taken', () => {
    expect(checkZoneHours([hours({ fromMinute: 0, toMinute: 1440, season: { from: '02-29', to: '02-29' } })]).ok).toBe(true);
  });
});
