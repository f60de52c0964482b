import { expect, test } from 'vitest';
import { relapseWaveOf } from './relapse-wave';

/** Twenty days: the nineteenth of them in order is the 95th percentile by nearest rank. */
const days = (...last: number[]) => [...Array.from({ length: 20 - last.length }, () => 1), ...last];

test('three spots above what the hour stays at on 95 of a hundred days are a wave', () => {
  expect(relapseWaveOf(3, days(2, 9))).toEqual({ spotCount: 3, usualCount: 2, dayCount: 20 });
  expect(relapseWaveOf(3, days(3, 9))).toBeNull();
  expect(relapseWaveOf(4, days(9, 3))).toEqual({ spotCount: 4, usualCount: 3, dayCount: 20 });
});
test('two spots are none however quiet the hour is, and nothing is said of an hour known from fewer than twenty days', () => {
  expect(relapseWaveOf(2, days())).toBeNull();
  expect(relapseWaveOf(9, days().slice(1))).toBeNull();
});
