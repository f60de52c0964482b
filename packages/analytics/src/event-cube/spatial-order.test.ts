import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedOrderSteps } from './radix-order';
import { hilbertDistance } from './spatial-order';
import { finish } from './steps';

describe('the Hilbert curve', () => {
  it('visits every cell of the south-west corner once, each next to the one before', () => {
    const cells = Array.from({ length: 64 * 64 }, (_, index): [number, number] => [index % 64, Math.floor(index / 64)]);
    const byDistance = cells.map(([x, y]) => ({ x, y, distance: hilbertDistance(x, y) })).sort((a, b) => a.distance - b.distance);
    byDistance.forEach(({ x, y, distance }, index) => {
      expect(distance).toBe(index);
      const before = byDistance[index - 1];
      if (before !== undefined) expect(Math.abs(x - before.x) + Math.abs(y - before.y)).toBe(1);
    });
  });

  it('ends in the opposite corner of its first side', () => {
    expect([hilbertDistance(0, 0), hilbertDistance(0xffff, 0)].sort((a, b) => a - b)).toEqual([0, 0xffffffff]);
  });
});

describe('sorting by 32-bit keys', () => {
  it('is stable and ascends', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 3 }))), (keys) => {
      const expected = keys.map((key, index) => [key, index] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, index]) => index);
      expect([...finish(sortedOrderSteps(Uint32Array.from(keys)))]).toEqual(expected);
    }));
  });
});
