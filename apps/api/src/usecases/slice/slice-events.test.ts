import { beforeEach, describe, expect, test } from 'vitest';
import type { SliceAnswer } from '@wuding/contract';
import { instantAt } from '../../db/instant';
import { reportCategoryEventCode } from '../../db/schema';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { addTo, removeFrom, scatter, touch } from '../../testing/incident-changes';
import { buildCubes } from './build-cubes';
import { sliceEvents, type SliceRequest } from './slice-events';

let town: Town;
let cubes: EventCubes;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
});

const ask = (request: SliceRequest = {}, from: EventCubes = cubes) => sliceEvents({ ctx: town.as('analyst'), input: { request, cubes: from } });
async function answered(request: SliceRequest = {}, from: EventCubes = cubes): Promise<SliceAnswer> {
  const answer = await ask(request, from);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}
const refusalOf = async (request: SliceRequest) => {
  const answer = await ask(request);
  return answer.ok ? null : answer.refusal;
};

/** The town's plane as PROJ defines it. */
const townSrid = 990_001;
const defineTownPlane = (): Promise<unknown> => {
  const [lng, lat] = town.dataset.planeOrigin!;
  const definition = `+proj=tmerc +lat_0=${lat} +lon_0=${lng} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`;
  return town.store.db.execute(sql`insert into spatial_ref_sys (srid, proj4text) values (${townSrid}::int, ${definition}) on conflict do nothing`);
};

type Words = Pick<SliceAnswer, 'total' | 'unlocated' | 'byCode' | 'byDistrict'> & Record<'hours' | 'days' | 'cells', Record<string, number>>;

/** The same counts by SQL, with the store's own calendar and projection. */
async function bySql(cellMetres: number): Promise<Words> {
  const counts = await rowsOf<{ dimension: string; key: string; count: number }>(town.store.db, sql`
    with counted as materialized (
      select e.code, i.district_id, i.position is not null as is_located, i.occurred_at at time zone 'Asia/Shanghai' as local,
        st_transform(i.position, ${townSrid}::int) as plane
      from incident i join event_code e on e.id = i.event_code_id where i.dataset_id = ${town.dataset.id}::int and i.status <> 'withdrawn')
    select dimension, key, count(*)::int as count from counted, lateral (values
      ('located', is_located::text), ('code', code), ('day', local::date::text),
      ('hour', ((extract(isodow from local) - 1) * 24 + extract(hour from local))::int::text),
      ('district', case when is_located then coalesce(district_id, 0)::text end),
      ('cell', floor(st_x(plane) / ${cellMetres}::float8)::int || ',' || floor(st_y(plane) / ${cellMetres}::float8)::int)) as v (dimension, key)
    where key is not null group by 1, 2`);
  const by = (wanted: string): Record<string, number> => Object.fromEntries(counts.filter(({ dimension }) => dimension === wanted).map(({ key, count }) => [key, count]));
  const { true: located = 0, false: unlocated = 0 } = by('located');
  return { total: located + unlocated, unlocated, byCode: by('code'), byDistrict: by('district'), hours: by('hour'), days: by('day'), cells: by('cell') };
}

/** The slice in the same words. */
function inWords({ total, unlocated, byCode, byDistrict, hourOfWeek, byDay, heat }: SliceAnswer): Words {
  const day = (index: number): string => new Date(Date.parse(byDay.from ?? '') + index * 86_400_000).toISOString().slice(0, 10);
  const present = (counts: readonly number[], name: (index: number) => string): Record<string, number> =>
    Object.fromEntries(counts.flatMap((count, index) => (count > 0 ? [[name(index), count]] : [])));
  const corner = heat?.originMetres.map((metres) => Math.round(metres / (heat?.cellMetres ?? 1))) ?? [0, 0];
  return {
    total, unlocated, byCode, byDistrict, hours: present(hourOfWeek, String), days: present(byDay.counts, day),
    cells: Object.fromEntries((heat?.cells ?? []).map(([index, count]) => [`${corner[0]! + (index % heat!.columns)},${corner[1]! + Math.floor(index / heat!.columns)}`, count])),
  };
}

const counted = (count: number) => scatter(count).map((facts) => ({ ...facts, status: 'open' as const }));

