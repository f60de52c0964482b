import { sql } from 'drizzle-orm';
import { beginReadBack, beginSnapshot, dumpTable, listTables, type TableShape } from '../db/dump';
import { readMigrations, runMigration } from '../db/migrate';
import { readAppliedMigrations, readSequences, rebuildSchema, restartSequences, type AppliedMigration } from '../db/rebuild';
import { rowsOf, type Database, type Store } from '../db/store';
import { readAuditHead, type AuditHead } from './audit';
import { readHeads, type StoreHeads } from './change-log';

export { dumpTable, readMigrations };
export type { AppliedMigration, TableShape };

/** Never copied: whoever is signed in to the store that was, is not signed in to the one that becomes of it; a memo is worked out again. */
const leftOut: readonly string[] = ['session', 'duty_memo_day', 'duty_memo', 'visit_hour'];

/** Rows the migrations put in: a store with nothing else is empty. */
const seededTables: readonly string[] = ['audit_head', 'change_head'];

/** The whole store in one snapshot: what a backup says about itself before its rows. */
export interface StoreOutline {
  readonly migrations: readonly AppliedMigration[];
  readonly auditHead: AuditHead;
  readonly changeHead: number;
  /** Last number each identity gave out. */
  readonly sequences: Readonly<Record<string, number>>;
  readonly tables: readonly TableShape[];
}

/** Must be the first to ask in its transaction, which from then on sees one state of the store and writes nothing. */
export async function outlineStore(tx: Database): Promise<StoreOutline> {
  await beginSnapshot(tx);
  return {
    migrations: await readAppliedMigrations(tx), auditHead: await readAuditHead(tx), changeHead: (await readHeads(tx)).changeHead,
    sequences: await readSequences(tx), tables: await copiedTables(tx),
  };
}

/** Tables that go into a backup. */
export const copiedTables = async (db: Database): Promise<TableShape[]> => (await listTables(db)).filter(({ name }) => !leftOut.includes(name));

/** Rows by table; tables without any, and rows every store has, are left out. */
export async function countOwnRows(db: Database): Promise<Map<string, number>> {
  const tables = (await copiedTables(db)).map(({ name }) => name).filter((name) => !seededTables.includes(name));
  const counts = new Map<string, number>();
  for (const name of tables) {
    const rowCount = await countRows(db, name);
    if (rowCount > 0) counts.set(name, rowCount);
  }
  return counts;
}

async function countRows(db: Database, table: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::float8 as count from ${sql.identifier(table)}`);
  return row?.count ?? 0;
}

export interface StoreReplacement {
  /** In order, a beginning of those this program knows. */
  readonly migrations: readonly AppliedMigration[];
  readonly sequences: Readonly<Record<string, number>>;
  /** When migrations the given ones lack are said to have been applied; UTC milliseconds. */
  readonly at: number;
}

/**
 * Replaces everything in the store, inside the caller's transaction: the schema as of the given migrations, the rows
 * `fill` loads, the sequences, and then the migrations that came later.
 * @param fill loads every table with `loadTable`, in whatever order: nothing is held to foreign keys before the end
 */
export async function replaceStore(store: Store, tx: Database, { migrations, sequences, at }: StoreReplacement, fill: () => Promise<void>): Promise<void> {
  const known = readMigrations();
  const appliedAt = new Map(migrations.map((migration) => [migration.name, migration.appliedAt]));
  await rebuildSchema(store, tx, known.slice(0, migrations.length).map((migration) => ({ ...migration, appliedAt: appliedAt.get(migration.name) ?? at })));
  await beginReadBack(tx);
  const foreignKeys = await rowsOf<{ drop: string; add: string }>(tx, sql`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conrelid, conname`);
  await store.runScript(tx, ['select 1', ...foreignKeys.map(({ drop }) => drop)].join(';\n'));
  for (const name of seededTables) await tx.execute(sql`delete from ${sql.identifier(name)}`);
  await fill();
  await store.runScript(tx, ['select 1', ...foreignKeys.map(({ add }) => add)].join(';\n'));
  await restartSequences(tx, sequences);
  for (const migration of known.slice(migrations.length)) await runMigration(store, tx, migration, at);
  await store.runScript(tx, 'analyze');
}

/** Loads COPY text into one table. @returns rows the table holds then */
export async function loadTable(store: Store, tx: Database, { name, columns }: TableShape, lines: AsyncIterable<string>): Promise<number> {
  await store.copyIn(tx, name, columns, lines);
  return countRows(tx, name);
}

/**
 * Tells everybody who follows the change log to read all datasets again. Numbers the replaced store had given out are
 * passed over by as many such entries: whoever stood at one of them must see that the head has moved.
 * @param replaced where the store stood that was replaced
 */
export async function recordReplacement(tx: Database, replaced: StoreHeads, at: number): Promise<void> {
  await tx.execute(sql`
    with span as (
      select seq as first, greatest(seq, ${replaced.changeHead}::bigint) + (select count(*) from dataset) as last from change_head where id = 1
    ), told as (
      insert into change_log (seq, at, dataset_id, entity, operation)
      select n, ${new Date(at)}, (select id from dataset order by id offset (span.last - n) % (select count(*) from dataset) limit 1), 'incident', 'rebuild'
      from span, generate_series(span.first + 1, span.last) n where exists (select 1 from dataset) returning seq
    )
    update change_head set seq = greatest(seq, (select max(seq) from told)),
      catalogue_version = greatest(catalogue_version, ${replaced.catalogueVersion}::bigint) + 1 where id = 1`);
}
