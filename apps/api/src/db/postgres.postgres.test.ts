import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, startPostgres, type PostgresServer } from '../testing/postgres-server';
import { openStore } from './client';
import { rowsOf, sql, type Store } from './store';

describe('a store on PostgreSQL', () => {
  let directory: string;
  let port: number;
  let server: PostgresServer;
  let store: Store;
  const start = async () => startPostgres({ directory, port });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'wuding-postgres-'));
    port = await freePort();
    server = await start();
    store = await openStore({ databaseUrl: server.url(), dataDirectory: '' });
    await store.db.execute(sql`create table ledger (n integer)`);
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const count = async () => (await rowsOf<{ counted: number }>(store.db, sql`select count(*) as counted from ledger`))[0]!.counted;

  test('that is not there is a fault within two seconds, not a wait', async () => {
    const nobody = `postgres://postgres@127.0.0.1:${await freePort()}/postgres`;
    await expect(openStore({ databaseUrl: nobody, dataDirectory: '' })).rejects.toMatchObject({ kind: 'store-away' });
  }, 3_000);

  test('in another encoding than UTF-8 is refused: names would not survive in it', async () => {
    await store.db.execute(sql`create database narrow encoding 'LATIN1' locale 'C' template template0`);
    await expect(openStore({ databaseUrl: server.url('narrow'), dataDirectory: '' })).rejects.toThrow('UTF8');
  });

  test('that stops is a fault for those at work and those who come, and is used again once it is back', async () => {
    const atWork = store.transaction(async (tx) => {
      await tx.execute(sql`insert into ledger values (1)`);
      await tx.execute(sql`select pg_sleep(4)`);
    });
    expect(await count()).toBe(0); // leaves a connection open and idle
    await Promise.all([server.stop(), expect(atWork).rejects.toMatchObject({ kind: 'store-away' })]);
    for (let attempt = 0; attempt < 12; attempt += 1) await expect(count()).rejects.toMatchObject({ kind: 'store-away' });
    await Promise.all(Array.from({ length: 40 }, () => expect(count()).rejects.toMatchObject({ kind: 'store-away' })));
    server = await start();
    expect(await count()).toBe(0);
    await store.transaction((tx) => tx.execute(sql`insert into ledger values (2)`));
    expect(await count()).toBe(1);
  }, 20_000);

  test('never runs the rest of a transaction outside of it when the connection was lost in between', async () => {
    const before = await count();
    const broken = store.transaction(async (tx) => {
      const [own] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
      await tx.execute(sql`insert into ledger values (3)`);
      const killer = await openStore({ databaseUrl: server.url(), dataDirectory: '' });
      await killer.transaction((other) => other.execute(sql`select pg_terminate_backend(${own!.pid})`));
      await killer.close();
      await new Promise((resolve) => setTimeout(resolve, 100));
      await tx.execute(sql`insert into ledger values (4)`).catch(() => undefined);
      await tx.execute(sql`insert into ledger values (5)`).catch(() => undefined);
    });
    await expect(broken).rejects.toMatchObject({ kind: 'store-away' });
    expect(await count()).toBe(before);
  });

  test('that goes silent is a fault, and is used again when it speaks', async () => {
    process.kill(server.pid, 'SIGSTOP'); // takes no new connections; those open work on
    const silent = openStore({ databaseUrl: server.url(), dataDirectory: '' });
    await expect(silent).rejects.toMatchObject({ kind: 'store-away' });
    process.kill(server.pid, 'SIGCONT');
    expect(await count()).toBeGreaterThan(0);
  });

  test('answers many at once over few connections', async () => {
    const numbers = await Promise.all(Array.from({ length: 100 }, async (_, n) => (await rowsOf<{ n: number }>(store.db, sql`select ${n}::int as n`))[0]?.n));
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, n) => n));
    const [open] = await rowsOf<{ connections: number }>(store.db, sql`
      select count(*) as connections from pg_stat_activity where application_name = 'wuding'`);
    expect(open!.connections).toBeLessThanOrEqual(8);
  });

  test('says so once more have to wait than its queue may hold', async () => {
    const narrow = await openStore({ databaseUrl: server.url(), dataDirectory: '', queueLimit: 2 });
    const all = await Promise.allSettled(Array.from({ length: 12 }, () => narrow.db.execute(sql`select pg_sleep(0.1)`)));
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(12 - 8 - 2);
    await narrow.close();
  });
});
