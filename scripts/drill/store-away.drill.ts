import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, freePort, startPostgres } from '../../apps/api/src/testing/postgres-server';
import { drillOutcome } from './outcome';
import { endOf, openWithLedger, seconds, timed } from './stores';

/** PostgreSQL gone for a minute: everybody is told within 2 s, and answered again within 15 s of its return. */
const AWAY_MILLISECONDS = 60_000;

if (findPostgres() !== null) {
  const directory = mkdtempSync(join(tmpdir(), 'wuding-drill-'));
  const port = await freePort();
  let server = await startPostgres({ directory, port });
  const { store, count } = await openWithLedger({ dataDirectory: '', databaseUrl: server.url() });
  await server.stop();
  const until = performance.now() + AWAY_MILLISECONDS;
  let slowest = 0;
  const ends = new Set<string>();
  while (performance.now() < until) {
    const { milliseconds, outcome } = await timed(count);
    slowest = Math.max(slowest, milliseconds);
    ends.add(endOf(outcome));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  server = await startPostgres({ directory, port });
  const { milliseconds: recovery, outcome } = await timed(async () => {
    const deadline = performance.now() + 30_000;
    while (endOf((await timed(count)).outcome) !== 'answered' && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
    return count();
  });
  await store.close();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
  drillOutcome(
    'store-away', `told ${[...ends].join(', ')} within ${seconds(slowest)}, answered ${seconds(recovery)} after its return`,
    [...ends].join() === 'store-away' && slowest <= 2_000 && recovery <= 15_000 && endOf(outcome) === 'answered',
  );
}
