import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { sliceEvents } from '../slice/slice-events';
import { previewRedraw } from './preview-redraw';
import { readDistrict } from './read-district';
import { readDistrictHistory } from './read-district-history';
import { redrawDistrict } from './redraw-district';
import { withdrawRedraw } from './withdraw-redraw';

/** 凯龙城 holds x from 0 to 100 m, 东卡 from 200 m to 300 m; between them lies nobody's ground. */
let town: Town;
let cubes: EventCubes;
let id: number;
let neighbour: number;
const march = Date.UTC(2026, 2, 1), february = Date.UTC(2026, 1, 1), april = Date.UTC(2026, 3, 1);
const polygon = (ring: Position[]) => ({ type: 'Polygon', coordinates: [ring] });
const wider = polygon(rectangle(0, 0, 150, 100));

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
  id = await town.addDistrict('凯龙城', [{ ring: rectangle(0, 0, 100, 100) }]);
  neighbour = await town.addDistrict('东卡', [{ ring: rectangle(200, 0, 300, 100) }]);
});

const redraw = (extra: object = {}) => redrawDistrict({
  ctx: town.as('director'), input: { id, version: 1, boundary: wider, effectiveFrom: new Date(march).toISOString(), reason: '沿河重划', ...extra },
});
const withdraw = (version: number) => withdrawRedraw({ ctx: town.as('director'), input: { id, version, reason: '画错了' } });
async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const districtsOf = async (): Promise<Record<string, number | null>> => Object.fromEntries(
  (await rowsOf<{ code: string; district: number | null }>(town.store.db, sql`select code, district_id::int as district from incident order by code`)).map((row) => [row.code, row.district]));
const boundaries = async () => (await value(readDistrict({ ctx: town.as('officer'), input: { id } }))).boundaries
  .map(({ effectiveFrom, effectiveTo, areaSquareMetres }) => [effectiveFrom, effectiveTo, Math.round(areaSquareMetres / 100)]);

describe('redrawing a district', () => {
  test('keeps the old boundary with its time and lets the new one hold from the date', async () => {
    expect(await value(redraw())).toMatchObject({ version: 2, movedCount: 0 });
    expect(await boundaries()).toEqual([[null, '2026-03-01T00:00:00.000Z', 100], ['2026-03-01T00:00:00.000Z', null, 150]]);
  });
  test('back-dated, gives each record the district whose boundary held it when it occurred', async () => {
    await town.addIncident({ code: 'before', position: at(120, 50), occurredAt: february });
    await town.addIncident({ code: 'after', position: at(120, 50), occurredAt: april });
    await town.addIncident({ code: 'at-the-instant', position: at(120, 50), occurredAt: march });
    await town.addIncident({ code: 'inside', position: at(50, 50), occurredAt: april, districtId: id });
    await town.addIncident({ code: 'elsewhere', position: at(250, 50), occurredAt: april, districtId: neighbour });
    await town.addIncident({ code: 'unlocated', position: null, occurredAt: april });
    expect(await value(redraw())).toMatchObject({ movedCount: 2 });
    expect(await districtsOf()).toEqual({ before: null, after: id, 'at-the-instant': id, inside: id, elsewhere: neighbour, unlocated: null });
    expect(await districtsOf()).toEqual(Object.fromEntries((await rowsOf<{ code: string; district: number | null }>(town.store.db, sql`
      select i.code, (select b.district_id::int from district_boundary b where st_covers(b.boundary, i.position) and b.effective @> i.occurred_at) as district
      from incident i`)).map((row) => [row.code, row.district])));
  });
  test('lets go of records on ground it gives up', async () => {
    await town.addIncident({ code: 'given-up', position: at(90, 50), occurredAt: april, districtId: id });
    await town.addIncident({ code: 'of-its-time', position: at(90, 50), occurredAt: february, districtId: id });
    await value(redraw({ boundary: polygon(rectangle(0, 0, 60, 100)) }));
    expect(await districtsOf()).toEqual({ 'given-up': null, 'of-its-time': id });
  });
  test('reaches the event cube with the next answer', async () => {
    await town.addIncident({ position: at(120, 50), occurredAt: april });
    const byDistrict = async () => (await value(sliceEvents({ ctx: town.as('analyst'), input: { request: {}, cubes } }))).byDistrict;
    expect(await byDistrict()).toEqual({ 0: 1 });
    await value(redraw());
    expect(await byDistrict()).toEqual({ [id]: 1 });
  });
  test('says beforehand how many records would come and go, and the redraw then moves exactly those', async () => {
    await town.addIncident({ position: at(120, 50), occurredAt: april });
    await town.addIncident({ position: at(130, 50), occurredAt: april });
    await town.addIncident({ position: at(130, 50), occurredAt: february });
    await town.addIncident({ position: at(5, 50), occurredAt: april, districtId: id });
    const boundary = polygon(rectangle(10, 0, 150, 100));
    const preview = await value(previewRedraw({ ctx: town.as('director'), input: { id, boundary, effectiveFrom: new Date(march).toISOString() } }));
    expect(preview).toMatchObject({ enteringCount: 2, leavingCount: 1, overlaps: [] });
    expect(preview.areaSquareMetres).toBeCloseTo(14_000, -2);
    expect(await value(redraw({ boundary }))).toMatchObject({ movedCount: 3 });
  });
  test('is refused over a neighbour, by name, and is not over one that merely touches', async () => {
    const over = polygon(rectangle(0, 0, 220, 100));
    expect(await refusalOf(redraw({ boundary: over }))).toMatchObject({ code: 'boundary-overlaps', pointer: '/boundary', data: { districts: ['东卡'], squareMetres: 2000 } });
    const preview = await value(previewRedraw({ ctx: town.as('director'), input: { id, boundary: over, effectiveFrom: new Date(march).toISOString() } }));
    expect(preview.overlaps.map(({ name, areaSquareMetres }) => [name, Math.round(areaSquareMetres / 10)])).toEqual([['东卡', 200]]);
    expect(await value(redraw({ boundary: polygon(rectangle(0, 0, 200, 100)) }))).toMatchObject({ version: 2 });
  });
  test('may take over ground a neighbour had given up before', async () => {
    await town.addDistrict('老市场', [{ ring: rectangle(100, 0, 150, 100), to: february }]);
    expect(await value(redraw())).toMatchObject({ version: 2 });
  });
  test('is refused for a shape that crosses itself, elsewhere, in the future, or dated before the boundary it follows', async () => {
    const bow = polygon([at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)]);
    expect(await refusalOf(redraw({ boundary: bow }))).toMatchObject({ code: 'invalid-geometry' });
    expect(await refusalOf(redraw({ boundary: polygon([[10, 10], [10.1, 10], [10.1, 10.1], [10, 10]]) }))).toMatchObject({ code: 'outside-dataset' });
    expect(await refusalOf(redraw({ effectiveFrom: '2026-05-02T00:00:00Z' }))).toMatchObject({ code: 'time-implausible', pointer: '/effectiveFrom' });
    await value(redraw());
    expect(await refusalOf(redraw({ version: 2, effectiveFrom: new Date(february).toISOString() }))).toMatchObject({ code: 'redraw-not-later' });
  });
  test('is refused on top of somebody else\'s change, for a stranger, and for a district that is not there', async () => {
    expect(await refusalOf(redraw({ version: 7 }))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 1 } });
    expect(await refusalOf(redrawDistrict({ ctx: town.as('officer'), input: { id, version: 1, boundary: wider, effectiveFrom: new Date(march).toISOString(), reason: 'x' } }))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(redraw({ id: 4711 }))).toEqual({ code: 'not-found' });
    expect((await boundaries())).toHaveLength(1);
  });
  test('is audited with its date, its reason and how many records moved', async () => {
    await town.addIncident({ position: at(120, 50), occurredAt: april });
    await value(redraw());
    const [row] = await rowsOf(town.store.db, sql`select action, entity_id as id, item_count::int as count, detail ->> 'reason' as reason, detail ->> 'effectiveFrom' as since from audit_entry order by seq desc limit 1`);
    expect(row).toEqual({ action: 'redraw', id: String(id), count: 2, reason: '沿河重划', since: '2026-03-01T00:00:00.000Z' });
  });
});

