import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../db/client';
import { migrate } from '../db/migrate';
import { attackedTown } from '../testing/hostile/attacked-town';
import { freePort, startPostgres } from '../testing/postgres-server';

test('while PostgreSQL is away every request gets a 503 that says when to come again; once it is back, answers', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'wuding-away-'));
  const port = await freePort();
  let server = await startPostgres({ directory, port });
  const store = await openStore({ databaseUrl: server.url(), dataDirectory: '' });
  try {
    await migrate(store);
    const { app, cookies } = await attackedTown(store, { incidentCount: 10 });
    const ask = (path: string) => app.request(`http://127.0.0.1:8787/api${path}`, { headers: { host: '127.0.0.1:8787', cookie: cookies[0] ?? '' } });
    expect((await ask('/incidents')).status).toBe(200);
    await server.stop();
    for (const path of ['/incidents', '/session', '/districts']) {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get('retry-after')], path).toEqual([503, '2']);
    }
    expect(await (await ask('/health')).json()).toMatchObject({ status: 'degraded' });
    expect(await (await ask('/ready')).json()).toMatchObject({ ready: false });
    server = await startPostgres({ directory, port });
    expect((await ask('/incidents')).status).toBe(200);
  } finally {
    await store.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}, 60_000);
