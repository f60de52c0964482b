import { beforeEach, describe, expect, test } from 'vitest';
import { testStore } from '../testing/store';
import { copyLine, type CopyValue } from './copy';
import { reportCategory } from './schema';
import { rowsOf, sql, type Store } from './store';

let store: Store;
beforeEach(async () => { store = await testStore(); });

/** A table of its own for each test: dropped with the transaction, which is rolled back. */
async function copied(types: readonly string[], rows: readonly (readonly CopyValue[])[]): Promise<unknown[][]> {
  const columns = types.map((_, index) => `c${index}`);
  let found: unknown[][] = [];
  const undo = new Error('undo');
  await store.transaction(async (tx) => {
    await tx.execute(sql.raw(`create table copy_probe (${types.map((type, index) => `c${index} ${type}`).join(', ')})`));
    expect(await store.copyIn(tx, 'copy_probe', columns, rows.map(copyLine))).toBe(rows.length);
    found = (await rowsOf<Record<string, unknown>>(tx, sql`select * from copy_probe`)).map((row) => columns.map((column) => row[column]));
    throw undo;
  }).catch((error: unknown) => { if (error !== undo) throw error; });
  return found;
}

describe('bulk copy', () => {
  test('brings text over exactly: tabs, line ends, backslashes, quotes, \\N in words, emptiness and null', async () => {
    const rows = ['a\tb', 'a\nb', 'a\r\nb', 'c:\\new\\table', '\\N', '\\.', '"quoted"', "it's", '', ' ', '片区😀', null].map((text) => [text]);
    expect(await copied(['text'], rows)).toEqual(rows);
  });

  test('brings numbers, instants, truth values and geometry over', async () => {
    const at = new Date('2025-03-01T04:00:00.123Z');
    const [row] = await copied(['int', 'float8', 'timestamptz', 'boolean', 'geometry(Point, 4326)', 'bigint'], [
      [-7, 0.1 + 0.2, at, true, 'SRID=4326;POINT(104.5 30.25)', 2 ** 40],
    ]);
    expect(row).toEqual([
      -7, 0.1 + 0.2, '2025-03-01 04:00:00.123+00', true, '0101000020E61000000000000000205A400000000000403E40', 2 ** 40,
    ]);
  });

  test('of nothing copies nothing', async () => {
    expect(await copied(['text'], [])).toEqual([]);
  });

  test('takes lines as they come, over many statements', async () => {
    async function* lines() {
      for (let index = 0; index < 60_000; index += 1) yield copyLine([`key-${index}`, '名'.repeat(40)]);
    }
    expect(await store.transaction((tx) => store.copyIn(tx, 'report_category', ['key', 'name'], lines()))).toBe(60_000);
    expect(await store.db.$count(reportCategory)).toBe(60_000);
  });

  test('writes all or nothing: a bad line undoes those before it, and the store goes on', async () => {
    const lines = ['a\tA\n', 'b\tB\n', 'a\tagain\n'];
    await expect(store.transaction((tx) => store.copyIn(tx, 'report_category', ['key', 'name'], lines)))
      .rejects.toMatchObject({ code: '23505' });
    await expect(store.transaction((tx) => store.copyIn(tx, 'report_category', ['key', 'name'], ['too\tmany\tfields\n'])))
      .rejects.toMatchObject({ code: '22P04' });
    expect(await store.db.select().from(reportCategory)).toEqual([]);
  });

  test('ends with the error of its source, and nothing is written', async () => {
    async function* broken() {
      yield 'a\tA\n';
      throw new Error('the file ended too early');
    }
    await expect(store.transaction((tx) => store.copyIn(tx, 'report_category', ['key', 'name'], broken()))).rejects.toThrow('too early');
    expect(await store.db.select().from(reportCategory)).toEqual([]);
  });

  test('refuses NUL, which PostgreSQL text cannot hold, unfinished lines, and names that are not plain', async () => {
    const copy = (table: string, lines: string[]) => store.transaction((tx) => store.copyIn(tx, table, ['key', 'name'], lines));
    await expect(copy('report_category', ['a\0\tA\n'])).rejects.toThrow('NUL');
    await expect(copy('report_category', ['a\tA'])).rejects.toThrow('must end');
    await expect(copy('report_category"; drop table account; --', [])).rejects.toThrow('identifier');
  });

  test('needs a transaction', async () => {
    await expect(store.copyIn(store.db, 'report_category', ['key', 'name'], [])).rejects.toThrow('store.transaction');
  });
});
