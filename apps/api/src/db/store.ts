import { sql, type SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

/** What repositories speak to: drizzle over either store, inside or outside a transaction. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface TransactionOptions {
  /** Longest any single statement may run before the store cuts it. Default 5,000; bulk work asks for more. */
  readonly statementTimeoutMilliseconds?: number;
}

/**
 * One bureau's storage. Both kinds take the same schema, migrations and statements; only bulk transport differs.
 * Faults of the outside world (store away, statement cut, queue full) are thrown as `Fault`.
 */
export interface Store {
  readonly kind: 'embedded' | 'postgres';
  /** For reads that need no transaction. Never use it inside `transaction`: on the embedded store that deadlocks. */
  readonly db: Database;
  transaction<T>(work: (tx: Database) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * COPY … FROM STDIN in text format (tab-separated, \N null, backslash escapes; see `copyLine`), inside the given
   * transaction, a few megabytes at a time. When it changed much of a table, run `analyze` on it in the same transaction:
   * the embedded store has no autovacuum to do so.
   * @param columns SQL column names; @param lines complete lines, each ending in \n
   * @returns rows copied
   */
  copyIn(tx: Database, table: string, columns: readonly string[], lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
  /** Several statements without parameters inside the given transaction: migrations only. */
  runScript(tx: Database, script: string): Promise<void>;
  /** Gives back the space of dead rows and refreshes statistics, table by table, others in between. PostgreSQL does so itself. */
  maintain(): Promise<void>;
  /** How it is doing at this moment, for the metrics. */
  condition(): StoreCondition;
  /** Lets work that was begun end (for at most 10 s), refuses new work, and closes. */
  close(): Promise<void>;
}

export interface StoreCondition {
  /** Pieces of work waiting for their turn. */
  readonly waitingCount: number;
  /** How often the embedded engine was reopened, or a connection to PostgreSQL replaced, since the start. */
  readonly reopenedCount: number;
}

/** Rows of a raw statement, whatever the driver wraps them in. Cast int8 and numeric in the statement. */
export async function rowsOf<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(statement);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}

/**
 * Rows of a raw statement, in its order, handed over as one text: the embedded store takes longer to hand over a thousand fields
 * than to find them. Values are what JSON has: instants come as milliseconds, never as timestamps.
 */
export async function rowsAsText<Row>(db: Database, statement: SQL): Promise<Row[]> {
  const [page] = await rowsOf<{ text: string | null }>(db, sql`select json_agg(q)::text as text from (${statement}) q`);
  return JSON.parse(page?.text ?? '[]') as Row[];
}

export { sql };
