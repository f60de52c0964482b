import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../position';
import { distanceMetres } from './distance';
import { lineLengthMetres } from './line-length';

// PostGIS 3.3.2: select st_distance('SRID=4326;POINT(98.69 24.588)'::geography, 'SRID=4326;POINT(98.6901 24.588)'::geography);
const byPostgis: [a: Position, b: Position, metres: number][] = [
  [[98.69, 24.588], [98.6901, 24.588], 10.128412],
  [[98.69, 24.588], [98.7012, 24.5931], 1267.239060],
  [[116.397, 39.908], [121.473, 31.230], 1066639.890433],
  [[-71.06, 42.36], [7.53, 51.95], 5757470.354269],
  [[179.9, 10], [-179.9, 10], 21927.872478],
  [[0, -90], [0, 90], 20003931.458626],
  [[0, 0], [180, 0], 20003931.458626],
  [[0, 0], [179.5, 0.5], 19936288.578965],
  [[0, 0], [179.7, 0.2], 19975624.276996],
  [[10, 30], [-170, -30], 20003931.458626],
  [[10, 30], [-170.1, -29.9], 19992090.302327],
];

const anywhere = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));

describe('distanceMetres', () => {
  it.each(byPostgis)('agrees with PostGIS to a tenth of a millimetre: %j to %j', (a, b, metres) => {
    expect(Math.abs(distanceMetres(a, b) - metres)).toBeLessThan(1e-4);
  });

  it('is nothing between coincident positions', () => {
    expect(distanceMetres([5, 5], [5, 5])).toBe(0);
    expect(distanceMetres([0, 90], [123, 90])).toBeLessThan(1e-6);
  });

  it('is a number, the same both ways, and never more than half way round', () => {
    fc.assert(fc.property(anywhere, anywhere, (a, b) => {
      const metres = distanceMetres(a, b);
      expect(metres).toBeGreaterThanOrEqual(0);
      expect(metres).toBeLessThan(20_003_931.4587);
      expect(Math.abs(distanceMetres(b, a) - metres)).toBeLessThan(1e-3);
    }));
  });

  it('is a number near the antipode, where Vincenty alone fails', () => {
    const offset = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    fc.assert(fc.property(anywhere, offset, offset, ([lng, lat], lngOff, latOff) => {
      const b: Position = [lng > 0 ? lng - 180 + lngOff : lng + 180 + lngOff, Math.max(-90, Math.min(90, -lat + latOff))];
      expect(distanceMetres([lng, lat], b)).toBeGreaterThan(19_850_000);
    }), { numRuns: 60 });
  });
});

describe('lineLengthMetres', () => {
  it('agrees with PostGIS', () => {
    // select st_length('SRID=4326;LINESTRING(98.69 24.588, 98.6912 24.5885, 98.6921 24.5871, 98.7012 24.5931)'::geography);
    const line: Position[] = [[98.69, 24.588], [98.6912, 24.5885], [98.6921, 24.5871], [98.7012, 24.5931]];
    expect(Math.abs(lineLengthMetres(line) - 1449.742127)).toBeLessThan(1e-4);
  });

  it('is nothing for one position or none', () => {
    expect(lineLengthMetres([[1, 2]])).toBe(0);
    expect(lineLengthMetres([])).toBe(0);
  });
});
