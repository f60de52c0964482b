import { describe, expect, it } from 'vitest';
import type { Position } from '../position';
import { multiPolygonAreaSquareMetres, polygonAreaSquareMetres } from './polygon-area';

// PostGIS 3.3.2: select st_area('SRID=4326;POLYGON((…))'::geography);
const byPostgis: [what: string, polygon: Position[][], squareMetres: number, relativeError: number][] = [
  ['a block', [[[98.69, 24.588], [98.6912, 24.588], [98.6912, 24.5891], [98.69, 24.5891], [98.69, 24.588]]], 14808.9058, 1e-8],
  ['a district with a hole', [
    [[98.69, 24.58], [98.72, 24.581], [98.725, 24.61], [98.70, 24.62], [98.69, 24.58]],
    [[98.70, 24.59], [98.71, 24.59], [98.71, 24.60], [98.70, 24.60], [98.70, 24.59]],
  ], 9900075.9626, 1e-7],
  ['a province', [[[97, 21], [106, 21], [106, 29], [97, 29], [97, 21]]], 805266197775.5060, 2e-6],
  ['a town in Europe', [[[7.5, 51.9], [7.6, 51.9], [7.6, 52.0], [7.5, 52.0], [7.5, 51.9]]], 76500637.6424, 1e-7],
  ['across the antimeridian', [[[179.9, -10], [-179.9, -10], [-179.9, -9.9], [179.9, -9.9], [179.9, -10]]], 242575757.2562, 1e-7],
  ['across the equator', [[[0, -0.01], [0.01, -0.01], [0.01, 0.01], [0, 0.01], [0, -0.01]]], 2461814.4100, 1e-8],
];

describe('polygonAreaSquareMetres', () => {
  it.each(byPostgis)('agrees with PostGIS: %s', (_, polygon, squareMetres, relativeError) => {
    expect(Math.abs(polygonAreaSquareMetres(polygon) / squareMetres - 1)).toBeLessThan(relativeError);
  });

  it('does not mind which way a ring turns, nor whether it is closed', () => {
    const ring: Position[] = [[98.69, 24.588], [98.6912, 24.588], [98.6912, 24.5891], [98.69, 24.5891]];
    const area = polygonAreaSquareMetres([ring]);
    expect(polygonAreaSquareMetres([[...ring].reverse()])).toBeCloseTo(area, 6);
    expect(polygonAreaSquareMetres([[...ring, ring[0]!]])).toBeCloseTo(area, 6);
  });

  it('is nothing without rings, and sums over several polygons', () => {
    expect(polygonAreaSquareMetres([])).toBe(0);
    const block = byPostgis[0]![1], town = byPostgis[3]![1];
    expect(multiPolygonAreaSquareMetres([block, town])).toBeCloseTo(polygonAreaSquareMetres(block) + polygonAreaSquareMetres(town), 6);
  });
});