describe('withdrawing a redraw', () => {
  test('lets the boundary before hold on, puts the records back, and stays in the history', async () => {
    await town.addIncident({ code: 'moved', position: at(120, 50), occurredAt: april });
    await value(redraw());
    expect(await value(withdraw(2))).toMatchObject({ version: 3, movedCount: 1 });
    expect(await boundaries()).toEqual([[null, null, 100]]);
    expect(await districtsOf()).toEqual({ moved: null });
    const { redraws } = await value(readDistrictHistory({ ctx: town.as('officer'), input: { id } }));
    expect(redraws).toMatchObject([{ reason: '沿河重划', movedCount: 1, author: 'director', withdrawnBy: 'director', withdrawalReason: '画错了', isLast: false }]);
  });
  test('takes back one redraw after another, and then there is none', async () => {
    await value(redraw());
    await value(redraw({ version: 2, effectiveFrom: new Date(april).toISOString(), boundary: polygon(rectangle(0, 0, 60, 100)) }));
    await value(withdraw(3));
    expect(await boundaries()).toEqual([[null, '2026-03-01T00:00:00.000Z', 100], ['2026-03-01T00:00:00.000Z', null, 150]]);
    await value(withdraw(4));
    expect(await refusalOf(withdraw(5))).toEqual({ code: 'no-redraw' });
    expect(await refusalOf(withdraw(2))).toMatchObject({ code: 'version-conflict' });
  });
  test('is refused when a neighbour has been drawn over the ground it would take back', async () => {
    await value(redraw({ boundary: polygon(rectangle(0, 0, 60, 100)) }));
    await value(redrawDistrict({ ctx: town.as('director'), input: { id: neighbour, version: 1, boundary: polygon(rectangle(70, 0, 300, 100)), effectiveFrom: new Date(april).toISOString(), reason: '接管' } }));
    expect(await refusalOf(withdraw(2))).toMatchObject({ code: 'boundary-overlaps', data: { districts: ['东卡'] } });
    expect(await boundaries()).toHaveLength(2);
  });
});
