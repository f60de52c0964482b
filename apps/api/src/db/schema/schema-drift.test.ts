import { getTableColumns, getTableName, isTable, type Column } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, expect, test } from 'vitest';
import { testStore } from '../../testing/store';
import { rowsOf, sql, type Store } from '../store';
import * as schema from './index';

/** The drizzle schema is written by hand beside the migrations; here the two are held against each other. */

const tables = Object.values(schema).filter((value) => isTable(value)) as unknown as PgTable[];
let store: Store;
beforeAll(async () => { store = await testStore(); });

/** How `format_type` spells what drizzle calls otherwise. */
const spelling = (type: string) => type
  .replace('timestamp with time zone', 'timestamptz').replace(/^geometry\((\w+), ?(\d+)\)$/, 'geometry($1,$2)');

const describeColumn = (column: Column) =>
  `${column.name} ${spelling(column.getSQLType())}${column.notNull ? ' not null' : ''}`;

async function actualColumns(): Promise<Map<string, string[]>> {
  const rows = await rowsOf<{ table: string; column: string; type: string; required: boolean }>(store.db, sql`
    select c.relname::text as "table", a.attname::text as "column", format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration'
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname, a.attnum`);
  const found = new Map<string, string[]>();
  for (const { table, column, type, required } of rows) {
    const columns = found.get(table) ?? [];
    columns.push(`${column} ${spelling(type)}${required ? ' not null' : ''}`);
    found.set(table, columns);
  }
  return found;
}

test('schema and migrations know the same tables', async () => {
  expect(tables.map((table) => getTableName(table)).sort()).toEqual([...(await actualColumns()).keys()].sort());
});

test.each(tables.map((table) => ({ name: getTableName(table), table })))(
  '$name has the same columns in schema and migrations: names, types, nullability', async ({ name, table }) => {
    const expected = Object.values(getTableColumns(table)).map(describeColumn);
    expect((await actualColumns()).get(name)?.toSorted()).toEqual(expected.toSorted());
  },
);

test.each(tables.map((table) => ({ name: getTableName(table), table })))(
  '$name has the same primary key in schema and migrations', async ({ name, table }) => {
    const { columns, primaryKeys } = getTableConfig(table);
    const expected = primaryKeys[0]?.columns.map((column) => column.name) ?? columns.filter((column) => column.primary).map((column) => column.name);
    const [actual] = await rowsOf<{ columns: string[] }>(store.db, sql`
      select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as columns
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
      where i.indisprimary and i.indrelid = ${name}::regclass`);
    expect(actual?.columns).toEqual(expected);
  },
);

test('every table and view explains itself by COMMENT ON', async () => {
  const silent = await rowsOf<{ name: string }>(store.db, sql`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
      and coalesce(obj_description(c.oid, 'pg_class'), '') = ''
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`);
  expect(silent).toEqual([]);
});

test('every geometry column has a spatial index, unless its table stays small', async () => {
  const small = new Set(['dataset.bounds', 'dataset.plane_origin']);
  const unindexed = await rowsOf<{ name: string }>(store.db, sql`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'geometry'::regtype
      and not exists (select 1 from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am m on m.oid = ic.relam
        where i.indrelid = c.oid and m.amname = 'gist' and a.attnum = any(i.indkey::int2[]))`);
  expect(unindexed.map(({ name }) => name).filter((name) => !small.has(name))).toEqual([]);
});

test('nothing in the schema reads the clock of the database', async () => {
  const clocked = await rowsOf<{ name: string }>(store.db, sql`
    select c.relname || '.' || a.attname as name from pg_attrdef d
    join pg_class c on c.oid = d.adrelid join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where pg_get_expr(d.adbin, d.adrelid) ~* '(now\(\)|current_|clock_timestamp|statement_timestamp|localtime)'`);
  expect(clocked).toEqual([]);
});
