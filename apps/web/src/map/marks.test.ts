import { describe, expect, it } from 'vitest';
import { placeLabels } from './marks';

const box = (id: string, x: number, y: number, priority = 0) => ({ id, x, y, widthPixels: 60, priority });

describe('labels of marks', () => {
  it('stand to the right, to the left where that is taken, and are left out where both are', () => {
    expect(placeLabels([box('a', 100, 100)])).toEqual(new Map([['a', 'right']]));
    expect(placeLabels([box('a', 100, 100), box('b', 150, 100)])).toEqual(new Map([['a', 'left'], ['b', 'right']]));
    expect(placeLabels([box('a', 60, 100), box('b', 100, 100), box('c', 140, 100)]).has('b')).toBe(false);
  });
  it('are not cut at the edges of the map', () => {
    expect(placeLabels([box('west', 20, 100), box('east', 380, 100)], 400)).toEqual(new Map([['west', 'right'], ['east', 'left']]));
    expect(placeLabels([box('narrow', 20, 100)], 60).size).toBe(0);
  });
  it('go to what matters most first', () => {
    expect([...placeLabels([box('calm', 100, 100), box('alarm', 100, 112, 1)]).keys()][0]).toBe('alarm');
  });
});
