import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfterKey, dayAtX, moveEnd, rangeBetween, shiftRange, xOfDay } from './brush-range';

const span = fc.integer({ min: 1, max: 4_000 });
const spanAndRange = span.chain((dayCount) => fc.tuple(fc.constant(dayCount), fc.nat(dayCount - 1), fc.nat(dayCount - 1)))
  .map(([dayCount, a, b]) => ({ dayCount, range: rangeBetween(a, b) }));

describe('the time brush', () => {
  it('finds the day a bar was drawn for', () => {
    fc.assert(fc.property(span, fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 40, max: 4_000 }), (dayCount, share, width) => {
      const day = Math.floor(share * dayCount);
      const middle = (xOfDay(day, width, dayCount) + xOfDay(day + 1, width, dayCount)) / 2;
      return dayAtX(middle, width, dayCount) === day;
    }));
    expect(dayAtX(-20, 100, 10)).toBe(0);
    expect(dayAtX(500, 100, 10)).toBe(9);
    expect(dayAtX(5, 0, 10)).toBe(0);
  });

  it('never crosses its ends or leaves the span', () => {
    fc.assert(fc.property(spanAndRange, fc.integer({ min: -9_000, max: 9_000 }), fc.constantFrom('first', 'last'), ({ dayCount, range }, day, end) => {
      const moved = moveEnd(range, end, day, dayCount);
      return moved.first >= 0 && moved.first <= moved.last && moved.last <= dayCount - 1;
    }));
  });

  it('keeps its length when the whole of it is moved', () => {
    fc.assert(fc.property(spanAndRange, fc.integer({ min: -9_000, max: 9_000 }), ({ dayCount, range }, shift) => {
      const moved = shiftRange(range, shift, dayCount);
      return moved.last - moved.first === range.last - range.first && moved.first >= 0 && moved.last <= dayCount - 1;
    }));
  });

  it('moves a day by arrow, a week with Shift, and to the limits by Home and End', () => {
    expect(dayAfterKey('ArrowLeft', false, 10, 30)).toBe(9);
    expect(dayAfterKey('ArrowRight', true, 10, 30)).toBe(17);
    expect(dayAfterKey('PageDown', false, 10, 30)).toBe(3);
    expect(dayAfterKey('End', false, 10, 30)).toBe(29);
    expect(dayAfterKey('a', false, 10, 30)).toBeNull();
  });
});
