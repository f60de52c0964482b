import { copyLine, type CopyValue } from './copy';
import { quoteIdentifier } from './connection';
import { sessionOf } from './database';
import { rowsOf, sql, type Database } from './store';

/** About as much is read in one go, whatever the rows weigh. */
const FETCH_BYTES = 2 * 1024 * 1024;
const FIRST_FETCH_ROWS = 10;
const MOST_FETCH_ROWS = 5_000;

/** Values are spelt one way whatever the server is set to, so that any server of either kind reads them back unchanged. */
const SPELLING = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'`;

export interface TableShape {
  readonly name: string;
  /** SQL names of the stored columns, in their order. */
  readonly columns: readonly string[];
}

/** Makes the transaction see one state of the store throughout. Must be its first statement. */
export async function beginSnapshot(tx: Database): Promise<void> {
  await sessionOf(tx).script(`set transaction isolation level repeatable read, read only; ${SPELLING}`);
}

/** For reading values back. */
export async function beginReadBack(tx: Database): Promise<void> {
  await sessionOf(tx).script(SPELLING);
}

/** Tables of the schema in the order they were made, which puts what is referred to before what refers to it. */
export async function listTables(db: Database): Promise<TableShape[]> {
  return rowsOf<TableShape>(db, sql`
    select c.relname::text as name, jsonb_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration'
      and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    group by c.oid, c.relname order by c.oid`);
}

/**
 * The rows of a table by primary key as COPY text, some megabytes at a time, so that memory stays flat. Geometry is
 * hexadecimal EWKB. In a transaction begun with `beginSnapshot`; one table at a time.
 */
export async function* dumpTable(tx: Database, { name, columns }: TableShape): AsyncGenerator<{ text: string; rowCount: number }> {
  const session = sessionOf(tx);
  const order = await primaryKeyOf(tx, name);
  const values = columns.map((column) => `${quoteIdentifier(column)}::text`).join(', ');
  const sorted = order.length === 0 ? '' : ` order by ${order.map(quoteIdentifier).join(', ')}`;
  await session.query(`declare dumped no scroll cursor for select ${values} from ${quoteIdentifier(name)}${sorted}`, [], 'array');
  for (let fetchCount = FIRST_FETCH_ROWS; ;) {
    const rows = await session.query(`fetch ${fetchCount} from dumped`, [], 'array') as CopyValue[][];
    if (rows.length === 0) break;
    const text = rows.map(copyLine).join('');
    yield { text, rowCount: rows.length };
    fetchCount = Math.min(MOST_FETCH_ROWS, Math.max(1, Math.round((FETCH_BYTES * rows.length) / text.length)));
  }
  await session.query('close dumped', [], 'array');
}

async function primaryKeyOf(db: Database, table: string): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(db, sql`
    select a.attname::text as name from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k (attnum, turn)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    where i.indisprimary and i.indrelid = (quote_ident(${table}::text))::regclass order by k.turn`);
  return rows.map(({ name }) => name);
}
