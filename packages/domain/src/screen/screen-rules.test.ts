import { expect, test } from 'vitest';
import { isQuiet, screenStateAt, toPairingCode } from './screen-rules';

const day = 86_400_000;

test('a screen warns for its last fortnight, then is over; a revoked one stays revoked', () => {
  const screen = { expiresAt: 100 * day, revokedAt: null };
  expect([85 * day, 86 * day, 100 * day].map((now) => screenStateAt(screen, now))).toEqual(['active', 'expiring', 'expired']);
  expect(screenStateAt({ ...screen, revokedAt: 1 }, 101 * day)).toBe('revoked');
});
test('a code may be typed small, with spaces or a hyphen', () => {
  expect(toPairingCode(' 7k4-m2p ')).toBe('7K4M2P');
});
test('quiet hours may pass midnight; without hours nothing is quiet', () => {
  const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
  expect([21 * 60, 22 * 60, 0, 6 * 60 - 1, 6 * 60].map((minute) => isQuiet(night, minute))).toEqual([false, true, true, true, false]);
  expect(isQuiet({ fromMinute: 60, toMinute: 60 }, 60)).toBe(false);
  expect(isQuiet(null, 0)).toBe(false);
});
