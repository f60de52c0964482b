import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { rowsOf, sql, type Store } from '../db/store';
import { consoleActor, contextOf, TestClock } from '../testing/context';
import { testStore } from '../testing/store';
import { repositoryDataFolder as dataFolder } from '../testing/town';
import { listDatasets } from './datasets/list-datasets';
import { listDistricts } from './districts/list-districts';
import { ensureSeed } from './seed';
import { seedDemo, type SeedDemoInput } from './seed-demo';

let store: Store;
const clock = new TestClock();
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const ctx = () => contextOf(store, clock, consoleActor('sysadmin'));

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const seed = (extra: Partial<SeedDemoInput> = {}) => value(seedDemo({ ctx: ctx(), input: { dataFolder, ...extra } }));
const ensure = (kind: 'demo' | 'empty', demoPassword?: string, onProgress: (text: string) => void = () => undefined) =>
  ensureSeed({ store, clock, seed: kind, demoPassword, dataFolder, onProgress });
const one = async <Row>(statement: ReturnType<typeof sql>): Promise<Row> => (await rowsOf<Row>(store.db, statement))[0] as Row;
/** Everything of an incident that does not depend on how the store numbers its rows. */
const incidentsBefore = (at: number) => rowsOf(store.db, sql`
  select i.code, e.code as event, st_astext(i.position) as position, d.code as district, s.code as street, i.occurred_at::text as occurred,
    i.closed_at::text as closed, i.status, i.source, i.handling_mode, i.outcome, i.description, i.content_hash, i.version::int as version
  from incident i join event_code e on e.id = i.event_code_id left join district d on d.id = i.district_id left join road_segment s on s.id = i.road_segment_id
  where i.occurred_at < to_timestamp(${at / 1000}::float8) order by i.code collate "C"`);

/** Visits by the month they were in, in China. */
const visitsByMonth = () => rowsOf(store.db, sql`
  select to_char(entered_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as visits from visit group by 1 order by 1`);

const startEmpty = async (): Promise<void> => {
  store = await testStore();
  clock.at = inShanghai('2023-01-20T10:00:00');
};
/** Seeding is seconds of work; a busy machine makes it many. */
const patiently = { timeout: 90_000 };

