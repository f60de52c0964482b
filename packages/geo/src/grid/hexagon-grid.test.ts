import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexagonCorners, hexagonGrid, hexagonWidthMetres } from './hexagon-grid';

const grid = hexagonGrid([1_000, -500], 100);

describe('hexagons on the ground', () => {
  it('hold what is nearer to their middle than to any other', () => {
    const metres = fc.double({ min: -3_000, max: 3_000, noNaN: true });
    fc.assert(fc.property(metres, metres, (east, north) => {
      const { q, r } = grid.hexagonOf(east, north);
      const away = (hexagon: { q: number; r: number }): number => Math.hypot(...grid.middleOf(hexagon).map((middle, axis) => middle - [east, north][axis]!) as [number, number]);
      const others = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [-1, 1]].map(([dq, dr]) => away({ q: q + dq!, r: r + dr! }));
      expect(away({ q, r })).toBeLessThanOrEqual(Math.min(...others) + 1e-9);
    }));
  });
  it('are as large as the square they stand in for, and as large as their corners say', () => {
    const width = hexagonWidthMetres(80);
    expect(hexagonGrid([0, 0], width).areaSquareMetres).toBeCloseTo(6_400, 6);
    const ring = hexagonCorners([10, 20], width);
    const shoelace = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0) / 2;
    expect(shoelace).toBeCloseTo(6_400, 6);
    expect(ring).toHaveLength(7);
  });
  it('meet without a gap: two neighbours share two corners', () => {
    const keys = (q: number, r: number): string[] => hexagonCorners(grid.middleOf({ q, r }), 100).slice(0, 6).map((corner) => corner.map((metres) => metres.toFixed(6)).join());
    const own = keys(0, 0);
    for (const [q, r] of [[1, 0], [0, 1], [-1, 1]]) expect(keys(q!, r!).filter((key) => own.includes(key))).toHaveLength(2);
  });
  it('refuse to have no size', () => {
    expect(() => hexagonGrid([0, 0], 0)).toThrow(RangeError);
  });
});
