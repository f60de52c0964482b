import { sql, type SQL } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

/** A page sorted by one text column and then by id. */
export interface PageQuery<Key extends string> {
  readonly sort: Key | `-${Key}`;
  readonly limit: number;
  /** Key and id of the last record of the page before. */
  readonly after: readonly (string | number)[] | null;
}

/** Runs a listing whose rows carry `id` and the sort column under its own name. Text is compared by code point. */
export async function pageOf<Row>(db: Database, { rows, count }: { rows: SQL; count: SQL }, { sort, limit, after }: PageQuery<string>): Promise<{ items: Row[]; total: number }> {
  const isDescending = sort.startsWith('-');
  const key = sql`${sql.identifier(isDescending ? sort.slice(1) : sort)} collate "C"`;
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = after === null ? sql`true` : sql`(${key}, id) ${isDescending ? sql`<` : sql`>`} (${after[0]}::text collate "C", ${after[1]}::int)`;
  const items = await rowsOf<Row>(db, sql`select * from (${rows}) q where ${beyond} order by ${key} ${direction}, id ${direction} limit ${limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, count);
  return { items, total: counted?.total ?? 0 };
}
