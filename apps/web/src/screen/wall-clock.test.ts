import { expect, test } from 'vitest';
import { freshnessOf, minuteOfDay, nextWait, untilReload } from './wall-clock';

const at = (text: string): number => Date.parse(text);

test('a picture is amber from a minute on, red from five, and one that never came is red', () => {
  expect([0, 59_999, 60_000, 299_999, 300_000].map((age) => freshnessOf(0, age))).toEqual(['fresh', 'fresh', 'amber', 'amber', 'red']);
  expect(freshnessOf(null, 0)).toBe('red');
});
test('whoever fails waits twice as long each time, up to half a minute, for ever', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 5_000].map(nextWait)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});
test('the page is loaded anew at four in the morning in Shanghai', () => {
  expect(untilReload(at('2026-11-20T03:59:00+08:00'))).toBe(60_000);
  expect(untilReload(at('2026-11-20T04:00:00+08:00'))).toBe(24 * 3_600_000);
  expect(untilReload(at('2026-11-20T17:42:00+08:00'))).toBe((10 * 60 + 18) * 60_000);
});
test('the minute of the day is Shanghai’s, whatever the zone of the instant', () => {
  expect(minuteOfDay(at('2026-11-20T16:00:00Z'))).toBe(0);
  expect(minuteOfDay(at('2026-11-20T23:59:59+08:00'))).toBe(24 * 60 - 1);
});
