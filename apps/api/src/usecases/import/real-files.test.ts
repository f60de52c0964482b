import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql, type Store } from '../../db/store';
import { findDatasetByKey } from '../../repositories/datasets';
import { figures, Importer, realDataFolder, storeCounts } from '../../testing/importing';
import { consoleActor, contextOf } from '../../testing/context';
import { testStore } from '../../testing/store';
import { openEventCubes } from '../../live/event-cubes';
import { sliceEvents } from '../slice/slice-events';

const boston = join(realDataFolder, 'boston311_2015_urban_order.csv.gz');
const roxel = join(realDataFolder, 'roxel_osm_roads.geojson.gz');
const isPresent = existsSync(boston) && existsSync(roxel);
if (!isPresent) console.warn(`real files were not found in ${realDataFolder} (WUDING_REALDATA): their tests are SKIPPED`);

/** Figures below are counted from the files by other tools (awk, Python). */
describe.skipIf(!isPresent)('real files', () => {
  let store: Store;
  let importer: Importer;

  beforeAll(async () => {
    store = await testStore();
    importer = new Importer(store);
  });
  afterAll(() => importer.close());

  const one = async (query: ReturnType<typeof sql>): Promise<unknown> => (await rowsOf(store.db, query))[0];
  const importBoston = () => importer.import('incidents', { path: boston }, { dataset: 'boston', codeSet: 'boston311',
    timeZone: 'America/New_York' });
  const importRoxel = () => importer.import('roads', { path: roxel }, { dataset: 'roxel' });

  test('Boston\'s urban order of 2015 imports whole, into a dataset and code set of its own', { timeout: 60_000 }, async () => {
    // One row was closed 42 s before it was opened: two clocks, mended.
    expect(figures(await importBoston())).toBe('19822/0/1/0');
    expect(await one(sql`
      select count(*)::int as count, count(distinct (st_x(position), st_y(position)))::int as places, count(distinct event_code_id)::int as categories,
        (count(*) filter (where status = 'closed'))::int as closed, min(occurred_at)::text as first,
        round(min(st_x(position))::numeric, 4)::float8 as west, round(max(st_y(position))::numeric, 4)::float8 as north from incident`,
    )).toEqual({ count: 19_822, places: 11_757, categories: 30, closed: 16_461, first: '2015-01-01 13:25:52+00', west: -71.1813,
    north: 42.3933 });
    expect(await findDatasetByKey(store.db, 'boston')).toMatchObject({ timeZone: 'America/New_York', provenance: 'real' });
    expect(await one(sql`select c.key, count(*)::int as codes from event_code e join code_set c on c.id = e.code_set_id group by 1`)).toEqual({ key: 'boston311', codes: 30 });
  });
  test('and its slice counts what the file says, hour by hour of Boston', async () => {
    const cubes = await openEventCubes({ store, clock: importer.clock });
    const ctx = contextOf(store, importer.clock, consoleActor('analyst'));
    const result = await sliceEvents({ ctx, input: { request: { dataset: 'boston' }, cubes } });
    if (!result.ok) throw new Error(result.refusal.code);
    const { total, unlocated, hourOfWeek, byCode } = result.value;
    expect({ total, unlocated, mondayMidnight: hourOfWeek[0], busiest: Math.max(...hourOfWeek),
      sum: hourOfWeek.reduce((sum, count) => sum + count, 0) })
      .toEqual({ total: 19_822, unlocated: 0, mondayMidnight: 5, busiest: 416, sum: 19_822 });
    expect(byCode).toMatchObject({ 'Graffiti Removal': 4_284, 'Abandoned Bicycle': 466, 'Valet Parking Problems': 6 });
  });
  test('and again without changing anything', { timeout: 60_000 }, async () => {
    const before = await storeCounts(store);
    expect(figures(await importBoston())).toBe('0/0/0/19822');
    expect(await storeCounts(store)).toEqual({ ...before, import_batch: before.import_batch + 1, audit_entry: before.audit_entry + 1 });
  });
  test('Roxel\'s streets become segments of the same length altogether', { timeout: 60_000 }, async () => {
    expect(figures(await importRoxel())).toBe('1215/0/0/0');
    const lengths = await one(sql`select round(sum(length_metres) / 1000)::int as kilometres, max(length_metres) <= 200.5 as divided from road_segment`);
    expect(lengths).toEqual({ kilometres: 58, divided: true });
  });
  test('and again without changing anything, in whatever order', { timeout: 60_000 }, async () => {
    const before = await storeCounts(store);
    expect(figures(await importRoxel())).toBe('0/0/0/1215');
    expect(await storeCounts(store)).toEqual({ ...before, import_batch: before.import_batch + 1, audit_entry: before.audit_entry + 1 });
  });
});
