import { describe, expect, test } from 'vitest';
import { alarmStateOf, attend, shownSeverity, usualAlarmPolicy, type UnattendedAlarm } from './attention';

const now = Date.UTC(2026, 4, 1, 4), minute = 60_000;
const alarm = (key: string, facts: Partial<UnattendedAlarm> = {}): UnattendedAlarm => ({ key, severity: 'warning', raisedAt: now, toldAt: null, heldAt: null, escalatedAt: null, hasTask: false, ...facts });
const told = (...minutesAgo: number[]) => ({ policy: usualAlarmPolicy, toldAts: minutesAgo.map((ago) => now - ago * minute), now });

describe('the nuisance budget', () => {
  test('interrupts six times an hour, the gravest and the longest standing first; the rest wait and none is lost', () => {
    const many = Array.from({ length: 10 }, (_, at) => alarm(`watch:${at}`, { severity: at === 9 ? 'urgent' : 'warning', raisedAt: now - (at + 1) * minute }));
    const { tell, hold } = attend(many, told());
    expect(tell).toEqual(['watch:9', 'watch:8', 'watch:7', 'watch:6', 'watch:5', 'watch:4']);
    expect(hold).toEqual(['watch:3', 'watch:2', 'watch:1', 'watch:0']);
  });
  test('counts what interrupted within sixty minutes, and has room again when that is over', () => {
    expect(attend([alarm('watch:1')], told(5, 10, 20, 30, 40, 59)).hold).toEqual(['watch:1']);
    expect(attend([alarm('watch:1', { heldAt: now - 5 * minute })], told(5, 10, 20, 30, 40, 60))).toEqual({ tell: ['watch:1'], hold: [], escalate: [] });
    expect(attend([alarm('watch:1', { heldAt: now - 5 * minute })], told(5, 10, 20, 30, 40, 59))).toEqual({ tell: [], hold: [], escalate: [] });
  });
  test('lets notices by, which interrupt nobody', () => {
    expect(attend([alarm('duty:1', { severity: 'notice' })], told())).toEqual({ tell: [], hold: [], escalate: [] });
  });
});

describe('escalation', () => {
  test('raises what nobody acted on: an urgent one after ten minutes, a warning after thirty, once', () => {
    const urgent = (ago: number, facts: object = {}) => alarm('watch:1', { severity: 'urgent', toldAt: now - ago * minute, ...facts });
    expect(attend([urgent(9)], told()).escalate).toEqual([]);
    expect(attend([urgent(10)], told()).escalate).toEqual(['watch:1']);
    expect(attend([urgent(11, { escalatedAt: now - minute })], told()).escalate).toEqual([]);
    expect(attend([urgent(11, { hasTask: true })], told()).escalate).toEqual([]);
    expect(attend([alarm('watch:2', { toldAt: now - 29 * minute }), alarm('watch:3', { toldAt: now - 30 * minute })], told()).escalate).toEqual(['watch:3']);
    expect(attend([urgent(600)], { ...told(), policy: { ...usualAlarmPolicy, urgentMinutes: null } }).escalate).toEqual([]);
  });
});

test('one that waits is listed as a notice, one nobody acted on as urgent', () => {
  expect(shownSeverity('urgent', { isHeld: true, isEscalated: false })).toBe('notice');
  expect(shownSeverity('warning', { isHeld: false, isEscalated: true })).toBe('urgent');
  expect(shownSeverity('warning', { isHeld: false, isEscalated: false })).toBe('warning');
  expect([alarmStateOf({ clearedAt: null, acknowledgedAt: null }), alarmStateOf({ clearedAt: null, acknowledgedAt: now }), alarmStateOf({ clearedAt: now, acknowledgedAt: now })]).toEqual(['open', 'acknowledged', 'closed']);
});
