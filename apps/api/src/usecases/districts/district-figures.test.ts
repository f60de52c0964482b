import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { instantAt } from '../../db/instant';
import { noteSeedProgress } from '../../repositories/seed-progress';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { scatter } from '../../testing/incident-changes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { compareDistrictOverTime } from './compare-district-over-time';
import { exportDistrictPasses } from './export-district-passes';
import { listDistrictPasses } from './list-district-passes';
import { readDistrictFigures } from './read-district-figures';

/** April 2026 in Shanghai: thirty days. The equal weekdays before begin five weeks earlier, on 25 February. */
const april = { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z' };
const inApril = Date.UTC(2026, 3, 10, 2), inMarch = Date.UTC(2026, 2, 10, 2), mid = Date.UTC(2026, 3, 15, 16);
let town: Town;
let cubes: EventCubes;
let id: number;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
  // 100 × 100 m, and from the middle of April on 200 × 100 m.
  id = await town.addDistrict('凯龙城', [{ ring: rectangle(0, 0, 100, 100), to: mid }, { ring: rectangle(0, 0, 200, 100), from: mid }]);
});

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const figures = (window: { from?: string; to?: string } = april) => readDistrictFigures({ ctx: town.as('officer'), input: { id, ...window, cubes } });
const compare = (extra: object = {}) => compareDistrictOverTime({ ctx: town.as('officer'), input: { id, ...april, earlierFrom: '2026-02-28T16:00:00Z', earlierTo: '2026-03-31T16:00:00Z', cubes, ...extra } });

