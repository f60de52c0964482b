import { describe, expect, it } from 'vitest';
import { fitCount } from './fit-count';

const widths = [60, 60, 80, 100];

describe('items of the header that fit', () => {
  it('are all of them when there is room to the pixel: 300 and three gaps of 4', () => {
    expect(fitCount(widths, { available: 312, gap: 4, moreWidth: 70 })).toBe(4);
  });

  it('leave room for the button that holds the rest: 70 + 64 + 64 + 84 = 282', () => {
    expect(fitCount(widths, { available: 311, gap: 4, moreWidth: 70 })).toBe(3);
    expect(fitCount(widths, { available: 282, gap: 4, moreWidth: 70 })).toBe(3);
    expect(fitCount(widths, { available: 281, gap: 4, moreWidth: 70 })).toBe(2);
  });

  it('are none when even the first does not fit, and none of none', () => {
    expect(fitCount(widths, { available: 100, gap: 4, moreWidth: 70 })).toBe(0);
    expect(fitCount([], { available: 0, gap: 4, moreWidth: 70 })).toBe(0);
  });
});
