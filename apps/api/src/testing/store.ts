import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { openStore } from '../db/client';
import { migrate } from '../db/migrate';
import { rowsOf, sql, type Database, type Store } from '../db/store';
import { embeddedDirectory } from './embedded-template';

/** Survives the files of one worker (they run unisolated), so that there is one engine per worker, never per test. */
const shared = globalThis as { wudingTestStore?: Promise<Store> };

export const testStoreKind = (): Store['kind'] => inject('storeKind');

/**
 * A migrated, empty store of the kind this project runs on. Every call empties it again: call it in `beforeEach`
 * (or once per file when the tests do not meet). One store per worker; do not close it.
 */
export async function testStore(): Promise<Store> {
  shared.wudingTestStore ??= testStoreKind() === 'embedded' ? openEmbeddedCopy() : openOwnDatabase();
  const store = await shared.wudingTestStore;
  await store.transaction((tx) => reset(store, tx));
  return store;
}

/** A store of its own without any schema, for tests of migrations and of the store itself. */
export async function emptyStore(): Promise<{ store: Store; dispose: () => Promise<void> }> {
  if (testStoreKind() === 'postgres') {
    const store = await openStore({ databaseUrl: await freshDatabase(), dataDirectory: '' });
    return { store, dispose: () => store.close() };
  }
  const directory = await embeddedDirectory({ migrated: false });
  const store = await openStore({ dataDirectory: directory });
  return {
    store,
    dispose: async () => {
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function openEmbeddedCopy(): Promise<Store> {
  const store = await openStore({ dataDirectory: await embeddedDirectory({ migrated: true, parent: inject('storesDirectory') }) });
  await rememberSeededRows(store);
  return store;
}

async function openOwnDatabase(): Promise<Store> {
  const store = await openStore({ databaseUrl: await freshDatabase(), dataDirectory: '' });
  await migrate(store);
  await rememberSeededRows(store);
  return store;
}

/** A new, empty database on the PostgreSQL of this test run. @returns its address */
export async function freshDatabase(): Promise<string> {
  const url = inject('postgresUrl');
  const name = `test_${process.pid}_${Date.now().toString(36)}`;
  const admin = await openStore({ databaseUrl: url, dataDirectory: '' });
  await admin.db.execute(sql.raw(`create database ${name}`));
  await admin.close();
  return url.replace(/[^/]+$/, name);
}

const dataTables = (db: Database) => rowsOf<{ name: string }>(db, sql`
  select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname`);

/** Rows that migrations put in (heads of ledgers) are kept aside and put back by each reset. */
async function rememberSeededRows(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.execute(sql`create schema harness`);
    for (const { name } of await dataTables(tx)) {
      const [first] = await rowsOf(tx, sql`select 1 from ${sql.identifier(name)} limit 1`);
      if (first) await tx.execute(sql`create table harness.${sql.identifier(name)} as select * from ${sql.identifier(name)}`);
    }
  });
}

/** Up to here rows are deleted, which is ten times quicker than TRUNCATE; beyond it they would pile up as dead rows. */
const FEW_ROWS = 1_000;

async function reset(store: Store, tx: Database): Promise<void> {
  // Ledgers refuse deletion by trigger; in this mode triggers sleep. Only a superuser may, only the harness does.
  await tx.execute(sql`set local session_replication_role = replica`);
  const tables = (await dataTables(tx)).map(({ name }) => name);
  const filled = await rowsOf<{ name: string; rowCount: number }>(tx, sql.join(tables.map((name) => sql`
    select ${name}::text as name, count(*)::int as "rowCount" from (select from ${sql.identifier(name)} limit ${FEW_ROWS + 1}) filled
    having count(*) > 0`), sql` union all `));
  const used = await rowsOf<{ name: string }>(tx, sql`
    select sequencename::text as name from pg_sequences where schemaname = 'public' and last_value is not null`);
  const seeded = await rowsOf<{ name: string }>(tx, sql`select tablename::text as name from pg_tables where schemaname = 'harness'`);
  await store.runScript(tx, [
    ...filled.map(({ name, rowCount }) => (rowCount > FEW_ROWS ? `truncate "${name}" cascade` : `delete from "${name}"`)),
    ...used.map(({ name }) => `alter sequence "${name}" restart`),
    ...seeded.map(({ name }) => `insert into "${name}" overriding system value select * from harness."${name}" on conflict do nothing`),
    'select 1',
  ].join(';\n'));
}
