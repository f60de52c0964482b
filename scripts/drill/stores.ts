import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { rowsOf, sql, type Store } from '../../apps/api/src/db/store';
import { embeddedDirectory } from '../../apps/api/src/testing/embedded-template';
import { postgresOfThisRun } from '../bench/figure';

/** Where a store is, as `openStore` takes it. */
export interface StoreAddress {
  readonly dataDirectory: string;
  readonly databaseUrl: string;
}

/** Runs the drill on a migrated embedded store, then on a fresh PostgreSQL database where there is a server. */
export async function onEachStore(drill: (kind: Store['kind'], address: StoreAddress) => Promise<void>): Promise<void> {
  const dataDirectory = await embeddedDirectory({ migrated: true });
  try {
    await drill('embedded', { dataDirectory, databaseUrl: '' });
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
  const server = postgresOfThisRun();
  if (server !== null) await drill('postgres', { dataDirectory: mkdtempSync(join(tmpdir(), 'wuding-drill-')), databaseUrl: await freshDatabase(server) });
}

let databaseCount = 0;

async function freshDatabase(server: string): Promise<string> {
  databaseCount += 1;
  const name = `drill_${process.pid}_${databaseCount}`;
  const store = await openStore({ dataDirectory: '', databaseUrl: server });
  await store.db.execute(sql.raw(`create database ${name}`));
  await store.close();
  return server.replace(/[^/]+$/, name);
}

/** A table with one row in it, and how many rows it has. */
export async function openWithLedger(address: StoreAddress): Promise<{ store: Store; count: () => Promise<number> }> {
  const store = await openStore(address);
  await store.db.execute(sql`create table if not exists drill_ledger (n integer primary key)`);
  await store.db.execute(sql`insert into drill_ledger values (0) on conflict do nothing`);
  const count = async () => (await rowsOf<{ counted: number }>(store.db, sql`select count(*) as counted from drill_ledger`))[0]!.counted;
  return { store, count };
}

/** Milliseconds the work took, however it ended. */
export async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; outcome: PromiseSettledResult<T> }> {
  const startedAt = performance.now();
  const [outcome] = await Promise.allSettled([work()]);
  return { milliseconds: performance.now() - startedAt, outcome };
}

/** The kind of fault an outcome is, or how else it ended. */
export const endOf = (outcome: PromiseSettledResult<unknown>): string =>
  outcome.status === 'fulfilled' ? 'answered' : String((outcome.reason as { kind?: string }).kind ?? outcome.reason);

export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
