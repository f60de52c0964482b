import { expect, test } from 'vitest';
import { perHundredPasses } from './rate';

test('a rate per hundred passes divides what was found by the passes', () => {
  expect(perHundredPasses(5, 20)).toBe(25);
  expect(perHundredPasses(0, 10)).toBe(0);
});
test('with fewer than ten passes the rate is unknown, not zero', () => {
  expect(perHundredPasses(0, 9)).toBeNull();
  expect(perHundredPasses(9, 9)).toBeNull();
});
