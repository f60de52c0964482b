import { describe, expect, it } from 'vitest';
import { dayOfIsoDate, instantOfCivil } from '../shared/civil-day';
import { visitsDue, type PatrolRequirement } from './requirement';
import { dueUnder, ruleAtFault, standardAt, type PatrolStandard } from './standard';

const day = dayOfIsoDate('2026-05-01')!, at = (minute: number): number => instantOfCivil(day, minute);
const rule = (visitsPerDay: number): PatrolRequirement => ({ of: 'main', districtId: null, weekdays: [0, 1, 2, 3, 4, 5, 6], season: null, fromMinute: 480, toMinute: 1200, visitsPerDay, source: 'test' });
const dose = { leastMinutes: 10, mostMinutes: 16, everyMinutes: 120, fromMinute: 480, toMinute: 1200, source: 'test' };
const standard = (version: number, fromAt: number, visits: number): PatrolStandard => ({ version, fromAt, rules: [rule(visits)], dose });
const of = { controlClass: 'main', isSensitive: false, districtId: null } as const;

describe('standards of patrol', () => {
  const standards = [standard(0, -Infinity, 4), standard(1, at(1440), 8), standard(2, at(2880), 2)];
  it('hold from their day on: of a window over two of them each asks for its part', () => {
    expect(visitsDue(dueUnder(standards, of, { fromAt: at(0), toAt: at(3 * 1440) }))).toBe(4 + 8 + 2);
    expect(visitsDue(dueUnder(standards, of, { fromAt: at(0), toAt: at(1440) }))).toBe(4);
  });
  it('give way to one decided later that begins earlier', () => {
    const more = [...standards, standard(3, at(1440), 1)];
    expect([standardAt(more, at(1439)).version, standardAt(more, at(1440)).version, standardAt(more, at(5000)).version]).toEqual([0, 3, 3]);
    expect(visitsDue(dueUnder(more, of, { fromAt: at(0), toAt: at(3 * 1440) }))).toBe(4 + 1 + 1);
  });
  it('ask for a visit as often as their hours divide', () => {
    expect(dueUnder(standards, of, { fromAt: at(0), toAt: at(1440) })).toEqual([{ fromAt: at(480), toAt: at(1200), visits: 4, everyMilliseconds: 3 * 3_600_000 }]);
  });
  it('are not kept with a district nobody knows, hours that end before they begin or a day no year has', () => {
    const fault = (change: Partial<PatrolRequirement>) => ruleAtFault([rule(1), { ...rule(1), ...change }], new Set([7]))?.pointer ?? null;
    expect([fault({}), fault({ districtId: 7 }), fault({ districtId: 8 }), fault({ toMinute: 480 }), fault({ season: { from: '13-01', to: '02-01' } })])
      .toEqual([null, null, '/rules/1/districtId', '/rules/1/toMinute', '/rules/1/season']);
  });
});
