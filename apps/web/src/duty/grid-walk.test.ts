import { describe, expect, it } from 'vitest';
import { nextStop } from './grid-walk';

/** A heading, a row of one mark a day, a row with two on Monday, a heading, a last row. */
const counts = [[], [1, 1, 1, 1, 1, 1, 1], [2, 1, 1, 1, 1, 1, 1], [], [1, 1, 1, 1, 1, 1, 3]];
const walk = (row: number, column: number, nth: number, key: string) => nextStop(counts, { row, column, nth }, key);

describe('the keys of the roster', () => {
  it('go from day to day and stop at the week’s ends', () => {
    expect(walk(1, 0, 0, 'ArrowRight')).toEqual({ row: 1, column: 1, nth: 0 });
    expect(walk(1, 0, 0, 'ArrowLeft')).toBeNull();
    expect(walk(1, 6, 0, 'ArrowRight')).toBeNull();
  });
  it('walk the marks of a cell before the next row, and pass over headings both ways', () => {
    expect(walk(1, 0, 0, 'ArrowDown')).toEqual({ row: 2, column: 0, nth: 0 });
    expect(walk(2, 0, 0, 'ArrowDown')).toEqual({ row: 2, column: 0, nth: 1 });
    expect(walk(2, 0, 1, 'ArrowDown')).toEqual({ row: 4, column: 0, nth: 0 });
    expect(walk(4, 0, 0, 'ArrowUp')).toEqual({ row: 2, column: 0, nth: 1 });
    expect(walk(4, 6, 2, 'ArrowDown')).toBeNull();
  });
  it('keep to the marks there are when a day has fewer', () => {
    expect(walk(2, 0, 1, 'ArrowRight')).toEqual({ row: 2, column: 1, nth: 0 });
    expect(walk(4, 6, 2, 'Home')).toEqual({ row: 4, column: 0, nth: 0 });
    expect(walk(4, 0, 0, 'End')).toEqual({ row: 4, column: 6, nth: 0 });
  });
  it('leave other keys alone, and go far with the page keys', () => {
    expect(walk(1, 0, 0, 'a')).toBeNull();
    expect(walk(1, 0, 0, 'PageDown')).toEqual({ row: 4, column: 0, nth: 0 });
    expect(walk(4, 0, 0, 'PageDown')).toBeNull();
  });
});
