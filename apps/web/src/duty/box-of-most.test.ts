import { describe, expect, it } from 'vitest';
import { boxOfMost } from './box-of-most';

/** Nine places in a square of 0.02°, one of them in the middle. */
const town = [0, 1, 2].flatMap((x) => [0, 1, 2].map((y): [number, number] => [98.69 + x * 0.01, 24.57 + y * 0.01]));

describe('the box the map of posts opens on', () => {
  it('holds the town, and a village road far out does not make it small', () => {
    expect(boxOfMost(town)).toEqual([98.69, 24.57, 98.71, 24.59]);
    expect(boxOfMost([...town, [98.7, 24.7]])).toEqual([98.69, 24.57, 98.71, 24.59]);
  });
  it('leaves nobody out where the places lie apart anyway, or are few', () => {
    expect(boxOfMost([...town.slice(0, 3), [98.9, 24.8], [98.4, 24.3]])).toEqual([98.4, 24.3, 98.9, 24.8]);
    expect(boxOfMost([[98.7, 24.58]])).toEqual([98.7, 24.58, 98.7, 24.58]);
    expect(boxOfMost([])).toBeNull();
  });
});
