import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf, sql, type Store } from '../../db/store';
import { figures, Importer, realDataFolder } from '../../testing/importing';
import { testStore } from '../../testing/store';

const boston = join(realDataFolder, 'boston311_2015_urban_order.csv.gz');
const roxel = join(realDataFolder, 'roxel_osm_roads.geojson.gz');
const isPresent = existsSync(boston) && existsSync(roxel);
if (!isPresent) console.warn(`real files were not found in ${realDataFolder} (WUDING_REALDATA): their tests are SKIPPED`);

describe.skipIf(!isPresent)('real files', () => {
  let store: Store;
  let importer: Importer;

  beforeAll(async () => {
    store = await testStore();
    importer = new Importer(store);
  });
  afterAll(() => importer.close());

  const one = async <Row>(query: ReturnType<typeof sql>): Promise<Row> => {
    const [row] = await rowsOf<Row>(store.db, query);
    if (row === undefined) throw new Error('no row');
    return row;
  };

  test('Boston 2015 imports whole, into a dataset and code set of its own', { timeout: 60_000 }, async () => {
    const started = performance.now();
    const outcome = await importer.import('incidents', { path: boston }, { dataset: 'boston', codeSet: 'boston311', timeZone: 'America/New_York' });
    console.log('boston', figures(outcome), Math.round(performance.now() - started), outcome.result);
  });
  test('again', { timeout: 60_000 }, async () => {
    const started = performance.now();
    const outcome = await importer.import('incidents', { path: boston }, { dataset: 'boston', codeSet: 'boston311', timeZone: 'America/New_York' });
    console.log('boston', figures(outcome), Math.round(performance.now() - started));
  });
  test('roxel', { timeout: 60_000 }, async () => {
    for (const _ of [1, 2]) {
      const started = performance.now();
      const outcome = await importer.import('roads', { path: roxel }, { dataset: 'roxel' });
      console.log('roxel', figures(outcome), Math.round(performance.now() - started), outcome.result);
    }
    console.log(await one(sql`select count(*)::int as n, sum(length_metres)::float8 as m from road_segment`));
  });
});
