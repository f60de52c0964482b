import { describe, expect, it } from 'vitest';
import type { LayerFeature } from '../layer';
import { districtNamePoints } from './district-names';

type Ring = [number, number][];
const district = (id: number, name: string, ring: Ring): LayerFeature => ({ type: 'Feature', id, geometry: { type: 'Polygon', coordinates: [ring] }, properties: { name } });
const box = (west: number, south: number, east: number, north: number): Ring => [[west, south], [east, south], [east, north], [west, north], [west, south]];
const placesOf = (features: LayerFeature[]): Record<string, unknown> =>
  Object.fromEntries(districtNamePoints(features).map(({ properties, geometry }) => [properties['name'], [properties['side'], geometry.coordinates]]));

describe('districtNamePoints', () => {
  it('puts a name over the middle of the upper edge', () => {
    expect(placesOf([district(1, '学校', box(98.69, 24.58, 98.7, 24.59))])).toEqual({ 学校: ['above', [expect.closeTo(98.695, 9), 24.59]] });
  });

  it('puts it under the lower edge where a neighbour lies on top', () => {
    const lower = district(1, '市场', box(98.69, 24.58, 98.7, 24.59)), upper = district(2, '医院', box(98.69, 24.591, 98.7, 24.6));
    expect(placesOf([lower, upper])).toMatchObject({ 市场: ['below', [expect.closeTo(98.695, 9), 24.58]], 医院: ['above', [expect.closeTo(98.695, 9), 24.6]] });
  });

  it('clears the highest point within the width of the word, not the far peak of a slanted district', () => {
    // A triangle rising to the east: 0.02° wide, its apex in the north-east corner.
    const slanted = district(1, '坡', [[98.68, 24.58], [98.7, 24.58], [98.7, 24.59], [98.68, 24.58]]);
    const [point] = districtNamePoints([slanted]);
    const [, lat] = point!.geometry.coordinates as [number, number];
    // One letter of 15.6 px at zoom 14 is 0.00067° wide; the edge climbs 0.5° for each degree east.
    expect(lat).toBeCloseTo(24.585 + 0.5 * (0.00067 / 2), 5);
  });

  it('places the largest first and says whose name it is', () => {
    const points = districtNamePoints([district(7, '小', box(0, 0, 0.001, 0.001)), district(9, '大', box(1, 0, 1.01, 0.01))]);
    expect(points.map(({ properties: { name, rank, districtId } }) => [name, rank, districtId])).toEqual([['大', 0, 9], ['小', 1, 7]]);
  });

  it('takes all parts of a district in two pieces', () => {
    const twofold: LayerFeature = { type: 'Feature', id: 1, properties: { name: '分' }, geometry: { type: 'MultiPolygon', coordinates: [[box(0, 0, 0.01, 0.01)], [box(0.02, 0.01, 0.03, 0.02)]] } };
    expect(districtNamePoints([twofold])).toHaveLength(1);
  });

  it('finds nothing in nothing', () => {
    expect(districtNamePoints([])).toEqual([]);
    expect(districtNamePoints([{ type: 'Feature', properties: { name: 'x' }, geometry: { type: 'Point', coordinates: [0, 0] } }])).toEqual([]);
  });
});
