import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyStore } from '../testing/store';
import { migrate, readMigrations, type Migration } from './migrate';
import { rowsOf, sql, type Store } from './store';

const named = (name: string, script: string): Migration => ({ name, script, sha256: `sha of ${script}` });
const APPLIED_AT = Date.UTC(2025, 2, 1);

describe('migrating', () => {
  let store: Store;
  let dispose: () => Promise<void>;
  beforeAll(async () => { ({ store, dispose } = await emptyStore()); });
  afterAll(async () => dispose());

  const own = readMigrations();

  test('an empty store brings it through every migration in order, and says so', async () => {
    const told: string[] = [];
    const { applied } = await migrate(store, { onProgress: (text) => told.push(text), now: () => APPLIED_AT });
    expect(applied).toEqual(own.map(({ name }) => name));
    expect(applied).toEqual(applied.toSorted());
    expect(told).toHaveLength(applied.length);
    const rows = await rowsOf(store.db, sql`select name, sha256, applied_at from schema_migration order by name`);
    expect(rows).toEqual(own.map(({ name, sha256 }) => ({ name, sha256, applied_at: '2025-03-01 00:00:00+00' })));
  });

  test('again does nothing', async () => {
    expect(await migrate(store)).toEqual({ applied: [] });
  });

  test('runs scripts of several statements with functions in them, each script all or nothing', async () => {
    const good = named('9001_good.sql', `
      create table probe_one (a int); -- a comment; with a semicolon
      create function probe_two() returns text language plpgsql as $$ begin return 'x; y'; end $$;
      insert into probe_one values (1);`);
    const bad = named('9002_bad.sql', 'create table probe_three (a int); insert into probe_three values (1 / 0);');
    await expect(migrate(store, { migrations: [...own, good, bad] })).rejects.toThrow();
    expect(await rowsOf(store.db, sql`select probe_two() as said, (select count(*) from probe_one) as counted`)).toEqual([{ said: 'x; y', counted: 1 }]);
    expect(await rowsOf(store.db, sql`select to_regclass('probe_three')::text as found`)).toEqual([{ found: null }]);
    expect(await migrate(store, { migrations: [...own, good] })).toEqual({ applied: [] });
  });

  test('refuses a store that is newer than the program, before touching it', async () => {
    const next = named('9003_next.sql', 'create table probe_four (a int)');
    await expect(migrate(store, { migrations: [...own, next] })).rejects.toMatchObject({ kind: 'newer-schema' });
    expect(await rowsOf(store.db, sql`select to_regclass('probe_four')::text as found`)).toEqual([{ found: null }]);
  });

  test('refuses a migration whose text was changed after the store went through it', async () => {
    const changed = named('9001_good.sql', 'select 1');
    await expect(migrate(store, { migrations: [...own, changed] })).rejects.toMatchObject({ kind: 'newer-schema' });
  });

  test('by two at the same time applies each migration once', async () => {
    const late = named('9001_good.sql', '');
    const migrations = [...own, { ...late, sha256: (await rowsOf<{ sha256: string }>(store.db, sql`
      select sha256 from schema_migration where name = '9001_good.sql'`))[0]!.sha256 }, named('9004_slow.sql', `
      select pg_sleep(0.2); create table probe_five (a int);`)];
    const [first, second] = await Promise.all([migrate(store, { migrations }), migrate(store, { migrations })]);
    expect([...first.applied, ...second.applied]).toEqual(['9004_slow.sql']);
  });
});

