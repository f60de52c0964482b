import { createLedger, runMigration, type Migration } from './migrate';
import { rowsOf, sql, type Database, type Store } from './store';

/** A migration a store has been through; `appliedAt` in UTC milliseconds. */
export interface AppliedMigration {
  readonly name: string;
  readonly sha256: string;
  readonly appliedAt: number;
}

/**
 * Drops everything in the schema `public` that no extension owns, and makes it anew as it was after the given migrations:
 * empty but for what these put in. Dropping is what lets the append-only ledgers be replaced without any right beyond
 * owning the tables; inside a transaction nobody sees it until everything is back.
 */
export async function rebuildSchema(store: Store, tx: Database, migrations: readonly (Migration & { readonly appliedAt: number })[]): Promise<void> {
  const drops = await rowsOf<{ statement: string }>(tx, sql`
    with owned as (select classid, objid from pg_depend where deptype = 'e'),
    drops as (
      select case relkind when 'v' then 0 when 'm' then 1 when 'S' then 3 else 2 end as turn,
        format('drop %s if exists public.%I cascade',
          case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, relname) as statement
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'S', 'r', 'p') and not relispartition
        and not exists (select 1 from owned where classid = 'pg_class'::regclass and objid = pg_class.oid)
      union all
      select 4, format('drop %s if exists %s cascade', case prokind when 'a' then 'aggregate' when 'p' then 'procedure' else 'function' end, oid::regprocedure)
      from pg_proc where pronamespace = 'public'::regnamespace
        and not exists (select 1 from owned where classid = 'pg_proc'::regclass and objid = pg_proc.oid)
      union all
      select 5, format('drop type if exists %s cascade', oid::regtype)
      from pg_type where typnamespace = 'public'::regnamespace and typtype in ('d', 'e')
        and not exists (select 1 from owned where classid = 'pg_type'::regclass and objid = pg_type.oid)
    )
    select statement from drops order by turn, statement`);
  await store.runScript(tx, drops.map(({ statement }) => statement).join(';\n'));
  await createLedger(tx);
  for (const { appliedAt, ...migration } of migrations) await runMigration(store, tx, migration, appliedAt);
}

/** What the store has been through, in order. */
export async function readAppliedMigrations(db: Database): Promise<AppliedMigration[]> {
  return rowsOf<AppliedMigration>(db, sql`
    select name, sha256, (extract(epoch from applied_at) * 1000)::float8 as "appliedAt" from schema_migration order by name`);
}

/** The last number each sequence gave out; sequences never asked are left out. */
export async function readSequences(db: Database): Promise<Record<string, number>> {
  const rows = await rowsOf<{ name: string; last: number }>(db, sql`
    select sequencename::text as name, last_value::float8 as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by sequencename`);
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Lets each sequence go on after the given number. Unlike setval this is undone with the transaction. */
export async function restartSequences(tx: Database, sequences: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, last] of Object.entries(sequences)) {
    await tx.execute(sql`alter sequence ${sql.identifier(name)} restart with ${sql.raw(String(BigInt(last) + 1n))}`);
  }
}
