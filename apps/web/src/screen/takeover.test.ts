import { expect, test } from 'vitest';
import { takeoverOf, type WallAlarm } from './takeover';

const now = Date.UTC(2026, 4, 1, 4), none: ReadonlySet<string> = new Set();
const alarm = (key: string, secondsAgo: number | null, facts: Partial<WallAlarm> = {}): WallAlarm => ({
  key, kind: 'post-empty', severity: 'urgent', postKey: null, placeName: '河边守点', districtId: 1, districtName: '凯龙城', position: null, personCount: 1, sinceAt: '', raisedAt: '', isEscalated: false, lastAt: null, expectedCount: null, found: null, usual: null,
  toldAt: secondsAgo === null ? null : new Date(now - secondsAgo * 1_000).toISOString(), ...facts,
});

test('an urgent alarm has the screen for a minute from when it interrupted; the last one first', () => {
  expect(takeoverOf([alarm('watch:1', 20), alarm('watch:2', 5)], now, none)).toMatchObject({ alarm: { key: 'watch:2' }, secondsLeft: 55 });
  expect(takeoverOf([alarm('watch:1', 59)], now, none)?.secondsLeft).toBe(1);
  expect(takeoverOf([alarm('watch:1', 60)], now, none)).toBeNull();
});
test('a warning takes no screen, nor what waits, nor what somebody has looked away from, nor what is answered for', () => {
  expect(takeoverOf([alarm('watch:1', 5, { severity: 'warning' }), alarm('watch:2', null)], now, none)).toBeNull();
  expect(takeoverOf([alarm('watch:1', 5)], now, new Set(['watch:1']))).toBeNull();
  expect(takeoverOf([], now, none)).toBeNull();
});
test('a clock set back by a day leaves no alarm on the screen for a day; one set forward takes none', () => {
  expect(takeoverOf([alarm('watch:1', 20)], now - 86_400_000, none)).toBeNull();
  expect(takeoverOf([alarm('watch:1', 20)], now + 86_400_000, none)).toBeNull();
  // Clocks that differ by seconds are no jump.
  expect(takeoverOf([alarm('watch:1', -3)], now, none)?.secondsLeft).toBe(60);
});
