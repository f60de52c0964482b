import { describe, expect, it } from 'vitest';
import type { PlanePosition } from '../position';
import { reachRing } from './reach-ring';

/** Area by the shoelace formula, square metres; positive = anticlockwise. */
const areaOf = (ring: readonly PlanePosition[]): number =>
  ring.slice(1).reduce((sum, [east, north], i) => sum + (ring[i]?.[0] ?? 0) * north - east * (ring[i]?.[1] ?? 0), 0) / 2;

describe('the outline of a reach', () => {
  it('is a circle around a point, within half a percent of its area', () => {
    const ring = reachRing([[10, 20]], 50);
    expect(ring.every(([east, north]) => Math.abs(Math.hypot(east - 10, north - 20) - 50) < 1e-9)).toBe(true);
    expect(ring.at(-1)).toEqual(ring[0]);
    // A polygon of 32 corners in a circle: 32/2 · r² · sin(2π/32).
    expect(Math.abs(areaOf(ring))).toBeCloseTo(16 * 2500 * Math.sin((2 * Math.PI) / 32), 6);
  });
  it('is a stadium around a straight line', () => {
    const ring = reachRing([[0, 0], [100, 0]], 30);
    expect(Math.abs(areaOf(ring))).toBeCloseTo(2 * 30 * 100 + 16 * 900 * Math.sin((2 * Math.PI) / 32), 6);
  });
  it('of a bent line keeps the whole radius from every part of it: an L of two 100 m arms has no fold inside', () => {
    const ring = reachRing([[0, 0], [100, 0], [100, 100]], 40);
    // By hand: two strips 80 × 100, one square of 40 × 40 counted twice at the inner side, a quarter disc outside, two half discs.
    const disc = 16 * 1600 * Math.sin((2 * Math.PI) / 32);
    expect(Math.abs(areaOf(ring))).toBeCloseTo(2 * 80 * 100 - 1600 + disc / 4 + disc, -2);
    expect(Math.max(...ring.map(([east]) => east))).toBeCloseTo(140, 6);
    expect(ring.some(([east, north]) => Math.abs(east - 60) < 1 && north > -39 && north < 39)).toBe(false);
  });
  it('of one side is the half that is looked at: left of a line as it runs, west of a point', () => {
    const left = reachRing([[0, 0], [100, 0]], 30, 'left');
    expect(Math.abs(areaOf(left))).toBeCloseTo(3000, 6);
    expect(Math.min(...left.map(([, north]) => north))).toBe(0);
    expect(Math.max(...reachRing([[0, 0], [100, 0]], 30, 'right').map(([, north]) => north))).toBe(0);
    expect(Math.max(...reachRing([[0, 0]], 30, 'left').map(([east]) => east))).toBeCloseTo(0, 9);
    expect(Math.min(...reachRing([[0, 0]], 30, 'right').map(([east]) => east))).toBeCloseTo(0, 9);
  });
  it('of nothing is nothing, and of a line that does not move a circle', () => {
    expect(reachRing([], 30)).toEqual([]);
    expect(reachRing([[5, 5], [5, 5]], 30)).toEqual(reachRing([[5, 5]], 30));
  });
});
