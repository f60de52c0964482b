import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { copyLine } from '../../apps/api/src/db/copy';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql, type Store } from '../../apps/api/src/db/store';
import { FixIntake } from '../../apps/api/src/live/fix-intake';
import { simulatedDevices } from '../../apps/api/src/repositories/seed-tracks';
import { accepted } from '../../apps/api/src/testing/duty-town';
import { installedStandard } from '../../apps/api/src/testing/patrol-standard';
import { readCoverage } from '../../apps/api/src/usecases/coverage/read-coverage';
import { settleTracks } from '../../apps/api/src/usecases/tracks/settle-tracks';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';
import { blocks, everySeconds, fixesOf, secondsOfDuty, start, townOnDuty } from './ingest-town';

/**
 * Positions of devices on duty from the intake to the commit, and on to visits of streets and posts by the matched way, beside COPY of the same rows into a
 * table like theirs. Judging, duty, duplicates, day tables and batch rows included, HTTP not. Then coverage of all streets from the visits.
 */
const deviceCount = 20, messageSize = 200;

async function benchStore(name: string, store: Store, goal: number): Promise<void> {
  const duty = await townOnDuty(store, deviceCount), { town } = duty, intake = new FixIntake({ store, clock: town.clock });
  const devices = await simulatedDevices(store.db, town.dataset.id), perDevice = secondsOfDuty / everySeconds, total = perDevice * deviceCount;
  const messages = Array.from({ length: Math.ceil(perDevice / messageSize) }, (_, part) => devices.map((device, d) => ({ device, sentAt: null, fixes: fixesOf(d, part * messageSize, Math.min(messageSize, perDevice - part * messageSize)) }))).flat();
  const begin = performance.now(), memoryBefore = process.memoryUsage().heapUsed;
  for (let from = 0; from < messages.length; from += 4 * deviceCount) await Promise.all(messages.slice(from, from + 4 * deviceCount).map((message) => intake.take(message)));
  const committed = performance.now() - begin;
  const days = await settleTracks(town, { quietSince: town.clock.at });
  const matched = performance.now() - begin;
  if (days !== deviceCount) throw new Error(`${days} of ${deviceCount} days were settled`);
  await rowsOf(store.db, sql`create table fix_copy (like fix including defaults)`);
  const lines = messages.flatMap(({ device, fixes }) => fixes.map((one) => copyLine([device.id, new Date(one.deviceAt), new Date(one.deviceAt), new Date(town.clock.at), one.lng, one.lat, one.accuracyMetres, one.speedMetresPerSecond, one.headingDegrees, 0])));
  const copyBegin = performance.now();
  await store.transaction((tx) => store.copyIn(tx, 'fix_copy', ['device_id', 'device_at', 'taken_at', 'received_at', 'lng', 'lat', 'accuracy_metres', 'speed_mps', 'heading_degrees', 'marks'], lines));
  const copied = performance.now() - copyBegin, perSecond = (milliseconds: number): number => (total / milliseconds) * 1_000;
  console.log(goalLine({ name: `ingest ${total} positions of ${deviceCount} devices, committed and matched, on ${name}`, unit: 'positions/s', ours: perSecond(matched), goal, better: 'more' }));
  console.log(figureLine({ name: `ingest ${total} positions, committed, on ${name}`, unit: 'positions/s', ours: perSecond(committed), peer: { name: 'COPY', value: perSecond(copied) }, better: 'more' }));
  console.log(goalLine({ name: `ingest heap grown by ${total} positions on ${name}`, unit: 'MB', ours: Math.max(1, (process.memoryUsage().heapUsed - memoryBefore) / 1e6), goal: 200, better: 'less' }));
  const window = { from: new Date(start).toISOString(), to: new Date(town.clock.at).toISOString() };
  const coverage = await medianMilliseconds(() => accepted(readCoverage({ ctx: duty.director, requirements: installedStandard(), input: { ...window, limit: 10_000 } })));
  console.log(goalLine({ name: `coverage of ${2 * blocks * (blocks + 1)} streets from visits of ${total} positions on ${name}`, unit: 'ms', ours: coverage, goal: 50, better: 'less' }));
  await store.close();
}

async function migrated(store: Store): Promise<Store> {
  await migrate(store);
  return store;
}

const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-ingest-'));
try {
  await benchStore('embedded', await migrated(await openStore({ dataDirectory: join(folder, 'store') })), 4_000);
  const url = postgresOfThisRun();
  if (url !== null) {
    const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
    await admin.db.execute(sql.raw('create database bench_ingest'));
    await admin.close();
    await benchStore('PostgreSQL', await migrated(await openStore({ databaseUrl: url.replace(/[^/]+$/, 'bench_ingest'), dataDirectory: '' })), 15_000);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
