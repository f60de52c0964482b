import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bboxOf, type Bbox } from '../bbox';
import { pointInPolygon } from '../boolean/point-in-polygon';
import { polygonAreaSquareMetres } from '../measure/polygon-area';
import { localPlane } from '../measure/local-plane';
import { groundGrid } from './ground-grid';

const plane = localPlane([98.69, 24.588]);
const grid = groundGrid({ plane, originEastMetres: -5_000, originNorthMetres: -5_000, cellMetres: 100 });

describe('groundGrid', () => {
  it('counts cells from its origin, downwards too', () => {
    expect(grid.cellOf(-5_000, -5_000)).toEqual({ column: 0, row: 0 });
    expect(grid.cellOf(-4_900.001, -4_900)).toEqual({ column: 0, row: 1 });
    expect(grid.cellOf(-5_000.001, -5_100.001)).toEqual({ column: -1, row: -2 });
  });

  it('covers every position of a box, whatever the box', () => {
    const lng = fc.double({ min: 97.5, max: 100, noNaN: true }), lat = fc.double({ min: 23.5, max: 25.5, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(lng, lng, lat, lat, share, share, (lngA, lngB, latA, latB, x, y) => {
      const bbox: Bbox = [Math.min(lngA, lngB), Math.min(latA, latB), Math.max(lngA, lngB), Math.max(latA, latB)];
      const window = grid.windowOf(bbox);
      const [east, north] = plane.toPlane([bbox[0] + x * (bbox[2] - bbox[0]), bbox[1] + y * (bbox[3] - bbox[1])]);
      const column = Math.floor((east - window.originMetres[0]) / 100), row = Math.floor((north - window.originMetres[1]) / 100);
      expect(column >= 0 && column < window.columns && row >= 0 && row < window.rows).toBe(true);
    }));
  });

  it('puts every window on the same cells', () => {
    const window = grid.windowOf([98.7, 24.59, 98.71, 24.6]);
    expect((window.originMetres[0] + 5_000) % 100).toBe(0);
    expect((window.originMetres[1] + 5_000) % 100).toBe(0);
    expect(plane.toPlane(window.origin)[0]).toBeCloseTo(window.originMetres[0], 6);
  });

  it('draws a cell as a square of its size around what it holds', () => {
    const window = grid.windowOf([98.7, 24.59, 98.71, 24.6]);
    const corners = grid.cellCorners(3 * window.columns + 2, window);
    const middle = plane.toPosition([window.originMetres[0] + 250, window.originMetres[1] + 350]);
    expect(corners).toHaveLength(5);
    expect(corners[4]).toEqual(corners[0]);
    expect(pointInPolygon(middle, [corners])).toBe(true);
    expect(polygonAreaSquareMetres([corners])).toBeCloseTo(10_000, 1);
  });

  it('holds at least one cell, even around one point', () => {
    expect(grid.windowOf([98.7, 24.59, 98.7, 24.59])).toMatchObject({ columns: 1, rows: 1 });
  });

  it('refuses cells without size', () => {
    expect(() => groundGrid({ plane, originEastMetres: 0, originNorthMetres: 0, cellMetres: 0 })).toThrow(RangeError);
  });
});

describe('bboxOf', () => {
  it('is null for no positions', () => {
    expect(bboxOf([])).toBeNull();
    expect(bboxOf([[3, 4], [1, 9]])).toEqual([1, 4, 3, 9]);
  });
});
