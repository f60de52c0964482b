import { expect, it } from 'vitest';
import { linePath, pointsOf, roundTop } from './trend-path';

it('ends an axis at the next round number', () => {
  expect([0, 1, 3, 7, 12, 51, 100, 412].map(roundTop)).toEqual([1, 1, 5, 10, 20, 100, 100, 500]);
});
it('spreads values over the width with zero at the bottom', () => {
  expect(pointsOf([0, 5, 10], { width: 100, height: 50, top: 10 })).toEqual([[0, 50], [50, 25], [100, 0]]);
  expect(pointsOf([10], { width: 100, height: 50, top: 10 })).toEqual([[50, 0]]);
  expect(linePath([[0, 50], [50, 25]])).toBe('M0.0 50.0L50.0 25.0');
  expect(linePath([])).toBe('');
});
