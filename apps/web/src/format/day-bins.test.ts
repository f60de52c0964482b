import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binDays, countBetween } from './day-bins';

describe('bars of the time brush', () => {
  it('show every day while there is room', () => {
    expect(binDays('2026-02-27', [1, 0, 3], 10)).toEqual([
      { from: '2026-02-27', dayCount: 1, count: 1 }, { from: '2026-02-28', dayCount: 1, count: 0 }, { from: '2026-03-01', dayCount: 1, count: 3 },
    ]);
  });

  it('become weeks when days would not fit', () => {
    const bins = binDays('2026-01-01', Array.from({ length: 20 }, () => 1), 5);
    expect(bins.map((bin) => [bin.from, bin.dayCount, bin.count])).toEqual([['2026-01-01', 7, 7], ['2026-01-08', 7, 7], ['2026-01-15', 6, 6]]);
  });

  it('never lose a count or exceed the room', () => {
    fc.assert(fc.property(fc.array(fc.nat(50), { maxLength: 3_000 }), fc.integer({ min: 1, max: 300 }), (counts, room) => {
      const bins = binDays('2020-01-01', counts, room);
      const total = counts.reduce((sum, count) => sum + count, 0);
      return bins.length <= room && bins.reduce((sum, bin) => sum + bin.count, 0) === total
        && countBetween(counts, 0, counts.length - 1) === total && countBetween(counts, -5, counts.length + 5) === total;
    }));
  });

  it('of no day are none', () => {
    expect(binDays('2026-01-01', [], 10)).toEqual([]);
  });
});
