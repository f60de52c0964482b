import { expect, it } from 'vitest';
import { axisOf, linePath, pointsOf } from './trend-path';

it('ends an axis at the next round step above the most, with whole steps to read it by', () => {
  expect([0, 1, 3, 7, 12, 28, 51, 100, 412].map((most) => axisOf(most).top)).toEqual([1, 1, 3, 8, 15, 30, 60, 100, 600]);
  expect(axisOf(28).ticks).toEqual([0, 10, 20, 30]);
  expect(axisOf(100).ticks).toEqual([0, 25, 50, 75, 100]);
  for (let most = 1; most < 3000; most += 7) {
    const { top, ticks } = axisOf(most);
    expect(top).toBeGreaterThanOrEqual(most);
    expect(top).toBeLessThanOrEqual(most * 1.7 + 1);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});
it('spreads values over the width with zero at the bottom', () => {
  expect(pointsOf([0, 5, 10], { width: 100, height: 50, top: 10 })).toEqual([[0, 50], [50, 25], [100, 0]]);
  expect(pointsOf([10], { width: 100, height: 50, top: 10 })).toEqual([[50, 0]]);
  expect(linePath([[0, 50], [50, 25]])).toBe('M0.0 50.0L50.0 25.0');
  expect(linePath([])).toBe('');
});
