import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql } from '../../apps/api/src/db/store';
import { attackedTown } from '../../apps/api/src/testing/hostile/attacked-town';
import { findPostgres, freePort, startPostgres } from '../../apps/api/src/testing/postgres-server';
import { serveApp } from '../../apps/api/src/testing/serve-app';
import { at } from '../../apps/api/src/testing/town';
import { drillOutcome } from './outcome';
import { seconds } from './stores';

/**
 * Four field devices record incidents over HTTP, each again until it is acknowledged, while PostgreSQL goes away for a
 * minute: they are told 503 within 2 s, are served again within 15 s of its return, and nothing is lost or doubled.
 */
const AWAY_MILLISECONDS = 60_000;
const BEFORE_AND_AFTER_MILLISECONDS = 5_000;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

if (findPostgres() !== null) {
  const directory = mkdtempSync(join(tmpdir(), 'wuding-drill-'));
  const port = await freePort();
  const settings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
  let postgres = await startPostgres({ directory, port, settings });
  const store = await openStore({ dataDirectory: '', databaseUrl: postgres.url() });
  await migrate(store);
  const { app, cookies, services } = await attackedTown(store, { incidentCount: 0 });
  const server = await serveApp(app);
  const occurredAt = new Date(services.clock.now() - 60_000).toISOString();
  const acknowledged: string[] = [];
  const otherStatuses = new Set<number>();
  let slowestNo = 0;
  let lastAcknowledgedAt = 0;
  const over = new AbortController();

  const record = async (code: string): Promise<boolean> => {
    const startedAt = performance.now();
    const answer = await fetch(`${server.url}/api/incidents`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie: cookies[0] ?? '', 'idempotency-key': code },
      body: JSON.stringify({ code, eventCode: '05-01', position: at(5, 5), occurredAt }),
    });
    await answer.arrayBuffer();
    const milliseconds = performance.now() - startedAt;
    if (answer.status === 201) lastAcknowledgedAt = performance.now();
    else if (answer.status === 503) slowestNo = Math.max(slowestNo, milliseconds);
    else otherStatuses.add(answer.status);
    return answer.status === 201;
  };
  const device = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const code = crypto.randomUUID();
      while (!(await record(code))) {
        if (over.signal.aborted) return;
        await pause(250);
      }
      acknowledged.push(code);
      await pause(20);
    }
  };
  const devices = Array.from({ length: 4 }, device);
  await pause(BEFORE_AND_AFTER_MILLISECONDS);
  await postgres.stop();
  await pause(AWAY_MILLISECONDS);
  const beforeReturnCount = acknowledged.length;
  postgres = await startPostgres({ directory, port, settings });
  const returnedAt = performance.now();
  while (acknowledged.length === beforeReturnCount && performance.now() - returnedAt < 30_000) await pause(20);
  const recoveryMilliseconds = lastAcknowledgedAt - returnedAt;
  await pause(BEFORE_AND_AFTER_MILLISECONDS);
  over.abort();
  await Promise.all(devices);
  const stored = (await rowsOf<{ code: string }>(store.db, sql`select code from incident`)).map(({ code }) => code);
  const kept = new Set(stored);
  const lostCount = acknowledged.filter((code) => !kept.has(code)).length;
  await server.close();
  await store.close();
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
  drillOutcome(
    'postgres-away',
    `${acknowledged.length} acknowledged, ${lostCount} lost, ${stored.length - kept.size} doubled; 503 within ${seconds(slowestNo)}${
      otherStatuses.size > 0 ? `, also ${[...otherStatuses].join(' ')}` : ''}, served again ${seconds(Math.max(0, recoveryMilliseconds))} after its return`,
    lostCount === 0 && stored.length === kept.size && otherStatuses.size === 0 && slowestNo > 0 && slowestNo <= 2_000 && recoveryMilliseconds <= 15_000,
  );
}
