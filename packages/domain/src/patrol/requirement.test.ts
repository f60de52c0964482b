import { describe, expect, it } from 'vitest';
import { instantOfCivil, dayOfIsoDate } from '../shared/civil-day';
import { dueSpans, visitsDue, type PatrolRequirement } from './requirement';

const rule = (of: PatrolRequirement['of'], visitsPerDay: number, extra: Partial<PatrolRequirement> = {}): PatrolRequirement =>
  ({ of, districtId: null, weekdays: [0, 1, 2, 3, 4, 5, 6], season: null, fromMinute: 480, toMinute: 1200, visitsPerDay, source: 'test', ...extra });
const rules = [rule('main', 4), rule('secondary', 2), rule('alley', 1), rule('sensitive', 3), rule('main', 6, { districtId: 7 }), rule('alley', 2, { season: { from: '11-01', to: '02-28' }, fromMinute: 1200, toMinute: 1320 })];
const window = (date: string, fromMinute: number, toMinute: number) => ({ fromAt: instantOfCivil(dayOfIsoDate(date)!, fromMinute), toAt: instantOfCivil(dayOfIsoDate(date)!, toMinute) });
const ask = (of: Partial<Parameters<typeof dueSpans>[1]>, at = window('2026-05-01', 0, 1440)) => visitsDue(dueSpans(rules, { controlClass: 'alley', isSensitive: false, districtId: null, ...of }, at));

describe('visits a street is owed', () => {
  it('go by its class, for the part of the hours that lies in the window', () => {
    expect([ask({ controlClass: 'main' }), ask({ controlClass: 'secondary' }), ask({})]).toEqual([4, 2, 1]);
    expect(ask({ controlClass: 'main' }, window('2026-05-01', 480, 840))).toBe(2);
    expect(ask({ controlClass: 'main' }, window('2026-05-01', 480, 830))).toBe(1);
    expect(ask({ controlClass: 'main' }, window('2026-05-01', 1200, 1440))).toBe(0);
    expect(ask({ controlClass: 'main' }, { ...window('2026-05-01', 0, 1440), toAt: window('2026-05-07', 0, 1440).toAt })).toBe(28);
  });
  it('are more around schools and hospitals, never fewer', () => {
    expect([ask({ isSensitive: true }), ask({ controlClass: 'main', isSensitive: true })]).toEqual([3, 4]);
  });
  it('are those of the district where it has its own', () => {
    expect([ask({ controlClass: 'main', districtId: 7 }), ask({ controlClass: 'secondary', districtId: 7 }), ask({ controlClass: 'main', districtId: 8 })]).toEqual([6, 2, 4]);
  });
  it('change with the season, over the new year too; a day of the week that is not named owes nothing', () => {
    expect([ask({}, window('2026-11-20', 0, 1440)), ask({}, window('2027-01-05', 0, 1440)), ask({}, window('2026-03-01', 0, 1440))]).toEqual([3, 3, 1]);
    expect(dueSpans([rule('main', 4, { weekdays: [5, 6] })], { controlClass: 'main', isSensitive: false, districtId: null }, window('2026-05-01', 0, 1440))).toEqual([]);
  });
});
