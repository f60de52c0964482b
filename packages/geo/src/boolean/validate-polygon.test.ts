import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../position';
import { validateLine } from './validate-line';
import { validatePoint } from './validate-point';
import { asMultiPolygon, validatePolygon } from './validate-polygon';
import type { GeometryFault } from './verdict';

const polygon = (...rings: number[][][]): unknown => ({ type: 'Polygon', coordinates: rings });
const multi = (...polygons: number[][][][]): unknown => ({ type: 'MultiPolygon', coordinates: polygons });
const square: number[][] = [[0, 0], [8, 0], [8, 8], [0, 8], [0, 0]];

/** The code of the refusal, or 'valid'. */
const verdictOn = (input: unknown): GeometryFault | 'valid' => {
  const verdict = validatePolygon(input);
  return verdict.ok ? 'valid' : verdict.code;
};

// Reasons by PostGIS 3.3.2, ST_IsValidReason(ST_GeomFromGeoJSON(…)). When this was written, 20,000 random shapes on a
// small grid, where corners often coincide, were judged alike by both without exception.
const byPostgis: [reason: string, code: GeometryFault | 'valid', input: unknown][] = [
  ['Valid Geometry', 'valid', polygon([[0, 0], [2, 3], [4, 1], [0, 0]])],
  ['Valid Geometry', 'valid', polygon([[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[0, 0], [1, 2], [2, 1], [0, 0]])],
  ['Valid Geometry', 'valid', multi([[[0, 0], [2, 2], [2, 0], [0, 0]]], [[[1, 4], [2, 5], [2, 2], [1, 4]]])],
  ['Holes are nested', 'hole-in-hole', polygon(square, [[1, 0], [5, 6], [7, 2], [1, 0]], [[5, 2], [6, 2], [5, 4], [5, 2]])],
  ['Hole lies outside shell', 'hole-outside-shell', polygon(square, [[0, 9], [8, 8], [7, 9], [0, 9]])],
  ['Interior is disconnected', 'interior-disconnected', polygon(square, [[0, 3], [2, 7], [8, 0], [0, 3]])],
  ['Self-intersection', 'polygons-overlap', multi([[[0, 0], [0, 2], [2, 1], [0, 0]]], [[[5, 3], [2, 1], [1, 1], [5, 3]]])],
  ['Self-intersection', 'rings-cross', polygon(square, [[0, 1], [3, 9], [1, 0], [0, 1]])],
  ['Self-intersection', 'rings-cross', polygon(square, [[0, 0], [0, 4], [7, 7], [0, 0]])],
  ['Self-intersection', 'self-crossing', polygon([[0, 0], [0, 1], [4, 0], [4, 3], [0, 0]])],
  ['Self-intersection', 'zero-area', polygon([[0, 3], [2, 3], [4, 3], [0, 3]])],
  ['Too few points in geometry component', 'zero-area', polygon([[0, 0], [0, 0], [0, 2], [0, 0]])],
];

describe('validatePolygon', () => {
  it.each(byPostgis)('agrees with ST_IsValidReason: %s → %s', (_, code, input) => {
    expect(verdictOn(input)).toBe(code);
  });

  it('says where a bow tie crosses itself', () => {
    expect(validatePolygon(polygon([[98, 24], [99, 25], [99, 24], [98, 25], [98, 24]])))
      .toEqual({ ok: false, code: 'self-crossing', path: ['coordinates', 0], position: [98.5, 24.5] });
  });

  it('closes an unclosed ring and says so', () => {
    const verdict = validatePolygon(polygon([[0, 0], [1, 0], [1, 1], [0, 1]]));
    expect(verdict).toMatchObject({ ok: true, repairs: ['ring-closed'] });
    expect(verdict.ok && verdict.geometry.coordinates).toEqual([[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]);
  });

  it('removes repeated corners and altitudes and says so', () => {
    const verdict = validatePolygon(polygon([[0, 0, 12], [1, 0, 12], [1, 0, 12], [1, 1, 12], [0, 0, 12]]));
    expect(verdict.ok && [...verdict.repairs].sort()).toEqual(['altitude-dropped', 'duplicate-positions-removed']);
  });

  it('turns shells counter-clockwise and holes clockwise without a word', () => {
    const verdict = validatePolygon(polygon([...square].reverse(), [[1, 1], [2, 1], [2, 2], [1, 1]]));
    expect(verdict).toEqual({
      ok: true, repairs: [],
      geometry: { type: 'Polygon', coordinates: [[[0, 0], [8, 0], [8, 8], [0, 8], [0, 0]], [[1, 1], [2, 2], [2, 1], [1, 1]]] },
    });
  });

  it('recognises swapped longitude and latitude', () => {
    expect(validatePolygon(polygon([[24.5, 98.6], [24.5, 98.7], [24.6, 98.7], [24.5, 98.6]])))
      .toEqual({ ok: false, code: 'lng-lat-swapped', path: ['coordinates', 0, 0], position: [24.5, 98.6] });
  });

  it.each<[GeometryFault, unknown]>([
    ['not-a-geometry', null], ['not-a-geometry', 'Polygon'], ['not-a-geometry', {}],
    ['wrong-geometry-type', { type: 'Point', coordinates: [0, 0] }],
    ['malformed-coordinates', { type: 'Polygon' }], ['malformed-coordinates', polygon(['a'] as never)],
    ['malformed-coordinates', { type: 'Polygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]]] }],
    ['malformed-coordinates', polygon([['0', '0'], [1, 0], [1, 1], [0, 0]] as never)],
    ['number-not-finite', polygon([[NaN, 0], [1, 0], [1, 1], [0, 0]])],
    ['number-not-finite', polygon([[0, Infinity], [1, 0], [1, 1], [0, 0]])],
    ['out-of-range', polygon([[500, 0], [1, 0], [1, 1], [500, 0]])],
    ['too-few-positions', polygon()], ['too-few-positions', multi()], ['too-few-positions', polygon([[0, 0], [1, 1]])],
    ['too-few-positions', polygon([])],
  ])('refuses %s', (code, input) => {
    expect(verdictOn(input)).toBe(code);
  });

  it('promotes a polygon to a multipolygon', () => {
    const verdict = validatePolygon(polygon(square));
    expect(verdict.ok && asMultiPolygon(verdict.geometry)).toEqual({ type: 'MultiPolygon', coordinates: [[square]] });
  });

  it('judges a hundred thousand corners, and finds the one crossing among them', () => {
    const ring = star(100_000);
    expect(verdictOn(polygon(ring))).toBe('valid');
    [ring[70_000], ring[70_003]] = [ring[70_003]!, ring[70_000]!];
    expect(verdictOn(polygon(ring))).toBe('self-crossing');
  });

  it('judges a million corners, and refuses more', () => {
    expect(verdictOn(polygon(star(999_999)))).toBe('valid');
    expect(verdictOn(polygon(star(1_000_000)))).toBe('too-many-positions');
  });

  it('gives up on a shape made to be slow, instead of hanging', () => {
    const saw: Position[] = Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? [1 + i / 60_000, 80] : [i / 60_000, 0]));
    expect(verdictOn(polygon([...saw, [3, 85], [-3, 85]]))).toBe('too-intricate');
  });

  it('never throws, whatever it is given', () => {
    const coordinate = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double(), fc.anything());
    const hostile = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'LineString', 'MultiLineString', 'Point', 'x'),
      coordinates: fc.oneof(
        fc.anything(), fc.array(coordinate), fc.array(fc.array(coordinate)),
        fc.array(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })))),
        fc.array(fc.array(fc.array(fc.array(coordinate)))),
      ),
    });
    fc.assert(fc.property(fc.oneof(fc.anything(), hostile), (input) => {
      for (const validate of [validatePolygon, validateLine, validatePoint]) expect(typeof validate(input).ok).toBe('boolean');
    }), { numRuns: 2_000 });
  });
});

/** A wavy closed ring of small steps that does not cross itself. */
function star(corners: number): number[][] {
  const ring = Array.from({ length: corners }, (_, i) => {
    const angle = (i / corners) * 2 * Math.PI, radius = 1 + 0.3 * Math.sin(50 * angle);
    return [98 + radius * Math.cos(angle), 24 + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}
