import { describe, expect, it } from 'vitest';
import { minuteText, weekdaysRange } from './minute-text';

describe('the hours of a pattern', () => {
  it('are a clock; beyond midnight they are marked', () => {
    expect([390, 1_440, 1_470].map(minuteText)).toEqual(['06:30', '00:00', '00:30⁺¹']);
  });
  it('span weekdays without holes, or are listed', () => {
    expect(weekdaysRange([4, 0, 1, 2, 3])).toEqual({ from: 0, to: 4 });
    expect([weekdaysRange([0, 2]), weekdaysRange([])]).toEqual([null, null]);
  });
});