describe('the figures of a district', () => {
  test('count its incidents against the equal weekdays before, and say which those are', async () => {
    for (const occurredAt of [inApril, inApril + 3_600_000, inApril + 86_400_000]) await town.addIncident({ districtId: id, occurredAt });
    await town.addIncident({ districtId: id, occurredAt: inMarch });
    await town.addIncident({ districtId: id, occurredAt: inApril, status: 'withdrawn' });
    await town.addIncident({ districtId: null, occurredAt: inApril });
    const answer = await value(figures());
    expect(answer).toMatchObject({ incidents: { now: 3, before: 1 }, window: april, previous: { from: '2026-02-24T16:00:00.000Z', to: '2026-03-26T16:00:00.000Z' } });
    expect(answer.hourOfWeek.reduce((sum, n) => sum + n, 0)).toBe(3);
    // 2026-04-10 was a Friday, 10:00 in Shanghai.
    expect(answer.hourOfWeek[4 * 24 + 10]).toBe(1);
    expect(answer.byMonth).toEqual([{ month: '2026-03', count: 1 }, { month: '2026-04', count: 3 }]);
  });
  test('are not compared with a time before the first record: unknown is not zero', async () => {
    await town.addIncident({ districtId: id, occurredAt: inApril });
    expect(await value(figures())).toMatchObject({ incidents: { now: 1, before: null }, passes: { now: 0, before: null }, perSquareKilometre: { before: null } });
  });
  test('divide by the area that held, averaged over the days it held: 15 days of 1 ha and 15 of 2 ha are 1.5 ha', async () => {
    for (let n = 0; n < 3; n++) await town.addIncident({ districtId: id, occurredAt: inApril + n });
    const answer = await value(figures());
    expect(answer.areaSquareMetres.now! / 15_000).toBeCloseTo(1, 2);
    expect(answer.perSquareKilometre.now! / 200).toBeCloseTo(1, 2);
    expect(answer.areaSquareMetres.before! / 10_000).toBeCloseTo(1, 2);
    expect(answer.boundaryChanges.map(({ at: changedAt }) => changedAt)).toEqual([new Date(mid).toISOString()]);
  });
  test('count by report category, in which one code may stand twice', async () => {
    await town.addIncident({ districtId: id, occurredAt: inApril, eventCode: '05-01' });
    await town.addIncident({ districtId: id, occurredAt: inMarch, eventCode: '05-01' });
    const expected = await rowsOf<{ key: string; now: number; before: number }>(town.store.db, sql`
      select c.key, 1 as now, 1 as before from report_category c join report_category_event_code m on m.report_category_id = c.id
      join event_code e on e.id = m.event_code_id where e.code = '05-01' and e.code_set_id = ${town.dataset.codeSetId}::int order by 1`);
    expect((await value(figures())).byReportCategory.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });
  test('rate finds by passes of spots that lay inside when they were passed', async () => {
    await town.addIncident({ occurredAt: inMarch });
    const inside = await town.addSpot(at(50, 50)), later = await town.addSpot(at(150, 50)), outside = await town.addSpot(at(500, 50));
    for (let n = 0; n < 8; n++) await town.addPass(inside, inApril + n * 600_000, { foundCount: n < 3 ? 2 : 0, isClear: n === 5 });
    for (let n = 0; n < 4; n++) await town.addPass(later, mid + n * 600_000);
    await town.addPass(later, inApril, { foundCount: 9 });
    await town.addPass(outside, inApril, { foundCount: 9 });
    await town.addPass(inside, inMarch, { foundCount: 1 });
    expect(await value(figures())).toMatchObject({
      passes: { now: 12, before: 1 }, found: { now: 6, before: 1 }, clearChecks: { now: 1, before: 0 },
      foundPerHundredPasses: { now: 50, before: null },
    });
    const listed = async (extra: object) => (await value(listDistrictPasses({ ctx: town.as('officer'), input: { id, ...april, limit: 50, sort: '-enteredAt', ...extra } })));
    expect((await listed({})).total).toBe(12);
    expect((await listed({ found: 'true' })).items.map(({ foundCount }) => foundCount)).toEqual([2, 2, 2]);
    expect((await listed({ clear: 'true' })).total).toBe(1);
    const first = await listed({ limit: 7, sort: 'enteredAt' });
    const second = await listed({ limit: 7, sort: 'enteredAt', cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map((pass) => pass.id)).size).toBe(12);

    const taken = await value(exportDistrictPasses({ ctx: town.as('analyst'), input: { id, ...april, found: 'true', sort: 'enteredAt', format: 'csv' } }));
    let text = '';
    for await (const piece of taken.pieces) text += piece;
    const lines = text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(new Date(inApril).toISOString());
    expect(taken.rowCount).toBe(3);
    expect(await refusalOf(exportDistrictPasses({ ctx: town.as('officer'), input: { id, sort: 'enteredAt', format: 'csv' } }))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(exportDistrictPasses({ ctx: town.as('analyst'), input: { id: 4711, sort: 'enteredAt', format: 'csv' } }))).toEqual({ code: 'not-found' });
    expect(await refusalOf(exportDistrictPasses({ ctx: town.as('analyst'), input: { id, from: april.to, to: april.from, sort: 'enteredAt', format: 'csv' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
  });
  test('say of passes that are still being written that they are not known, and list how far they are', async () => {
    await town.addIncident({ occurredAt: inMarch });
    const inside = await town.addSpot(at(50, 50));
    for (let n = 0; n < 12; n++) await town.addPass(inside, inMarch + n * 600_000);
    const written = async (part: 'records' | 'visits', untilAt: number) => town.store.transaction((tx) => noteSeedProgress(tx, { datasetId: town.dataset.id, town: '', part, untilAt }));
    await written('records', Date.parse(april.to));
    await written('visits', Date.parse(april.from));
    expect(await value(figures())).toMatchObject({
      passes: { now: null, before: 12 }, found: { now: null, before: 0 }, clearChecks: { now: null, before: 0 }, foundPerHundredPasses: { now: null, before: 0 },
    });
    const listed = async () => value(listDistrictPasses({ ctx: town.as('officer'), input: { id, ...april, limit: 5, sort: 'enteredAt' } }));
    expect(await listed()).toMatchObject({ total: 0, pendingFrom: new Date(april.from).toISOString() });
    await written('visits', Date.parse(april.to));
    expect((await value(figures())).passes).toEqual({ now: 0, before: 12 });
    expect(await listed()).toMatchObject({ total: 0, pendingFrom: null });
  });
  test('count complaints and hotline calls apart, and what nobody can place of the whole dataset', async () => {
    await town.addIncident({ districtId: id, occurredAt: inApril, source: 'complaint' });
    await town.addIncident({ districtId: id, occurredAt: inApril, source: 'hotline' });
    await town.addIncident({ districtId: id, occurredAt: inMarch, source: 'hotline' });
    await town.addIncident({ position: null, occurredAt: inApril });
    expect(await value(figures())).toMatchObject({ complaints: { complaint: { now: 1, before: 0 }, hotline: { now: 1, before: 1 } }, unlocated: { count: 1, total: 3 } });
  });
  test('are of the last thirty days when no window is given, and of nothing when it ends before it begins', async () => {
    // The clock stands at noon of 1 May in Shanghai: today ends at its midnight.
    expect((await value(figures({}))).window).toEqual({ from: '2026-04-01T16:00:00.000Z', to: '2026-05-01T16:00:00.000Z' });
    expect(await refusalOf(figures({ from: april.to, to: april.from }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(figures({ from: '0001-01-01T00:00:00Z', to: april.to }))).toMatchObject({ code: 'time-implausible', pointer: '/from' });
    expect(await refusalOf(readDistrictFigures({ ctx: town.as('officer'), input: { id: 4711, cubes } }))).toEqual({ code: 'not-found' });
    expect(await refusalOf(listDistrictPasses({ ctx: town.as('officer'), input: { id: 4711, limit: 5, sort: 'enteredAt' } }))).toEqual({ code: 'not-found' });
    expect(await refusalOf(listDistrictPasses({ ctx: town.as('officer'), input: { id, limit: 5, sort: 'enteredAt', cursor: 'x' } }))).toMatchObject({ code: 'cursor-invalid' });
  });
});

describe('comparing a district across a redraw', () => {
  test('holds the ground of today fixed, where the name alone would say it doubled', async () => {
    // Four a month on the old ground and four a month on the ground added in April: nothing changed on the street.
    for (const [index, month] of [inMarch, mid + 3_600_000].entries()) {
      for (let n = 0; n < 4; n++) await town.addIncident({ districtId: id, position: at(20 + n * 20, 50), occurredAt: month + n });
      for (let n = 0; n < 4; n++) await town.addIncident({ districtId: index === 0 ? null : id, position: at(120 + n * 20, 50), occurredAt: month + n });
    }
    const answer = await value(compare());
    expect(answer.asNamed).toMatchObject({ earlier: { count: 4 }, later: { count: 8 } });
    expect(answer.onGround).toMatchObject({ earlier: { count: 8 }, later: { count: 8 } });
    expect(answer.ground).toMatchObject({ cellMetres: 5, cellCount: 800, areaSquareMetres: 20_000, residents: null });
    expect(answer.onGround.earlier.perSquareKilometre).toBe(400);
    expect(answer.byMonth).toEqual([{ month: '2026-03', asNamed: 4, onGround: 8 }, { month: '2026-04', asNamed: 8, onGround: 8 }]);
  });
  test('counts by head where the unit grid says who lives there, over the cells whose centre lies inside', async () => {
    const weigh = (west: number, weight: number) => town.store.db.execute(sql`
      insert into unit_cell (dataset_id, code, area, floor_area_square_metres, population_weight)
      values (${town.dataset.id}::int, ${`u${west}`}, st_setsrid(st_geomfromgeojson(${JSON.stringify({ type: 'Polygon', coordinates: [rectangle(west, 0, west + 100, 100)] })}), 4326), 1, ${weight}::float8)`);
    await weigh(0, 300);
    await weigh(100, 100);
    await weigh(200, 900);
    for (let n = 0; n < 2; n++) await town.addIncident({ districtId: id, position: at(50, 50), occurredAt: mid + 3_600_000 + n });
    const { ground, onGround, asNamed } = await value(compare());
    expect(ground.residents).toBe(400);
    expect(onGround.later.perThousandResidents).toBe(5);
    expect(asNamed.later.perThousandResidents).toBeNull();
  });
  test('agrees with PostGIS over the same cells', async () => {
    for (const facts of scatter(300, id, 7)) await town.addIncident(facts);
    const [lng, lat] = town.dataset.planeOrigin!;
    await town.store.db.execute(sql`insert into spatial_ref_sys (srid, proj4text) values (990001, ${`+proj=tmerc +lat_0=${lat} +lon_0=${lng} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m +no_defs`}) on conflict do nothing`);
    const wide = await town.addDistrict('东卡', [{ ring: rectangle(-903, -611, 877, 1204) }]);
    const [row] = await rowsOf<{ count: number }>(town.store.db, sql`
      with located as (select st_transform(position, 990001) as p from incident where position is not null and status <> 'withdrawn'
        and occurred_at >= ${instantAt(Date.parse(april.from))} and occurred_at < ${instantAt(Date.parse(april.to))}),
      cells as (select st_setsrid(st_makepoint(floor(round(st_x(p)::numeric, 2) / 5) * 5 + 2.5, floor(round(st_y(p)::numeric, 2) / 5) * 5 + 2.5), 990001) as centre from located)
      select count(*)::int as count from cells where st_covers((select boundary from district_boundary where district_id = ${wide}::int), st_transform(centre, 4326))`);
    const answer = await value(compare({ id: wide }));
    expect(answer.onGround.later.count).toBe(row?.count);
    expect(answer.onGround.later.count).toBeGreaterThan(10);
  });
  test('takes the same days a year before when no earlier period is given', async () => {
    const answer = await value(compare({ earlierFrom: undefined, earlierTo: undefined }));
    expect(answer.earlier).toEqual({ from: '2025-03-31T16:00:00.000Z', to: '2025-04-30T16:00:00.000Z' });
  });
  test('is refused without a boundary of today, for a window that ends before it begins, and for nobody', async () => {
    const bare = await town.addDistrict('无界', []);
    expect(await refusalOf(compare({ id: bare }))).toEqual({ code: 'no-boundary' });
    expect(await refusalOf(compare({ from: april.to, to: april.from }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(compare({ id: 4711 }))).toEqual({ code: 'not-found' });
  });
});