describe('the first start of a demo', patiently, () => {
  const said: string[] = [];
  let outcome: Awaited<ReturnType<typeof ensure>>;
  beforeAll(async () => {
    await startEmpty();
    outcome = await ensure('demo', undefined, (text) => said.push(text));
  }, 90_000);

  test('makes the bureau, its simulated county and demo accounts whose leaders have their districts', async () => {
    expect(outcome.printedPassword).toMatch(/.{10,}/);
    expect(said.some((text) => text.startsWith('模拟县'))).toBe(true);
    const { items } = await value(listDatasets({ ctx: ctx() }));
    expect(items).toMatchObject([{ key: 'county', name: 'XX县（模拟）', provenance: 'simulated', isHome: true, basemap: 'county', timeZone: 'Asia/Shanghai', planeOrigin: [98.69, 24.588] }]);
    expect(items[0]?.firstOccurredAt?.slice(0, 10)).toBe('2022-12-14');
    expect(Date.parse(items[0]?.lastOccurredAt ?? '')).toBeLessThan(clock.at);
    const districts = await value(listDistricts({ ctx: ctx(), input: { limit: 50, sort: 'name' } }));
    expect(districts.total).toBe(7);
    expect(districts.items.find(({ name }) => name === '凯龙城')).toMatchObject({ leaderName: '凯龙城片区长（演示）', grade: 'key' });
    expect(districts.items.every(({ incidentCount, labelPosition }) => incidentCount > 0 && labelPosition !== null)).toBe(true);
  });
  test('agrees with PostGIS about the district and street of every third incident', async () => {
    const counts = await one<Record<string, number>>(sql`
      select count(*)::int as all, (count(*) filter (where position is null))::int as unlocated,
        (count(*) filter (where i.district_id is distinct from (
          select b.district_id from district_boundary b where st_intersects(b.boundary, i.position) order by b.area_square_metres limit 1)))::int as "wrongDistrict",
        (count(*) filter (where i.road_segment_id is not null and st_distance((select line from road_segment s where s.id = i.road_segment_id)::geography, i.position::geography)
          > 0.001 + (select min(st_distance(s.line::geography, i.position::geography)) from road_segment s where s.line && st_expand(i.position, 0.002))))::int as "notNearest",
        (count(*) filter (where position is not null and i.road_segment_id is null))::int as "noStreet",
        (count(*) filter (where position is not null and not st_covers((select bounds from dataset), position)))::int as "outOfBounds"
      from incident i where i.id % 3 = 0`);
    expect(counts['all']).toBeGreaterThan(250);
    expect(counts['unlocated']).toBeGreaterThan(0);
    expect(counts).toMatchObject({ wrongDistrict: 0, notNearest: 0, noStreet: 0, outOfBounds: 0 });
  });
  test('writes ground and records in one transaction with one audit row, and changes that projections can follow', async () => {
    const held = await one<Record<string, number>>(sql`select (select count(*)::int from incident) as incident, (select count(*)::int from district) as district,
      (select count(*)::int from road_segment) as "road-segment", (select count(*)::int from place) as place`);
    const ground = await one<Record<string, number>>(sql`select (select count(*)::int from spot) as spots, (select count(*)::int from market_rule) as markets, (select count(*)::int from school_term) as terms,
      (select count(*)::int from place_bell) as bells, (select count(*)::int from covered_walk) as walks, (select count(*)::int from unit_cell) as cells, (select count(*)::int from zone) as zones,
      (select count(*)::int from day_condition) as conditions`);
    const audits = await rowsOf<{ count: number; hash: string }>(store.db, sql`
      select item_count::int as count, content_hash as hash from audit_entry where action = 'seed' and entity = 'dataset'`);
    expect(audits).toMatchObject([{ count: [...Object.values(held), ...Object.values(ground)].reduce((sum, count) => sum + count, 0) }]);
    expect(audits[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    const changes = await rowsOf<{ entity: string; seq: number }>(store.db, sql`
      select entity, seq::int as seq from change_log where seq <= 5 order by seq`);
    expect(changes.map(({ entity }) => entity)).toEqual(['district', 'road-segment', 'place', 'zone', 'incident']);
    const carried = await one(sql`select (select count(*)::int from incident where change_seq = 5) as incident,
      (select count(*)::int from place where change_seq = 3) as place, (select count(*)::int from road_segment where change_seq = 2) as "road-segment"`);
    expect(held).toMatchObject(carried as object);
  });
  test('leaves the visits for later, and a start after a stop in the middle goes on with the month it was at', async () => {
    expect(await visitsByMonth()).toEqual([]);
    const stopping = new AbortController();
    await outcome.writeRest?.({ signal: stopping.signal, onProgress: () => stopping.abort() });
    const first = await visitsByMonth();
    expect(first).toMatchObject([{ month: '2022-12' }]);
    clock.at += 3_600_000;
    const next = await ensure('demo');
    await next.writeRest?.({});
    const all = await visitsByMonth();
    expect(all).toMatchObject([first[0] as object, { month: '2023-01' }]);
    expect(await rowsOf(store.db, sql`select entity_id as month, item_count::int as visits from audit_entry where action = 'seed' and entity = 'visit' order by seq`)).toEqual(all);
    expect(await one(sql`select count(*)::int as late from visit where left_at >= to_timestamp(${(clock.at - 3_600_000) / 1000}::float8)`)).toEqual({ late: 0 });
  });
  test('is done once: a second start changes nothing, though the clock has gone on', async () => {
    const state = () => one(sql`select (select count(*)::int from incident) as incidents, (select count(*)::int from audit_entry) as audits,
      (select seq::int from change_head) as changes, (select count(*)::int from account) as accounts`);
    const before = await state();
    clock.at += 30 * 86_400_000;
    expect(await ensure('demo')).toEqual({ printedPassword: null, writeRest: null });
    expect(await state()).toEqual(before);
  });
});

describe('starting without a demo', patiently, () => {
  beforeEach(startEmpty);

  test('leaves a bureau with codes and one dataset that holds nothing', async () => {
    expect(await ensure('empty')).toEqual({ printedPassword: null, writeRest: null });
    expect(await ensure('empty')).toEqual({ printedPassword: null, writeRest: null });
    const { items } = await value(listDatasets({ ctx: ctx() }));
    expect(items).toMatchObject([{ key: 'home', provenance: 'real', isHome: true, bounds: null, planeOrigin: null, incidentCount: 0 }]);
    expect(await one(sql`select (select count(*)::int from account) as accounts, (select count(*)::int from district) as districts, (select power_basis from bureau) as basis`))
      .toEqual({ accounts: 0, districts: 0, basis: 'entrusted' });
  });
  test('and seeding one later keeps the bureau\'s own dataset', async () => {
    await ensure('empty');
    await seed({ untilAt: inShanghai('2022-12-25T00:00:00') });
    const { items } = await value(listDatasets({ ctx: ctx() }));
    expect(items.map(({ key, isHome }) => [key, isHome])).toEqual([['home', true], ['county', false]]);
  });
});

describe('seeding the demo further', patiently, () => {
  beforeEach(startEmpty);
  const christmas = inShanghai('2022-12-25T00:00:00'), newYear = inShanghai('2023-01-05T00:00:00');

  test('gives the same county whether it came in one go or two, and a second time to the same date changes nothing', async () => {
    await seed({ untilAt: christmas });
    const first = await incidentsBefore(christmas);
    const more = await seed({ untilAt: newYear });
    expect(more).toMatchObject({ hasChanged: true, updatedCount: 0, districtCount: 0, streetCount: 0, placeCount: 0 });
    expect(await incidentsBefore(christmas)).toEqual(first);
    const inTwo = await incidentsBefore(newYear);
    // A second time to the same date: nothing is done, and nothing is on record of it.
    const audits = await one(sql`select count(*)::int as count from audit_entry`);
    expect(await seed({ untilAt: newYear })).toMatchObject({ hasChanged: false, addedCount: 0 });
    expect(await one(sql`select count(*)::int as count from audit_entry`)).toEqual(audits);
    store = await testStore();
    await seed({ untilAt: newYear });
    expect(await incidentsBefore(newYear)).toEqual(inTwo);
  });
  test('closes what was open, and leaves what people changed', async () => {
    const noon = inShanghai('2022-12-20T11:05:00');
    await seed({ untilAt: noon });
    await store.db.execute(sql`update incident set status = 'withdrawn', version = 2 where code = 'M20221217-001'`);
    await store.db.execute(sql`update district set plan = '片区长改过' where name = '凯龙城'`);
    await seed({ untilAt: christmas });
    expect(await one(sql`select count(*)::int as count from incident where status = 'open' and occurred_at < to_timestamp(${noon / 1000}::float8) and closed_at is not null`)).toEqual({ count: 0 });
    expect(await one(sql`select i.status, d.plan from incident i, district d where i.code = 'M20221217-001' and d.name = '凯龙城'`)).toEqual({ status: 'withdrawn', plan: '片区长改过' });
  });
  test('at scale 2 adds a second town beside the first, with its own life, and leaves the first as it is', async () => {
    const once = await seed({ untilAt: christmas });
    const first = await incidentsBefore(christmas);
    const twice = await seed({ untilAt: christmas, scale: 2 });
    expect(twice).toMatchObject({ districtCount: 7, placeCount: once.placeCount, updatedCount: 0 });
    expect(twice.streetCount).toBeGreaterThan(once.streetCount);
    expect(twice.addedCount / once.addedCount).toBeGreaterThan(0.5);
    expect((await incidentsBefore(christmas)).filter((row) => !(row as { code: string }).code.endsWith('-2'))).toEqual(first);
    expect(await one(sql`select count(*)::int as count from incident i, dataset d where not st_covers(d.bounds, i.position)`)).toEqual({ count: 0 });
  });
  test.each<[string, Partial<SeedDemoInput>, string]>([
    ['to a time before the records begin', { untilAt: inShanghai('2022-12-01T00:00:00') }, 'time-implausible'],
    ['a century ahead', { untilAt: inShanghai('2125-01-01T00:00:00') }, 'time-implausible'],
    ['half a time', { scale: 0.5 }, 'invalid-request'],
    ['a million times', { scale: 1_000_000 }, 'invalid-request'],
  ])('is refused %s', async (_what, extra, code) => {
    expect(await seedDemo({ ctx: ctx(), input: { dataFolder, ...extra } })).toMatchObject({ ok: false, refusal: { code } });
  });
  test('is refused to whoever may not import', async () => {
    expect(await seedDemo({ ctx: contextOf(store, clock, consoleActor('auditor')), input: { dataFolder } })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});
