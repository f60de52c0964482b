import { createReadStream, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { openStore } from '../../apps/api/src/db/client';
import { copyLine, type CopyValue } from '../../apps/api/src/db/copy';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql, type Store } from '../../apps/api/src/db/store';
import { openRecords } from '../../apps/api/src/ingest/open-records';
import { defaultMaximumBytes } from '../../apps/api/src/ingest/source-bytes';
import { importFile } from '../../apps/api/src/usecases/import/import-file';
import type { ImportRequest } from '../../apps/api/src/usecases/import/import-request';
import { figureLine, goalLine, postgresOfThisRun } from './figure';

/**
 * Rows per second of an import (reading, checking, district and street of each row, every index) against COPY of the same rows
 * into the same table, which does none of that; and the reading of a large file alone, whose memory must not grow with it.
 */
const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-import-'));
const county = resolve(import.meta.dirname, '../../data/county');
const realData = resolve(process.env['WUDING_REALDATA'] ?? '../shared/realdata');
const counts = [10_000, 100_000];
/** The server's own CSV parser, used plainly. */
const { parse } = createRequire(new URL('../../apps/api/package.json',
  import.meta.url))('csv-parse') as { parse(options: object): NodeJS.ReadWriteStream };

/** Incidents strewn over the county, a tenth of them closed. */
async function writeIncidents(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('code,at,category,lng,lat,text,closedAt\n');
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let i = 0; i < count; i++) {
    const at = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 365 * 86_400_000)).toISOString();
    const line = `B${i},${at},05-0${1 + Math.floor(random() * 8)},${(98.655 + random() * 0.07).toFixed(7)},${(24.568 + random() * 0.04).toFixed(7)},第 ${i} 号摊点占道经营,\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function importInto(store: Store, kind: ImportRequest['kind'], path: string, request: Partial<ImportRequest>) {
  return importFile({
    ctx: { store, clock: { now: () => Date.now() }, requestId: null, actor: { accountId: null, username: 'bench', role: 'sysadmin',
      districtIds: [] } },
    input: {
      kind, path, dataset: 'bench', codeSet: null, format: null, datum: 'wgs84', acceptsDatum: true, timeZone: null, dateOrder: 'ymd',
      columns: new Map(),
      values: new Map(), isDryRun: false, errorsPath: null, spoolDirectory: join(folder, 'spool'), maximumBytes: defaultMaximumBytes,
      onProgress: () => undefined, ...request,
    },
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

const columns = ['dataset_id', 'code', 'event_code_id', 'position', 'district_id', 'road_segment_id', 'occurred_at', 'closed_at', 'status',
  'source',
  'handling_mode', 'outcome', 'description', 'content_hash', 'change_seq'];

const patiently = { statementTimeoutMilliseconds: 600_000 };

/** COPY of the dataset's rows into their own table, under other codes; taken back. */
async function copySeconds(store: Store, key: string): Promise<number> {
  const rows = await store.transaction((tx) => rowsOf<Record<string, CopyValue>>(tx, sql`
    select dataset_id::int, 'copy-' || code as code, event_code_id::int, position::text as position, district_id::int, road_segment_id::int, occurred_at::text as occurred_at,
      closed_at::text as closed_at, status, source, handling_mode, outcome, description, content_hash, change_seq::int
    from incident where dataset_id = (select id from dataset where key = ${key})`), patiently);
  const lines = rows.map((row) => copyLine(columns.map((column) => row[column] ?? null)));
  let spent = 0;
  await store.transaction(async (tx) => {
    spent = await seconds(() => store.copyIn(tx, 'incident', columns, lines));
    throw new Error('taken back');
  }, patiently).catch((error: Error) => {
    if (error.message !== 'taken back') throw error;
  });
  return spent;
}

async function benchStore(store: Store): Promise<void> {
  await migrate(store);
  for (const count of counts) {
    const dataset = `bench-${count}`;
    await importInto(store, 'roads', join(county, 'roads.geojson'), { dataset });
    await importInto(store, 'districts', join(county, 'districts.geojson'), { dataset });
    const path = join(folder, `${count}.csv`);
    if (!existsSync(path)) await writeIncidents(path, count);
    const first = await seconds(() => importInto(store, 'incidents', path, { dataset }));
    const again = await seconds(() => importInto(store, 'incidents', path, { dataset }));
    const copied = await copySeconds(store, dataset);
    const peer = { name: 'COPY', value: count / copied };
    console.log(figureLine({ name: `import ${count} incidents ${store.kind}`, unit: 'rows/s', ours: count / first, peer, better: 'more' }));
    console.log(figureLine({ name: `import ${count} incidents again ${store.kind}`, unit: 'rows/s', ours: count / again, peer, better: 'more' }));
  }
  const boston = join(realData, 'boston311_2015_urban_order.csv.gz');
  const roxel = join(realData, 'roxel_osm_roads.geojson.gz');
  if (existsSync(boston)) {
    const spent = await seconds(() => importInto(store, 'incidents', boston, { dataset: 'boston', codeSet: 'boston311',
      timeZone: 'America/New_York' }));
    console.log(goalLine({ name: `import Boston 311 ${store.kind}`, unit: 's', ours: spent, goal: 15, better: 'less' }));
  }
  if (existsSync(roxel)) {
    const spent = await seconds(() => importInto(store, 'roads', roxel, { dataset: 'roxel' }));
    console.log(goalLine({ name: `import Roxel roads ${store.kind}`, unit: 's', ours: spent, goal: 15, better: 'less' }));
  }
  await store.close();
}

async function benchReading(count: number): Promise<void> {
  const path = join(folder, 'large.csv');
  await writeIncidents(path, count);
  const plain = await seconds(async () => {
    for await (const _ of createReadStream(path).pipe(parse({}))) void _;
  });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before, rows = 0;
  const spent = await seconds(async () => {
    for await (const group of openRecords(path, {}).records) {
      rows += group.length;
      peak = Math.max(peak, process.memoryUsage.rss());
    }
  });
  console.log(figureLine({ name: `read ${count} rows of CSV`, unit: 'rows/s', ours: rows / spent, peer: { name: 'csv-parse stream', value: count / plain }, better: 'more' }));
  console.log(goalLine({ name: `read ${count} rows of CSV, memory grown`, unit: 'MB', ours: Math.max(1, (peak - before) / 1e6), goal: 200, better: 'less' }));
}

try {
  await benchReading(1_000_000);
  await benchStore(await openStore({ dataDirectory: join(folder, 'store') }));
  const url = postgresOfThisRun();
  if (url !== null) {
    const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
    await admin.db.execute(sql.raw('create database bench_import'));
    await admin.close();
    await benchStore(await openStore({ databaseUrl: url.replace(/[^/]+$/, 'bench_import'), dataDirectory: '' }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
