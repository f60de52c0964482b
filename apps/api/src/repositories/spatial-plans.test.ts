import { beforeAll, describe, expect, test } from 'vitest';
import type { SQL } from 'drizzle-orm';
import { rowsOf, sql, type Database } from '../db/store';
import { testStore, testStoreKind } from '../testing/store';
import { at, rectangle, Town } from '../testing/town';
import { listIncidents } from './incident-list';
import { deviceDaysNear, visitsInside } from './inside-area';
import { locatePosition } from './locate';
import { countIncidentsAround, findNearest, findWithin } from './nearby';
import { countIncidentsAlong } from './streets';

const rowCount = 50_000;
const window = { fromAt: null, toAt: null };
let town: Town;
let datasetId: number;

/** The statement a repository would run, explained instead. */
async function planOf(read: (db: Database) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const explaining = {
    execute: async (statement: SQL) => {
      const rows = await rowsOf<Record<string, string>>(town.store.db, sql`explain ${statement}`);
      plans.push(rows.map((row) => Object.values(row)[0]).join('\n'));
      return [];
    },
  };
  await read(explaining as unknown as Database);
  return plans.join('\n');
}

/** The embedded engine plans by the same code; filling it takes half a minute that tells nothing new. */
const isWorthwhile = testStoreKind() === 'postgres';

beforeAll(async () => {
  if (!isWorthwhile) return;
  town = await Town.found(await testStore());
  datasetId = town.dataset.id;
  const [west, south] = at(-1900, -1900), [east, north] = at(1900, 1900);
  const position = sql`st_setsrid(st_makepoint(${west}::float8 + (n % 251) * ${(east - west) / 251}::float8,
    ${south}::float8 + (n % 199) * ${(north - south) / 199}::float8), 4326)`;
  await town.addDistrict('凯龙城', [{ ring: rectangle(-300, -300, 300, 300) }]);
  await town.addStreet('人民路', 'main', [at(-100, 0), at(100, 0)]);
  await town.store.transaction(async (tx) => {
    await tx.execute(sql`insert into incident (dataset_id, code, event_code_id, position, occurred_at, status, source, handling_mode, outcome, content_hash, change_seq)
      select ${datasetId}::int, 'bulk-' || n, 1, ${position}, to_timestamp(1767225600 + n * 60), 'closed', 'patrol', 'none', 'none', '', 0
      from generate_series(1, ${rowCount}::int) n`);
    await tx.execute(sql`insert into place (dataset_id, code, kind, name, position, change_seq)
      select ${datasetId}::int, 'bulk-' || n, 'shop', '铺' || n, ${position}, 0 from generate_series(1, ${rowCount}::int) n`);
    await tx.execute(sql`insert into road_segment (dataset_id, code, control_class, line, length_metres, from_node, to_node, change_seq)
      select ${datasetId}::int, 'bulk-' || n, 'alley', st_makeline(${position}, st_translate(${position}, 0.0003, 0.0003)), 45, 'a', 'b', 0
      from generate_series(1, ${rowCount}::int) n`);
    await tx.execute(sql`insert into visit (dataset_id, unit, mode, road_segment_id, entered_at, left_at, is_random, noticed_count, has_clear_check)
      select dataset_id, '早步1组', 'foot', id, to_timestamp(1767225600 + id * 600), to_timestamp(1767225900 + id * 600), false, 0, false from road_segment`);
    await tx.execute(sql`analyze incident, place, road_segment, district, district_boundary, event_code, visit`);
  }, { statementTimeoutMilliseconds: 60_000 });
}, 120_000);

describe.runIf(isWorthwhile)(`among ${rowCount.toLocaleString('en')} rows`, () => {
  const near = { datasetId: 0, position: at(0, 0), limit: 10, maxDistanceMetres: 5_000, window, at: 0 };

  test.each([['place', 'place_position'], ['road-segment', 'road_segment_line'], ['incident', 'incident_position']] as const)(
    'the nearest of kind %s comes by %s, in its order and then in reach', async (kind, index) => {
      const plan = await planOf((db) => findNearest(db, { ...near, datasetId, kind }));
      expect(plan.match(new RegExp(`Index Scan (using|on) ${index}`, 'g'))).toHaveLength(2);
      expect(plan).toContain('Order By');
      expect(plan).not.toContain('Seq Scan on ' + kind.replace('-', '_'));
    });
  test.each([['place', 'place_position'], ['road-segment', 'road_segment_line'], ['incident', 'incident_position']] as const)(
    'what lies within a block of kind %s comes by %s', async (kind, index) => {
      const area = { type: 'Polygon' as const, coordinates: [rectangle(-100, -100, 100, 100)] };
      const plan = await planOf((db) => findWithin(db, { datasetId, kind, area, window, limit: 10 }));
      expect(plan).toContain(index);
      expect(plan).not.toContain('Seq Scan on ' + kind.replace('-', '_'));
    });
  test('a circle, a street and a box read the incidents they touch', async () => {
    for (const read of [
      (db: Database) => countIncidentsAround(db, { datasetId, position: at(0, 0), radiusMetres: 50, window }),
      (db: Database) => countIncidentsAlong(db, { datasetId, name: '人民路', bufferMetres: 30, window }),
    ]) {
      const plan = await planOf(read);
      expect(plan).toContain('incident_position');
      expect(plan).not.toContain('Seq Scan on incident');
    }
  });
  test('who was inside an area is found by one range of place and time for each place there, not by the visits of all years', async () => {
    const [west, south] = at(-100, -100), [east, north] = at(100, 100), coordinates = [[rectangle(-100, -100, 100, 100)]];
    const query = { datasetId, fromAt: Date.UTC(2026, 4, 1), toAt: Date.UTC(2026, 4, 3), area: { type: 'MultiPolygon' as const, coordinates }, bbox: [west, south, east, north] as [number, number, number, number] };
    for (const read of [visitsInside, deviceDaysNear]) {
      const plan = await planOf((db) => read(db, query));
      expect(plan).toContain('road_segment_line');
      for (const [index, column] of [['visit_segment', 'road_segment_id'], ['visit_spot', 'spot_id'], ['visit_post', 'post_id']] as const) {
        expect(plan).toMatch(new RegExp(`Index Scan using ${index} on visit.*\\n\\s*Index Cond: \\(\\(${column} = \\w+\\.id\\) AND \\(entered_at >= .*\\) AND \\(entered_at < `));
      }
      expect(plan).not.toContain('Seq Scan on visit');
    }
  });
  test('a position is located by the boundaries and streets around it', async () => {
    const plan = await planOf((db) => locatePosition(db, { datasetId, position: at(0, 0), at: Date.UTC(2026, 3, 1) }));
    expect(plan).toContain('road_segment_line');
    expect(plan).not.toContain('Seq Scan on road_segment');
  });
  test('a text is looked for where its pairs of letters are', async () => {
    const plan = await planOf((db) => listIncidents(db, { ...window, datasetId, sort: '-occurredAt', limit: 50, after: null, timeZone: 'Asia/Shanghai', codeTerms: [], text: 'BULK-4711' }));
    expect(plan).toContain('incident_text');
    expect(plan).not.toContain('Seq Scan on incident');
  });
  test('a page of the list walks the index of time and stops', async () => {
    const plan = await planOf((db) => listIncidents(db, { ...window, datasetId, sort: '-occurredAt', limit: 50, after: [Date.UTC(2026, 0, 20), 1], timeZone: 'Asia/Shanghai', codeTerms: [] }));
    expect(plan).toContain('incident_dataset_occurred');
    expect(plan).not.toMatch(/^\s*(->)?\s*Sort/m);
  });
});
