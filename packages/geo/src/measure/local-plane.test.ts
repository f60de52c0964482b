import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanePosition, Position } from '../position';
import { localPlane } from './local-plane';

// PostGIS 3.3.2 / PROJ 9.1: select st_transform(st_setsrid(st_makepoint(lng, lat), 4326),
//   '+proj=tmerc +lat_0=24.588 +lon_0=98.69 +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m');
const county: [position: Position, plane: PlanePosition][] = [
  [[98.69, 24.588], [0, 0]],
  [[98.7012, 24.5931], [1134.336145, 564.956956]],
  [[98.6524602, 24.6096646], [-3801.531132, 2400.240244]],
  [[98.5, 24.3], [-19287.779705, -31887.066693]],
  [[99.69, 25.588], [100467.576137, 111152.905316]],
  [[101.69, 21.5], [310965.257721, -338994.388020]],
  [[95.2, 28.1], [-343084.337090, 394032.303245]],
];

describe('localPlane', () => {
  it.each(county)('agrees with PROJ to a micrometre: %j', (position, [east, north]) => {
    const [e, n] = localPlane([98.69, 24.588]).toPlane(position);
    expect(Math.abs(e - east)).toBeLessThan(1e-6);
    expect(Math.abs(n - north)).toBeLessThan(1e-6);
  });

  it('agrees with PROJ on the other side of the world', () => {
    // … '+proj=tmerc +lat_0=42.33 +lon_0=-71.07 …'
    const plane = localPlane([-71.07, 42.33]);
    const [east, north] = plane.toPlane([-71.1912, 42.2279]);
    expect(Math.abs(east - -10005.603442)).toBeLessThan(1e-6);
    expect(Math.abs(north - -11334.023210)).toBeLessThan(1e-6);
  });

  it('comes back to where it was, within a micrometre, for any origin', () => {
    const origin = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -85, max: 85, noNaN: true }));
    const metres = fc.double({ min: -200_000, max: 200_000, noNaN: true });
    fc.assert(fc.property(origin, metres, metres, (at, east, north) => {
      const plane = localPlane(at);
      const [e, n] = plane.toPlane(plane.toPosition([east, north]));
      expect(Math.hypot(e - east, n - north)).toBeLessThan(1e-6);
    }));
  });

  it('continues over the antimeridian', () => {
    const plane = localPlane([179.99, -17]);
    const [east] = plane.toPlane([-179.99, -17]);
    expect(east).toBeGreaterThan(2_000);
    expect(east).toBeLessThan(2_200);
    expect(plane.toPosition([east, 0])[0]).toBeCloseTo(-179.99, 6);
  });
});
