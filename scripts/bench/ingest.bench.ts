import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { copyLine } from '../../apps/api/src/db/copy';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql, type Store } from '../../apps/api/src/db/store';
import { FixIntake } from '../../apps/api/src/live/fix-intake';
import { simulatedDevices } from '../../apps/api/src/repositories/seed-tracks';
import { consoleActor } from '../../apps/api/src/testing/context';
import { accepted, DutyTown, shiftAt } from '../../apps/api/src/testing/duty-town';
import { installedStandard } from '../../apps/api/src/testing/patrol-standard';
import { at } from '../../apps/api/src/testing/town';
import { changeRoster } from '../../apps/api/src/usecases/rosters/change-roster';
import { publishRoster } from '../../apps/api/src/usecases/rosters/publish-roster';
import { readCoverage } from '../../apps/api/src/usecases/coverage/read-coverage';
import { addDevice } from '../../apps/api/src/usecases/tracks/manage-devices';
import { settleTracks } from '../../apps/api/src/usecases/tracks/settle-tracks';
import { figureLine, goalLine, medianMilliseconds, postgresOfThisRun } from './figure';

/**
 * Positions of devices on duty from the intake to the commit, and on to visits of streets and posts by the matched way, beside COPY of the same rows into a
 * table like theirs. Judging, duty, duplicates, day tables and batch rows included, HTTP not. Then coverage of all streets from the visits.
 */
const deviceCount = 20, secondsOfDuty = 4 * 3_600, everySeconds = 2, messageSize = 200;
const start = Date.UTC(2026, 4, 1, 4), blockMetres = 100, blocks = 16;

async function townOnDuty(store: Store): Promise<DutyTown> {
  const duty = await DutyTown.found(store), { town } = duty;
  for (let row = 0; row <= blocks; row++) {
    for (let block = 0; block < blocks; block++) {
      const [a, b, c] = [(block - blocks / 2) * blockMetres, (block + 1 - blocks / 2) * blockMetres, (row - blocks / 2) * blockMetres];
      await town.addStreet(`横${row}`, 'main', [at(a, c), at(b, c)]);
      await town.addStreet(`纵${row}`, 'alley', [at(c, a), at(c, b)]);
    }
  }
  const personId = await duty.addPerson('甲'), post = await duty.addPost({ position: at(-500, 0), spans: [{ startMinute: 720, endMinute: 960 }] });
  const roster = await duty.plan('2026-05-01'), shiftId = shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00');
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes: [{ op: 'assign', shiftId, personId, vehicleId: null, reasons: [] }], note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
  const [person] = await rowsOf<{ code: string }>(store.db, sql`select code from person where id = ${personId}::int`);
  for (let device = 0; device < deviceCount; device++) await accepted(addDevice({ ctx: town.as(consoleActor('sysadmin')), input: { name: `设备${device}`, boundTo: { kind: 'person', name: person!.code }, datum: 'wgs84' } }));
  await rowsOf(store.db, sql`update device set is_simulated = true returning 1`);
  town.clock.at = start + secondsOfDuty * 1_000;
  return duty;
}

/** Round the blocks at walking pace, a few metres beside the street; each device begins elsewhere. */
function positionOf(device: number, second: number): { lng: number; lat: number } {
  const gone = (second * 1.2 + device * 370) % (4 * 800), side = Math.floor(gone / 800), along = (gone % 800) - 400, beside = 3 * Math.sin(second / 17 + device);
  const [lng, lat] = side === 0 ? at(along, -400 + beside) : side === 1 ? at(400 + beside, along) : side === 2 ? at(-along, 400 + beside) : at(-400 + beside, -along);
  return { lng, lat };
}

async function benchStore(name: string, store: Store, goal: number): Promise<void> {
  const duty = await townOnDuty(store), { town } = duty, intake = new FixIntake({ store, clock: town.clock });
  const devices = await simulatedDevices(store.db, town.dataset.id), perDevice = secondsOfDuty / everySeconds, total = perDevice * deviceCount;
  const fixOf = (device: number, i: number) => ({ deviceAt: start + i * everySeconds * 1_000, ...positionOf(device, i * everySeconds), accuracyMetres: 6, speedMetresPerSecond: 1.2, headingDegrees: null });
  const messages = Array.from({ length: Math.ceil(perDevice / messageSize) }, (_, part) => devices.map((device, d) => ({ device, sentAt: null, fixes: Array.from({ length: Math.min(messageSize, perDevice - part * messageSize) }, (__, i) => fixOf(d, part * messageSize + i)) }))).flat();
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
