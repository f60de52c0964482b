import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { sql, type Store } from '../../apps/api/src/db/store';
import { accepted, director } from '../../apps/api/src/testing/duty-town';
import { installedStandard, patrolRule } from '../../apps/api/src/testing/patrol-standard';
import { at, rectangle, Town } from '../../apps/api/src/testing/town';
import { readCoverage } from '../../apps/api/src/usecases/coverage/read-coverage';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';

/**
 * Coverage of a day of 5,000 segments with four visits each, beside a fortnight of such days, while the table of positions grows: it reads visits, so its cost must not. Each answer is of
 * another window, so that none is the last one's; a visit is added before each, so that an hour must be read again. Beside it: counting the visits of the same window in SQL, which is less than
 * an answer, and an answer of hours nobody asked for before.
 */
const segmentCount = 5_000, visitsPerDay = 20_000, days = 15, plainFixes = 10_000, batch = 5_000;
const day = Date.UTC(2026, 3, 30, 16) / 1_000;
const asked = installedStandard(patrolRule('main', 4), patrolRule('secondary', 2), patrolRule('alley', 1), patrolRule('sensitive', 3));

async function benchStore(name: string, store: Store): Promise<void> {
  await migrate(store);
  const town = await Town.found(store), datasetId = town.dataset.id;
  for (let column = 0; column < 5; column++) await town.addDistrict(`片区${column}`, [{ ring: rectangle(-2_000 + column * 800, -2_000, -1_200 + column * 800, 2_000) }]);
  for (let i = 0; i < segmentCount; i++) {
    const east = -1_990 + (i % 71) * 56, north = -1_990 + Math.floor(i / 71) * 56;
    await town.addStreet('', i % 5 === 0 ? 'main' : i % 2 === 0 ? 'secondary' : 'alley', [at(east, north), at(east + 50, north)]);
  }
  for (let back = 0; back < days; back++) for (let first = 0; first < visitsPerDay; first += 2_000) await store.db.execute(sql`
    insert into visit (dataset_id, unit, mode, road_segment_id, entered_at, left_at, direction, is_random, noticed_count, has_clear_check, spot_id)
    select ${datasetId}::int, 'u' || n % 200, 'foot', r.first + n * 7 % ${segmentCount}::int, to_timestamp(${day - back * 86_400}::float8 + n * 4.3), to_timestamp(${day - back * 86_400}::float8 + n * 4.3 + 60), 1, false, 0, false, null
    from (select min(id) as first from road_segment) r, generate_series(${first}::int, ${first + 1_999}::int) n`);
  await store.db.execute(sql`analyze visit`);
  const ask = (fromSecond: number) => accepted(readCoverage({ ctx: town.as(director), requirements: asked, input: { from: new Date(fromSecond * 1_000).toISOString(), to: new Date((fromSecond + 86_400) * 1_000).toISOString(), limit: 10_000 } }));
  const add = (second: number) => store.db.execute(sql`
    insert into visit (dataset_id, unit, mode, road_segment_id, entered_at, left_at, direction, is_random, noticed_count, has_clear_check)
    select ${datasetId}::int, 'v' || ${second}::int, 'foot', min(id), to_timestamp(${second}::float8), to_timestamp(${second}::float8 + 60), 1, false, 0, false from road_segment`);
  const countInSql = (fromSecond: number) => store.db.execute(sql`
    select r.id, count(v.id) from road_segment r left join visit v on v.road_segment_id = r.id and v.entered_at >= to_timestamp(${fromSecond}::float8) and v.entered_at < to_timestamp(${fromSecond + 86_400}::float8) group by r.id`);
  let stored = 0, turn = 0;
  const other = (): number => day - (turn++ % 37) * 600;
  const begunAt = performance.now();
  await ask(day - 9 * 86_400);
  console.log(`bench coverage of a day nobody asked for before, on ${name} | ours ${Math.round(performance.now() - begunAt)} ms`);
  for (const times of [1, 10, 100]) {
    for (; stored < plainFixes * times; stored += batch) await store.db.execute(sql`
      insert into fix (device_id, device_at, taken_at, received_at, lng, lat, marks)
      select n % 2000, t.at, t.at, t.at, 98.69, 24.588, 0 from generate_series(${stored}::int, ${stored + batch - 1}::int) n, lateral (select to_timestamp(${day}::float8 + n / 2000 * 5 + n % 2000 * 0.001) as at) t`);
    const taken: number[] = [];
    for (let run = -3; run < 9; run++) {
      const fromSecond = other();
      await add(fromSecond + 43_200 + turn);
      const from = performance.now();
      await ask(fromSecond);
      if (run >= 0) taken.push(performance.now() - from);
    }
    const median = taken.sort((a, b) => a - b)[4]!, counted = await medianMilliseconds(() => countInSql(other()), { warmUps: 1, runs: 5 }), told = `coverage of a day of ${segmentCount} segments, ${visitsPerDay} visits, ${stored} positions stored, on ${name}`;
    console.log(goalLine({ name: told, unit: 'ms', ours: median, goal: 50, better: 'less' }));
    console.log(figureLine({ name: told, unit: 'ms', ours: median, peer: { name: 'counting the visits in SQL', value: counted }, better: 'less' }));
  }
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-coverage-'));
try {
  const url = postgresOfThisRun();
  if (url !== null) {
    const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
    await admin.db.execute(sql.raw('create database bench_coverage'));
    await admin.close();
    await benchStore('PostgreSQL', await openStore({ databaseUrl: url.replace(/[^/]+$/, 'bench_coverage'), dataDirectory: '' }));
  }
  await benchStore('embedded', await openStore({ dataDirectory: join(folder, 'store') }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
