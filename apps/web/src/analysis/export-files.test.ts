import type { RatesAnswer } from '@wuding/contract';
import { describe, expect, it } from 'vitest';
import { cellsCsv, cellsGeoJson } from './export-files';

const rates: Pick<RatesAnswer, 'ground' | 'cells'> = {
  ground: { origin: [98.69, 24.588], originMetres: [0, 0], cellMetres: 100, columns: 4, rows: 3 },
  cells: [
    { index: 5, count: 3, passes: 20, patrolHours: 1.5, state: 'known', rate: { value: 15, lower: 3.1, upper: 43.8 }, shrunk: 12.25, ratioToOverall: 1.2 },
    { index: 6, count: 1, passes: 0, patrolHours: 0, state: 'unvisited', rate: null, shrunk: null, ratioToOverall: null },
  ],
};
const head = { cell: '格', count: '起数', passes: '经过', hours: '巡查小时', state: '状态', rate: '率', lower: '下限', upper: '上限', shrunk: '着色值', lng: '经度', lat: '纬度' };
const states = { known: '已知', few: '经过不足 10 次', unvisited: '没去过' };

describe('files of exactly what is shown', () => {
  it('CSV begins with the byte order mark, has a row for each cell, and nothing where nothing is known', () => {
    const lines = cellsCsv(rates, { planeOrigin: [98.69, 24.588], head, states }).split('\r\n');
    expect(lines[0]).toBe('\uFEFF格,起数,经过,巡查小时,状态,率,下限,上限,着色值,经度,纬度');
    expect(lines[1]).toMatch(/^1-1,3,20,1\.5,已知,15,3\.1,43\.8,12\.25,98\.69\d*,24\.58\d*$/);
    expect(lines[2]).toMatch(/^2-1,1,0,0,没去过,,,,,98\.69/);
    expect(lines).toHaveLength(4);
  });
  it('GeoJSON has the square of each cell with its figures, null where nothing is known', () => {
    const { features } = cellsGeoJson(rates, { planeOrigin: [98.69, 24.588], about: { title: '热力' } });
    expect(features.map(({ properties }) => [properties.state, properties.shrunk])).toEqual([['known', 12.25], ['unvisited', null]]);
    expect(features[0]?.geometry.coordinates[0]).toHaveLength(5);
  });
});
