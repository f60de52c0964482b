import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { marketRule } from '../../db/schema';
import { Importer } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { editZone } from '../zones/edit-zone';
import { exportZones } from '../zones/export-zones';
import { listZones } from '../zones/list-zones';

let importer: Importer;
let town: Town;
beforeEach(async () => {
  town = await Town.found(await testStore());
  await town.store.db.insert(marketRule).values({ datasetId: town.dataset.id, name: '东市', anchorOn: '2024-05-10', periodDays: 5 });
  importer = new Importer(town.store, town.clock);
});
afterEach(() => importer.close());

const feature = (west: number, properties: object) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [rectangle(west, 0, west + 40, 20)] } });
const bring = (features: object[], request: object = {}) =>
  importer.import('zones', { name: 'zones.geojson', content: JSON.stringify({ type: 'FeatureCollection', features }) }, { dataset: 'town', ...request });
const counts = ({ result }: Awaited<ReturnType<typeof bring>>) =>
  (result.ok ? [result.value.acceptedCount, result.value.updatedCount, result.value.rejectedCount, result.value.duplicateCount] : result.refusal.code);
const listed = async (removed: 'true' | 'false' = 'false') => {
  const answer = await listZones({ ctx: town.as('officer'), input: { limit: 50, sort: 'name', removed } });
  return answer.ok ? answer.value.items : [];
};
const market = { 编号: 'A1', 名称: '集市摊区', 类型: '许可摊区', 摊位数: 80, 时段: '赶集日 06:30-16:00；每天/6,7 18:00-25:00 @04-01..10-31', 涉及事件: '05-01、05-04', 集市: '东市', 依据: '方案' };

describe('importing zones', () => {
  test('understands Chinese columns, kinds and hours, and changes nothing the second time', async () => {
    expect(counts(await bring([feature(0, market)]))).toEqual([1, 0, 0, 0]);
    const [zone] = await listed();
    expect(zone).toMatchObject({ code: 'A1', kind: 'permitted-vending', capacity: 80, market: '东市', eventCodes: ['05-01', '05-04'], hours: [{ days: 'market-days', fromMinute: 390 }, { weekdays: [5, 6], toMinute: 1500, season: { from: '04-01', to: '10-31' } }] });
    expect(counts(await bring([feature(0, market)]))).toEqual([0, 0, 0, 1]);
    expect((await listed())[0]?.version).toBe(1);
  });
  test('replaces what the file says otherwise and keeps what it does not mention', async () => {
    await bring([feature(0, market)]);
    expect(counts(await bring([feature(0, { code: 'A1', name: '集市摊区', kind: 'permitted-vending', capacity: 60 })]))).toEqual([1, 1, 0, 0]);
    expect((await listed())[0]).toMatchObject({ capacity: 60, basis: '方案', market: '东市', version: 2 });
    expect(counts(await bring([feature(100, { code: 'A1', name: '集市摊区', kind: 'permitted-vending', capacity: 60 })]))).toEqual([1, 1, 0, 0]);
  });
  test('lists what it cannot take, with row, field and reason', async () => {
    const outcome = await bring([
      feature(0, { name: '甲', kind: 'permitted-vending', hours: '晚上' }), feature(50, { name: '乙', kind: '菜园' }), feature(100, { name: '丙', kind: 'other', capacity: 'many' }),
      feature(150, { name: '丁', kind: 'other', eventCodes: '99-99' }), feature(200, { name: '戊', kind: 'other', market: '西市' }), feature(250, { name: '己', kind: 'other', effectiveFrom: '2024-05-02', effectiveTo: '2024-05-01' }),
      feature(300, { name: '庚', kind: 'other' }), feature(350, { name: '庚', kind: 'keep-clear' }), feature(300, { name: '庚', kind: 'other' }),
    ]);
    expect(counts(outcome)).toEqual([1, 0, 7, 1]);
    expect(outcome.errors.toSorted()).toEqual(['1,hours,hours-unreadable', '2,kind,unknown-kind', '3,capacity,unknown-value', '4,eventCodes,unknown-category', '5,market,unknown-value', '6,effectiveTo,ends-before-it-begins', '8,code,duplicate-code']);
  });
  test('leaves a withdrawn zone withdrawn', async () => {
    await bring([feature(0, market)]);
    await editZone({ ctx: town.as('director'), input: { id: (await listed())[0]?.id ?? 0, version: 1, edit: { isRemoved: true } } });
    await bring([feature(0, { ...market, 摊位数: 10 })]);
    expect([await listed(), (await listed('true'))[0]?.capacity]).toEqual([[], 10]);
  });
  test('takes back what the register exports, unchanged', async () => {
    await bring([
      feature(0, { code: 'A', name: '集市摊区', kind: 'permitted-vending', capacity: 80, hours: 'market-days 06:30-16:00', eventCodes: '05-01 05-04', market: '东市' }),
      feature(100, { code: 'B', name: '净空', kind: 'keep-clear', effectiveFrom: '2024-05-01T00:00:00+08:00' }),
    ]);
    const file = await exportZones({ ctx: town.as('director'), input: { sort: 'name', removed: 'false', format: 'geojson' } });
    let text = '';
    if (file.ok) for await (const piece of file.value.pieces) text += piece;
    const again = await importer.import('zones', { name: 'again.geojson', content: text }, { dataset: 'town' });
    expect(counts(again)).toEqual([0, 0, 0, 2]);
  });
  test('reads the shapes of a table from a column of well-known text, and says of which row it is unreadable', async () => {
    const wkt = (west: number, srid = '') => `"${srid}POLYGON ((${rectangle(west, 0, west + 40, 20).map((position) => position.join(' ')).join(', ')}))"`;
    const table = ['名称,类型,摊位数,范围', `夜市,许可摊区,30,${wkt(0)}`, `早市,许可摊区,20,${wkt(50, 'SRID=3857;')}`, '午市,other,,POLYGON ((98 24)', '晚市,other,,', `集,other,,"LINESTRING (98 24, 99 25)"`].join('\n');
    const outcome = await importer.import('zones', { name: 'zones.csv', content: table }, { dataset: 'town' });
    expect(counts(outcome)).toEqual([1, 0, 4, 0]);
    expect(outcome.errors.toSorted()).toEqual(['2,geometry,geometry-unreadable', '3,geometry,geometry-unreadable', '4,geometry,geometry-missing', '5,geometry,wrong-geometry-type']);
    expect(counts(await bring([feature(0, { 名称: '夜市', 类型: '许可摊区', 摊位数: 30 })]))).toEqual([0, 0, 0, 1]);
  });
  test('refuses a table without a column of shapes, naming what it lacks, and zones far from the dataset', async () => {
    const table = await importer.import('zones', { name: 'zones.csv', content: 'name,kind\n夜市,other\n' }, { dataset: 'town' });
    expect(table.result).toMatchObject({ ok: false, refusal: { code: 'missing-columns', data: { missing: ['geometry'] } } });
    const [lng, lat] = at(0, 0);
    const far = { type: 'Feature', properties: { name: '远', kind: 'other' }, geometry: { type: 'Polygon', coordinates: [[[lng + 5, lat], [lng + 5.1, lat], [lng + 5.1, lat + 0.1], [lng + 5, lat]]] } };
    expect((await bring([far])).errors).toEqual(['1,geometry,outside-dataset']);
  });
});
