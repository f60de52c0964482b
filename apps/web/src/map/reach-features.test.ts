import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { reachFeatures } from './reach-features';

describe('a reach on the map', () => {
  it('is as wide as its radius on the ground, east and north', () => {
    const [reach] = reachFeatures([{ shape: { type: 'Point', coordinates: [98.69, 24.588] }, radiusMetres: 50, viewSide: null, tone: 'chosen', name: '', hasMark: false }]);
    const ring = (reach!.geometry as Polygon).coordinates[0]!;
    // By hand: one degree is 111,320 m · cos 24.588° of longitude and about 110,770 m of latitude here.
    expect((Math.max(...ring.map(([lng]) => lng!)) - 98.69) * 111_320 * Math.cos((24.588 * Math.PI) / 180)).toBeCloseTo(50, 0);
    expect((Math.max(...ring.map(([, lat]) => lat!)) - 24.588) * 110_770).toBeCloseTo(50, 0);
  });
  it('of a line that is looked at from one side has its side and the line itself', () => {
    const made = reachFeatures([{ shape: { type: 'LineString', coordinates: [[98.69, 24.588], [98.691, 24.588]] }, radiusMetres: 30, viewSide: 'left', tone: 'in-force', name: '东门', hasMark: true }]);
    expect(made.map(({ properties }) => properties?.['part'])).toEqual(['reach', 'side', 'line']);
    const side = (made[1]!.geometry as Polygon).coordinates[0]!;
    expect(Math.min(...side.map(([, lat]) => lat!))).toBeCloseTo(24.588, 6);
  });
});