describe('a slice of a town', () => {
  test('agrees with SQL, and goes on agreeing after inserts, edits and removals', async () => {
    const districtId = await town.addDistrict('城东', [{ ring: rectangle(0, -1500, 1500, 1500) }]);
    const ids = await addTo(town, scatter(400, districtId));
    await defineTownPlane();
    const agrees = async (): Promise<void> => expect(inWords(await answered({ grid: { cellMetres: 130 } }))).toEqual(await bySql(130));
    await agrees();
    await addTo(town, scatter(60, districtId, 77));
    await agrees();
    await touch(town, ids.slice(0, 40), sql`status = 'withdrawn'`);
    await touch(town, ids.slice(40, 80), sql`position = st_translate(position, 0.003, -0.002), occurred_at = occurred_at + interval '5 hours'`);
    await touch(town, ids.slice(80, 90), sql`position = null, district_id = null`);
    await agrees();
    await removeFrom(town, ids.slice(100, 130));
    await agrees();
  });

  test('sees what another process wrote, as two processes would each from its own cube', async () => {
    const others = await openEventCubes({ store: town.store, clock: town.clock });
    expect([(await answered()).total, (await answered({}, others)).total]).toEqual([0, 0]);
    const ids = await addTo(town, counted(20));
    expect([(await answered()).total, (await answered({}, others)).total]).toEqual([20, 20]);
    await removeFrom(town, ids.slice(5));
    expect([(await answered()).total, (await answered({}, others)).total]).toEqual([5, 5]);
  });

  test('is ready for every dataset once the cubes are built', async () => {
    await addTo(town, counted(3));
    await Town.found(town.store, 'other');
    await buildCubes({ store: town.store, cubes });
    expect([(await answered({ dataset: 'town' })).total, (await answered({ dataset: 'other' })).total]).toEqual([3, 0]);
  });

  test('answers many callers at once while records are being written', async () => {
    await addTo(town, counted(10));
    const answers = await Promise.all([answered(), addTo(town, counted(10)), answered(), addTo(town, counted(10)), answered()]);
    for (const answer of answers) if (!Array.isArray(answer)) expect([10, 20, 30]).toContain(answer.total);
    expect((await answered()).total).toBe(30);
  });

  test('reads everything again when the store says so, and when it was put back to an earlier state', async () => {
    await addTo(town, counted(10));
    expect((await answered()).total).toBe(10);
    await town.store.db.execute(sql`delete from incident where id in (select id from incident order by id limit 4)`);
    expect((await answered()).total).toBe(10);
    await touch(town, [], null, 'rebuild');
    expect((await answered()).total).toBe(6);
    await town.store.db.execute(sql`delete from incident`);
    await town.store.db.execute(sql`update change_head set seq = 0`);
    expect((await answered()).total).toBe(0);
  });

  test('narrows by time to the second, by code, district, hour and place', async () => {
    const districtId = await town.addDistrict('城东', [{ ring: rectangle(0, -1500, 1500, 1500) }]);
    const morning = Date.parse('2026-04-27T08:15:00+08:00'); // a Monday
    await addTo(town, [
      { occurredAt: morning, eventCode: '05-01', position: at(10, 10), districtId },
      { occurredAt: morning + 1_000, eventCode: '05-02', position: at(-10, 10), status: 'closed' },
      { occurredAt: morning + 86_400_000, eventCode: '05-01', position: null },
      { occurredAt: morning + 7_200_000, eventCode: '05-01', position: at(500, 500), districtId, status: 'withdrawn' },
    ]);
    const totals = async (filter: SliceRequest['filter']): Promise<number> => (await answered({ filter })).total;
    expect(await totals({})).toBe(3);
    expect(await totals({ from: new Date(morning).toISOString(), to: new Date(morning + 1_000).toISOString() })).toBe(1);
    expect(await totals({ from: '2026-04-27T08:15:01+08:00' })).toBe(2);
    expect(await totals({ codes: ['05-01'] })).toBe(2);
    expect(await totals({ codes: [] })).toBe(0);
    expect(await totals({ districts: [districtId] })).toBe(1);
    expect(await totals({ districts: [0] })).toBe(1);
    expect(await totals({ weekdays: [0], hours: [8] })).toBe(2);
    expect(await totals({ weekdays: [1] })).toBe(1);
    expect(await totals({ statuses: ['withdrawn', 'closed'] })).toBe(2);
    expect(await totals({ polygon: { type: 'Polygon', coordinates: [rectangle(0, 0, 600, 600)] } })).toBe(1);
  });

  test('shows heat of the window asked for, in the cells of the fixed grid', async () => {
    await addTo(town, [{ position: at(10, 10) }, { position: at(55, 10) }, { position: at(910, 910) }]);
    const [west, south] = at(-20, -20), [east, north] = at(120, 60);
    const { heat, total } = await answered({ grid: { cellMetres: 50, bbox: [west, south, east, north] } });
    expect(heat).toMatchObject({ originMetres: [-50, -50], cellMetres: 50, columns: 4, rows: 3, cells: [[5, 1], [6, 1]] });
    expect(heat?.origin.map((degrees) => degrees.toFixed(6))).toEqual(at(-50, -50).map((degrees) => degrees.toFixed(6)));
    expect(total).toBe(3);
  });

  test('of an empty dataset is empty', async () => {
    expect(await answered({ grid: { cellMetres: 100 } })).toMatchObject({ total: 0, unlocated: 0, byCode: {}, byDistrict: {}, byDay: { from: null, counts: [] } });
  });
});

