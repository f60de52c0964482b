import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Fault } from '../fault';
import { rowsOf, sql, type Database, type Store } from './store';

/** Any fixed number: the advisory lock that keeps two servers from migrating one PostgreSQL at the same time. */
const LOCK_KEY = 7_853_001;
const MIGRATION_TIMEOUT_MILLISECONDS = 600_000;

export interface Migration {
  readonly name: string;
  readonly script: string;
  readonly sha256: string;
}

export interface MigrateOptions {
  readonly onProgress?: (text: string) => void;
  /** UTC milliseconds for `applied_at`. */
  readonly now?: () => number;
  readonly migrations?: readonly Migration[];
}

/** The migrations this program knows, in order: beside the source, or copied beside the bundle. */
export function readMigrations(folder = new URL('./migrations/', import.meta.url)): Migration[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    const script = readFileSync(new URL(name, folder), 'utf8');
    return { name, script, sha256: createHash('sha256').update(script).digest('hex') };
  });
}

/**
 * Brings the schema up to date: forward only, each migration in a transaction of its own.
 * Throws Fault 'newer-schema' when the store knows a migration this program does not, or knew another text of it.
 */
export async function migrate(store: Store, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const { migrations = readMigrations(), now = Date.now, onProgress } = options;
  const applied: string[] = [];
  await store.transaction(createLedger, { statementTimeoutMilliseconds: MIGRATION_TIMEOUT_MILLISECONDS });
  for (const migration of migrations) {
    const isNew = await store.transaction(async (tx) => {
      await takeLock(tx);
      const known = await rowsOf<{ name: string; sha256: string }>(tx, sql`select name, sha256 from schema_migration order by name`);
      refuseUnknown(known, migrations);
      if (known.some(({ name }) => name === migration.name)) return false;
      onProgress?.(`migrating the schema: ${migration.name}`);
      await runMigration(store, tx, migration, now());
      return true;
    }, { statementTimeoutMilliseconds: MIGRATION_TIMEOUT_MILLISECONDS });
    if (isNew) applied.push(migration.name);
  }
  return { applied };
}

/** Runs one migration inside the transaction and writes it down. @param at UTC milliseconds */
export async function runMigration(store: Store, tx: Database, { name, script, sha256 }: Migration, at: number): Promise<void> {
  await store.runScript(tx, script);
  await tx.execute(sql`insert into schema_migration (name, sha256, applied_at) values (${name}, ${sha256}, ${new Date(at)})`);
}

const takeLock = (tx: Database) => tx.execute(sql`select pg_advisory_xact_lock(${LOCK_KEY}::bigint)`);

/** The table of migrations, unless it is there. Waits for anybody else who is migrating. */
export async function createLedger(tx: Database): Promise<void> {
  await takeLock(tx);
  await tx.execute(sql`create table if not exists schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null)`);
  await tx.execute(sql`comment on table schema_migration is
    'Migrations this store has been through. A name the program does not know: the store is newer than the program.'`);
}

function refuseUnknown(known: readonly { name: string; sha256: string }[], migrations: readonly Migration[]): void {
  for (const { name, sha256 } of known) {
    const own = migrations.find((migration) => migration.name === name);
    if (own === undefined) throw new Fault('newer-schema', `migrating: the store has been through ${name}, which this version does not know`);
    if (own.sha256 !== sha256) throw new Fault('newer-schema', `migrating: ${name} was changed after this store went through it`);
  }
}
