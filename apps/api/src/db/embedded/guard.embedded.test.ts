import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedDirectory } from '../../testing/embedded-template';
import { openStore } from '../client';
import { sessionOf } from '../database';
import { rowsOf, sql, type Store } from '../store';
import { storeOver } from '../store-over';
import { Guard } from './guard';
import { StoreLock } from './lock';

/** The guards against the known faults of embedded PGlite + PostGIS, each with the fault provoked. */
describe('the embedded store', { timeout: 120_000 }, () => {
  let directory: string;
  let guard: Guard;
  let store: Store;

  async function open(options: { recycleErrorCount?: number; queueLimit?: number } = {}): Promise<void> {
    guard = await Guard.open({
      directory: join(directory, 'store'), lock: await StoreLock.acquire(join(directory, 'store.lock')), onProgress: () => undefined, ...options,
    });
    store = storeOver(guard, { queueLimit: options.queueLimit ?? 200 });
  }
  beforeAll(async () => {
    directory = await embeddedDirectory({ migrated: true });
    await open();
    await store.db.execute(sql`create table ledger (n integer primary key)`);
    await store.db.execute(sql`insert into ledger values (0)`);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const count = async () => (await rowsOf<{ counted: number }>(store.db, sql`select count(*) as counted from ledger`))[0]!.counted;
  const fail = () => store.db.execute(sql`insert into ledger values (0)`).then(() => 'no error', (error: { cause?: { code?: string } }) => error.cause?.code);
  const add = (n: number) => store.db.execute(sql`insert into ledger values (${n})`);

  test('reopens its engine after 300 errors, between statements, and loses nothing', async () => {
    for (let index = 1; index <= 299; index += 1) expect(await fail()).toBe('23505');
    expect(guard.reopenedCount).toBe(0);
    await add(1);
    const [, afterwards] = await Promise.all([fail(), count()]);
    expect(afterwards).toBe(2);
    expect(guard.reopenedCount).toBe(1);
  });

  test('does not reopen in the middle of a transaction, however many of its statements fail', async () => {
    const before = guard.reopenedCount;
    await store.transaction(async (tx) => {
      await tx.execute(sql`insert into ledger values (2)`);
      for (let index = 0; index < 320; index += 1) {
        await tx.transaction((inner) => inner.execute(sql`insert into ledger values (0)`)).catch(() => undefined);
      }
      expect(guard.reopenedCount).toBe(before);
      await tx.execute(sql`insert into ledger values (3)`);
    });
    expect(await count()).toBe(4);
    expect(guard.reopenedCount).toBe(before + 1);
  });

  test('refuses a statement with more parameters than its engine can count, and goes on', async () => {
    const ones = sql.join(Array.from({ length: 32_768 }, () => sql`${1}::int`), sql`, `);
    await expect(store.transaction((tx) => tx.execute(sql`select array[${ones}]`))).rejects.toThrow('32768 parameters');
    expect(await store.transaction(async (tx) => rowsOf(tx, sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });

  test('reopens an engine that has lost its place, instead of failing every transaction from then on', async () => {
    const numbers = Array.from({ length: 32_768 }, (_, index) => index);
    const text = `select array[${numbers.map((index) => `$${index + 1}::int`).join(', ')}]`;
    await expect(store.transaction((tx) => sessionOf(tx).query(text, numbers, 'array'))).rejects.toThrow('nothing was committed');
    expect(await store.transaction(async (tx) => rowsOf(tx, sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });

  test('cuts a statement that outlasts its limit, however busy its engine; those behind it go on', async () => {
    const before = await count();
    const slow = store.transaction(async (tx) => {
      await tx.execute(sql`insert into ledger values (1000)`);
      await tx.execute(sql`select count(*) from generate_series(1, 1000000000000)`);
    }, { statementTimeoutMilliseconds: 300 });
    const behind = count();
    await expect(slow).rejects.toMatchObject({ kind: 'statement-timeout' });
    expect(await behind).toBe(before);
  });

  test('gives bulk work the time it asks for, which may be more than usual', async () => {
    const sleep = (statementTimeoutMilliseconds?: number) =>
      store.transaction((tx) => tx.execute(sql`select pg_sleep(5.3)`), statementTimeoutMilliseconds ? { statementTimeoutMilliseconds } : {});
    await sleep(20_000);
    await expect(sleep()).rejects.toMatchObject({ kind: 'statement-timeout' });
  });

  test('refuses what its PostGIS cannot do or does not survive, and says why', async () => {
    await expect(store.db.execute(sql`select ST_AsMVT(q, 'layer') from (select 1) q`)).rejects.toThrow('no protobuf');
    await expect(store.db.execute(sql`select st_asgeobuf(q) from (select 1) q`)).rejects.toThrow('no protobuf');
    await expect(store.db.execute(sql`create extension postgis_raster`)).rejects.toThrow('postgis_raster');
    await expect(store.transaction((tx) => store.runScript(tx, 'create extension postgis_raster'))).rejects.toThrow('postgis_raster');
    expect(await rowsOf(store.db, sql`select ${'st_asmvt( in words is fine'} as text`)).toHaveLength(1);
  });

  test('uses the space of dead rows again after maintenance, and then knows how many rows there are', async () => {
    await store.db.execute(sql`create table churn (n integer)`);
    const size = async () => (await rowsOf<{ bytes: number }>(store.db, sql`select pg_relation_size('churn') as bytes`))[0]!.bytes;
    const fill = () => store.db.execute(sql`insert into churn select generate_series(1, 20000)`);
    await fill();
    const once = await size();
    await store.db.execute(sql`delete from churn`);
    await store.maintain();
    await fill();
    expect(await size()).toBe(once);
    await store.maintain();
    expect(await rowsOf(store.db, sql`select reltuples::int as estimate from pg_class where relname = 'churn'`)).toEqual([{ estimate: 20_000 }]);
  });

  test('is refused to a second opener, of this or another process, while it is open', async () => {
    await expect(openStore({ dataDirectory: directory })).rejects.toMatchObject({ kind: 'store-locked' });
    expect(await count()).toBeGreaterThan(0);
  });

  test('comes back when its thread dies', async () => {
    const before = await count();
    const dying = rowsOf(store.db, sql`select pg_sleep(3)`);
    const engine = await (guard as unknown as { engine: Promise<{ thread: { terminate(): Promise<number> } }> }).engine;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await engine.thread.terminate();
    await expect(dying).rejects.toMatchObject({ kind: 'store-away' });
    expect(await count()).toBe(before);
  });

  test('says so once more have to wait than its queue may hold, and goes on with those that do', async () => {
    const all = await Promise.allSettled(Array.from({ length: 230 }, () => count()));
    const refused = all.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(refused).toHaveLength(230 - 201); // one at work, 200 waiting
    for (const reason of refused) expect(reason).toMatchObject({ kind: 'queue-full' });
  });

  test('recovers when errors have worn its stack out: statements outside a transaction do not even notice', async () => {
    const before = await count();
    await store.close();
    await open({ recycleErrorCount: Number.POSITIVE_INFINITY });
    const codes = new Set<string | undefined>();
    for (let index = 0; index < 10_000 && guard.reopenedCount === 0; index += 1) codes.add(await fail());
    expect(codes).toEqual(new Set(['23505']));
    expect(guard.reopenedCount).toBe(1);
    expect(await rowsOf(store.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
    expect(await count()).toBe(before);
  }, 60_000);

  test('refuses work once it was closed, and may be opened again', async () => {
    await store.close();
    await expect(count()).rejects.toMatchObject({ kind: 'store-away' });
    await open();
    expect(await count()).toBeGreaterThan(0);
  });
});