describe('report categories', () => {
  test('add up to more than the total where a code counts under two', async () => {
    const { rows } = await doubled();
    const { total, byReportCategory } = await answered();
    expect(total).toBe(rows);
    expect(Object.values(byReportCategory).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(total);
    const keys = Object.keys(byReportCategory);
    for (const key of keys) expect((await answered({ filter: { reportCategories: [key] } })).total).toBe(byReportCategory[key]);
    expect((await answered({ filter: { reportCategories: keys } })).total).toBe(rows);
  });

  test('hold a code only while it counted under them', async () => {
    const { category } = await doubled();
    const change = Date.parse('2026-04-01T00:00:00+08:00');
    await town.store.db.execute(sql`update report_category_event_code set effective = tstzrange(null, ${instantAt(change)})
      where report_category_id = (select id from report_category where key = ${category})`);
    await addTo(town, [{ occurredAt: change - 1_000, eventCode: '05-01' }, { occurredAt: change, eventCode: '05-01' }]);
    const filter = { from: new Date(change - 1_000).toISOString(), to: new Date(change + 1_000).toISOString() };
    expect(await answered({ filter })).toMatchObject({ total: 2, byCode: { '05-01': 2 }, byReportCategory: { [category]: 1 } });
    expect((await answered({ filter: { ...filter, reportCategories: [category] } })).total).toBe(1);
  });

  /** Puts code 05-01 under a second category of the set. */
  async function doubled(): Promise<{ rows: number; category: string }> {
    const [pair] = await rowsOf<{ codeId: number; categoryId: number; category: string }>(town.store.db, sql`
      select e.id::int as "codeId", c.id::int as "categoryId", c.key as category from event_code e, report_category c
      where e.code = '05-01' and e.code_set_id = ${town.dataset.codeSetId}::int
        and exists (select 1 from report_category_event_code m join event_code f on f.id = m.event_code_id where m.report_category_id = c.id and f.code_set_id = e.code_set_id)
        and not exists (select 1 from report_category_event_code m where m.report_category_id = c.id and m.event_code_id = e.id) limit 1`);
    await town.store.db.insert(reportCategoryEventCode).values({ reportCategoryId: pair!.categoryId, eventCodeId: pair!.codeId, effective: '(,)' });
    await addTo(town, Array.from({ length: 5 }, () => ({ eventCode: '05-01', occurredAt: Date.parse('2026-03-01T09:00:00+08:00') })));
    return { rows: 5, category: pair!.category };
  }
});

describe('a slice is refused', () => {
  const square = (ring: [number, number][]): SliceRequest => ({ filter: { polygon: { type: 'Polygon', coordinates: [ring] } } });

  test.each<[string, SliceRequest, string, string]>([
    ['an unknown dataset', { dataset: 'nowhere' }, 'unknown-dataset', '/dataset'],
    ['an unknown code', { filter: { codes: ['05-01', "05-01' or 1=1"] } }, 'unknown-event-code', '/filter/codes/1'],
    ['an unknown category', { filter: { reportCategories: ['nope'] } }, 'unknown-report-category', '/filter/reportCategories/0'],
    ['an unknown district', { filter: { districts: [0, 9_999_999] } }, 'unknown-district', '/filter/districts/1'],
    ['a window that ends before it begins', { filter: { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' } }, 'window-ends-before-it-begins', '/filter/to'],
    ['a polygon that crosses itself', square([[98, 24], [99, 25], [99, 24], [98, 25], [98, 24]]), 'invalid-geometry', '/filter/polygon/coordinates/0'],
    ['a polygon nobody drew by hand', square(Array.from({ length: 10_001 }, (_, i) => [98 + i * 1e-6, 24])), 'invalid-geometry', '/filter/polygon'],
    ['a grid with too many cells', { grid: { cellMetres: 10, bbox: [98, 24, 99, 25] } }, 'grid-too-fine', '/grid/cellMetres'],
  ])('%s', async (_, request, code, pointer) => {
    expect(await refusalOf(request)).toMatchObject({ code, pointer });
  });

  test('to whoever may not see incidents', async () => {
    const answer = await sliceEvents({ ctx: town.as('auditor'), input: { request: {}, cubes } });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});
