import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

/**
 * The temporary tables that rows of a file are copied into before they become records. Each has `row_no` (row of the file),
 * `code` (null = the file gives none), `content_hash`, `is_repaired`; each is gone with its transaction.
 */
export type ImportTable = 'import_incident' | 'import_place';

/**
 * Gives every row without code one made of its content and how many rows before it have the same content: the same file
 * gives the same codes, whatever order or company its rows are in.
 */
export async function writeMissingCodes(tx: Database, table: ImportTable): Promise<void> {
  const rows = sql.identifier(table);
  await rowsOf(tx, sql`analyze ${rows}`);
  await rowsOf(tx, sql`
    update ${rows} r set code = 'auto-' || left(r.content_hash, 20) || '-' || q.nth
    from (select row_no, row_number() over (partition by content_hash order by row_no) as nth from ${rows} where code is null) q
    where q.row_no = r.row_no`);
}

/**
 * Takes out rows whose code an earlier row has already used, and remembers them for `readConflicts`.
 * @returns how many said the same again, and how many said something else under the same code
 */
export async function dropRepeats(tx: Database, table: ImportTable): Promise<{ sameCount: number; conflictCount: number }> {
  const rows = sql.identifier(table);
  await rowsOf(tx, sql`
    create temporary table import_repeat on commit drop as
    select row_no, code, first_row_no, is_same from (
      select row_no, code, row_number() over w as nth, first_value(row_no) over w as first_row_no,
        content_hash = first_value(content_hash) over w as is_same
      from ${rows} window w as (partition by code order by row_no)) q
    where nth > 1`);
  const [counts] = await rowsOf<{ sameCount: number; conflictCount: number }>(tx, sql`
    select (count(*) filter (where is_same))::int as "sameCount", (count(*) filter (where not is_same))::int as "conflictCount"
    from import_repeat`);
  if (counts === undefined) throw new Error('a count has one row');
  if (counts.sameCount + counts.conflictCount > 0) {
    await rowsOf(tx, sql`delete from ${rows} r using import_repeat p where p.row_no = r.row_no`);
  }
  return counts;
}

export interface Conflict {
  readonly row: number;
  readonly code: string;
  readonly firstRow: number;
}

/** Rows that used an earlier row's code for something else, in order of the file, a page at a time. */
export async function* readConflicts(tx: Database): AsyncGenerator<Conflict> {
  for (let after = 0; ;) {
    const page = await rowsOf<Conflict>(tx, sql`
      select row_no::int as row, code, first_row_no::int as "firstRow" from import_repeat
      where not is_same and row_no > ${after}::int order by row_no limit 5000`);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.row;
  }
}

/** Rows still to be written, and how many of them were mended. */
export async function countPending(tx: Database, table: ImportTable): Promise<{ pendingCount: number; repairedCount: number }> {
  const [counts] = await rowsOf<{ pendingCount: number; repairedCount: number }>(tx, sql`
    select count(*)::int as "pendingCount", (count(*) filter (where is_repaired))::int as "repairedCount" from ${sql.identifier(table)}`);
  if (counts === undefined) throw new Error('a count has one row');
  return counts;
}

/** How many rows were new and how many replaced older content. */
export interface WrittenCounts {
  readonly insertedCount: number;
  readonly updatedCount: number;
}
