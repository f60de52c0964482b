import { describe, expect, it } from 'vitest';
import type { Position } from '../position';
import { pointInMultiPolygon, pointInPolygon } from './point-in-polygon';

const shell: Position[] = [[0, 0], [4, 0], [4, 2], [2, 2], [2, 4], [0, 4], [0, 0]];
const hole: Position[] = [[0.5, 0.5], [0.5, 1.5], [1.5, 1.5], [1.5, 0.5], [0.5, 0.5]];

// PostGIS 3.3.2: select st_covers('POLYGON((0 0,4 0,4 2,2 2,2 4,0 4,0 0),(0.5 0.5,0.5 1.5,1.5 1.5,1.5 0.5,0.5 0.5))', 'POINT(…)');
const byPostgis: [position: Position, covered: boolean][] = [
  [[3, 1], true], [[1, 3], true], [[3, 3], false], [[1, 1], false], [[5, 1], false], [[-1, 2], false],
  [[4, 1], true], [[2, 3], true], [[0, 0], true], [[2, 2], true], [[4, 2], true],
  [[0.5, 1], true], [[1.5, 1.5], true], [[1, 2], true], [[5, 2], false], [[-1, 0], false], [[3, 4], false],
];

describe('pointInPolygon', () => {
  it.each(byPostgis)('agrees with ST_Covers: %j → %s', (position, covered) => {
    expect(pointInPolygon(position, [shell, hole])).toBe(covered);
  });

  it('does not mind which way the rings turn', () => {
    for (const [position, covered] of byPostgis) {
      expect(pointInPolygon(position, [[...shell].reverse(), [...hole].reverse()])).toBe(covered);
    }
  });

  it('is false for no polygon, and true in any of several', () => {
    expect(pointInPolygon([0, 0], [])).toBe(false);
    expect(pointInMultiPolygon([9, 9], [[shell], [[[8, 8], [10, 8], [10, 10], [8, 8]]]])).toBe(true);
    expect(pointInMultiPolygon([9, 9], [])).toBe(false);
  });
});
