import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UintTable } from './uint-table';

it('a table of whole numbers gives each its place of first arrival, as a Map would', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 0xffffffff })), { maxLength: 4_000 }), (numbers) => {
    const table = new UintTable();
    const map = new Map<number, number>();
    for (const number of numbers) {
      if (!map.has(number)) map.set(number, map.size);
      expect(table.positionOf(number)).toBe(map.get(number));
    }
    expect([...table.keys]).toEqual([...map.keys()]);
  }));
});
