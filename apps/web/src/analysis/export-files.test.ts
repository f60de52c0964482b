import type { ComparisonAnswer, RatesAnswer, SurfaceAnswer } from '@wuding/contract';
import { describe, expect, it } from 'vitest';
import { cellsGeoJson, differenceGeoJson, surfaceGeoJson } from './export-files';
import { csvOf, differenceTable, ratesTable, surfaceTable } from './shown-table';

const ground: NonNullable<RatesAnswer['ground']> = { origin: [98.69, 24.588], originMetres: [0, 0], cellMetres: 100, columns: 4, rows: 3 };
const rates: Pick<RatesAnswer, 'ground' | 'cells'> = {
  ground,
  cells: [
    { index: 5, count: 3, passes: 20, patrolHours: 1.5, state: 'known', rate: { value: 15, lower: 3.1, upper: 43.8 }, shrunk: 12.25, ratioToOverall: 1.2 },
    { index: 6, count: 1, passes: 0, patrolHours: 0, state: 'unvisited', rate: null, shrunk: null, ratioToOverall: null },
  ],
};
const planeOrigin = [98.69, 24.588] as const;
const place = { lng: '经度', lat: '纬度' };
const head = { cell: '格', count: '起数', passes: '经过', hours: '巡查小时', state: '状态', rate: '率', lower: '下限', upper: '上限', shrunk: '着色值', ...place };
const states = { known: '已知', few: '经过不足 10 次', unvisited: '没去过' };

describe('files of exactly what is shown', () => {
  it('CSV begins with the byte order mark, has a row for each cell, and nothing where nothing is known', () => {
    const lines = csvOf(ratesTable(rates, { planeOrigin, head, states })).split('\r\n');
    expect(lines[0]).toBe('\uFEFF格,起数,经过,巡查小时,状态,率,下限,上限,着色值,经度,纬度');
    expect(lines[1]).toMatch(/^1-1,3,20,1\.5,已知,15,3\.1,43\.8,12\.25,98\.69\d*,24\.58\d*$/);
    expect(lines[2]).toMatch(/^2-1,1,0,0,没去过,,,,,98\.69/);
    expect(lines).toHaveLength(4);
  });
  it('GeoJSON has the square of each cell with its figures, null where nothing is known', () => {
    const { features } = cellsGeoJson(rates, { planeOrigin, about: { title: '热力' } });
    expect(features.map(({ properties }) => [properties.state, properties.shrunk])).toEqual([['known', 12.25], ['unvisited', null]]);
    expect(features[0]?.geometry.coordinates[0]).toHaveLength(5);
  });
  it('a difference has both counts and how sure it is, and hexagons the middle of each', () => {
    const comparison: Pick<ComparisonAnswer, 'ground' | 'cells'> = { ground, cells: [{ index: 5, now: 9, before: 3, z: 2.345, q: 0.01234 }] };
    expect(csvOf(differenceTable(comparison, { planeOrigin, head: { cell: '格', now: '本期', before: '上期', z: 'z', q: 'q', ...place } })).split('\r\n')[1]).toMatch(/^1-1,9,3,2\.35,0\.0123,98\.69/);
    expect(differenceGeoJson(comparison, { planeOrigin, about: {} }).features[0]?.properties).toEqual({ now: 9, before: 3, z: 2.345, q: 0.01234 });
    const surface: SurfaceAnswer = {
      window: { from: '', to: '' }, kind: 'hexagons', total: 3, unlocated: 0, bandwidthMetres: null, bandwidthRule: null, ground: null, asOfChange: 1,
      hexagons: { widthMetres: 100, middlesMetres: [[0, 0]] }, cells: [{ index: 0, count: 3, perSquareKilometre: 346.4 }],
    };
    // The middle of the only hexagon is the plane's origin.
    expect(surfaceTable(surface, { planeOrigin, head: { cell: '号', count: '起数', value: '密度', ...place } }).rows).toEqual([[0, 3, 346.4, 98.69, 24.588]]);
    expect(surfaceGeoJson(surface, { planeOrigin, about: {} }).features[0]?.geometry.coordinates[0]).toHaveLength(7);
  });
});
