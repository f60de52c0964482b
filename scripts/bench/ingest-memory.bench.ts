import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { sql, type Store } from '../../apps/api/src/db/store';
import { FixIntake } from '../../apps/api/src/live/fix-intake';
import { simulatedDevices } from '../../apps/api/src/repositories/seed-tracks';
import { goalLine, postgresOfThisRun } from './figure';
import { everySeconds, fixesOf, secondsOfDuty, townOnDuty } from './ingest-town';

/**
 * What the taker of positions keeps in memory while ten million go through it: the heap after a collection, at the first tenth and at the end. `WUDING_BENCH_POSITIONS`
 * says how many (10,000,000). What the embedded engine holds is not heap and is told beside it.
 */
const wanted = Number(process.env['WUDING_BENCH_POSITIONS'] ?? 10_000_000), messageSize = 200, together = 80, tenths = 10;
const perDevice = secondsOfDuty / everySeconds, deviceCount = Math.ceil(wanted / perDevice);

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
const heapMegabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

async function benchStore(name: string, store: Store): Promise<void> {
  await migrate(store);
  const { town } = await townOnDuty(store, deviceCount), intake = new FixIntake({ store, clock: town.clock }), devices = await simulatedDevices(store.db, town.dataset.id);
  const heaps: number[] = [], since = performance.now(), perTenth = (perDevice / messageSize) * devices.length / tenths;
  let sent = 0;
  for (let part = 0; part < perDevice / messageSize; part += 1) {
    for (let from = 0; from < devices.length; from += together) {
      const now = devices.slice(from, from + together);
      await Promise.all(now.map((device, i) => intake.take({ device, sentAt: null, fixes: fixesOf(from + i, part * messageSize, messageSize) })));
      sent += now.length;
      if (sent >= perTenth * (heaps.length + 1)) heaps.push(heapMegabytes());
    }
  }
  const seconds = (performance.now() - since) / 1_000, first = heaps[0]!, last = heaps.at(-1)!;
  console.log(`bench ingest of ${perDevice * devices.length} positions on ${name} | ${Math.round((perDevice * devices.length) / seconds)} positions/s | heap by tenth ${heaps.map((heap) => heap.toFixed(0)).join(' ')} MB | resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
  console.log(goalLine({ name: `ingest memory, last tenth over first, on ${name}`, unit: '', ours: last / first, goal: 1.1, better: 'less' }));
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'wuding-bench-ingest-'));
try {
  const url = postgresOfThisRun();
  if (url !== null) {
    const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
    await admin.db.execute(sql.raw('create database bench_ingest_memory'));
    await admin.close();
    await benchStore('PostgreSQL', await openStore({ databaseUrl: url.replace(/[^/]+$/, 'bench_ingest_memory'), dataDirectory: '' }));
  }
  await benchStore('embedded', await openStore({ dataDirectory: join(folder, 'store') }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
