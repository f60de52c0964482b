import { sql } from 'drizzle-orm';
import { millisecondsOf } from '../db/instant';
import { readMigrations } from '../db/migrate';
import { rowsOf, type Database } from '../db/store';

/** Name of the database this store is; what audit anchors are labelled with. */
export async function readDatabaseName(db: Database): Promise<string> {
  const [row] = await rowsOf<{ name: string }>(db, sql`select current_database()::text as name`);
  return row?.name ?? '';
}

export interface EngineFacts {
  /** As PostgreSQL numbers it: 150014 is 15.14. */
  readonly serverVersionNumber: number;
  readonly serverVersion: string;
  readonly encoding: string;
  readonly isSuperuser: boolean;
  /** Installed extensions by name, with their versions. */
  readonly extensions: Readonly<Record<string, string>>;
}

export async function readEngineFacts(db: Database): Promise<EngineFacts> {
  const [row] = await rowsOf<EngineFacts>(db, sql`
    select current_setting('server_version_num')::int as "serverVersionNumber", current_setting('server_version') as "serverVersion",
      current_setting('server_encoding') as encoding,
      (select rolsuper from pg_roles where rolname = current_user) as "isSuperuser",
      (select jsonb_object_agg(extname, extversion) from pg_extension) as extensions`);
  if (row === undefined) throw new Error('the engine told nothing about itself');
  return row;
}

/** Migrations this program knows and the store has not been through. */
export async function readPendingMigrations(db: Database): Promise<string[]> {
  const applied = await rowsOf<{ name: string }>(db, sql`select name from schema_migration`);
  return readMigrations().map(({ name }) => name).filter((name) => !applied.some((migration) => migration.name === name));
}

export interface StoreTimes {
  /** The store's own clock; UTC milliseconds, as all here. */
  readonly storeAt: number;
  readonly lastAuditAt: number | null;
  /** Incidents the given instant has not reached yet. */
  readonly futureIncidentCount: number;
}

/** The one place that asks the store for its time: to compare it with the program's. */
export async function readStoreTimes(db: Database, now: number): Promise<StoreTimes> {
  const [row] = await rowsOf<StoreTimes>(db, sql`
    select ${millisecondsOf(sql`clock_timestamp()`)} as "storeAt",
      (select ${millisecondsOf(sql`max(at)`)} from audit_entry) as "lastAuditAt",
      (select count(*)::int from incident where occurred_at > ${new Date(now)}) as "futureIncidentCount"`);
  if (row === undefined) throw new Error('the store told no time');
  return row;
}
