import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { testStore } from '../testing/store';
import { auditEntry, bureau, changeLog, codeSet, dataset } from './schema';
import { rowsOf, sql, type Store } from './store';

let store: Store;
beforeEach(async () => { store = await testStore(); });

const NOON = new Date('2025-03-01T04:00:00.123Z');

/** A raw parameter as it comes back through the given cast; the same table holds on both stores. */
const PARAMETERS: readonly [cast: string, value: unknown, comesBack: unknown][] = [
  ['text', '片区 \\ \' " \t\n 😀', '片区 \\ \' " \t\n 😀'],
  ['text', '', ''],
  ['text', null, null],
  ['integer', 42, 42],
  ['smallint', -1, -1],
  ['bigint', 9_007_199_254_740_991, 9_007_199_254_740_991],
  ['bigint', 9_007_199_254_740_993n, 9_007_199_254_740_993n],
  ['float8', 0.1 + 0.2, 0.1 + 0.2],
  ['float8', -1.5e-300, -1.5e-300],
  ['numeric', '12345678901234567890.5', '12345678901234567890.5'],
  ['boolean', true, true],
  ['boolean', false, false],
  ['timestamptz', NOON, '2025-03-01 04:00:00.123+00'],
  ['timestamptz', '2025-03-01T12:00:00+08:00', '2025-03-01 04:00:00+00'],
  ['date', '2025-03-01', '2025-03-01'],
  ['tstzrange', '["2025-03-01 00:00:00+08",)', '["2025-02-28 16:00:00+00",)'],
  ['jsonb', { a: [1, 'x', null, { b: true }] }, { a: [1, 'x', null, { b: true }] }],
  ['jsonb', '{"a": 1}', { a: 1 }],
  ['json', { 片区: 1 }, { 片区: 1 }],
  ['uuid', '3d5b0e7a-5c4f-4d8e-9b0a-1f2e3d4c5b6a', '3d5b0e7a-5c4f-4d8e-9b0a-1f2e3d4c5b6a'],
  ['bytea', new Uint8Array([0, 1, 255]), new Uint8Array([0, 1, 255])],
  ['integer[]', [3, 1, 2], [3, 1, 2]],
  ['integer[]', [], []],
  ['text[]', ['a,b', '"quoted"', 'back\\slash', '', '片'], ['a,b', '"quoted"', 'back\\slash', '', '片']],
  ['bigint[]', [1, 2], [1, 2]],
  ['float8[]', [0.5, -2], [0.5, -2]],
  ['boolean[]', [true, false], [true, false]],
  ['integer[]', [1, null], [1, null]],
  ['timestamptz[]', [NOON], ['2025-03-01 04:00:00.123+00']],
  ['text[]', [['a'], ['b']], [['a'], ['b']]],
  ['uuid[]', ['3d5b0e7a-5c4f-4d8e-9b0a-1f2e3d4c5b6a'], ['3d5b0e7a-5c4f-4d8e-9b0a-1f2e3d4c5b6a']],
  ['numeric[]', ['1.50'], ['1.50']],
];

describe('a raw parameter', () => {
  test.each(PARAMETERS.map(([cast, value, comesBack], index) => ({ cast, value, comesBack, index })))('$index as $cast comes back the same on both stores', async ({ cast, value, comesBack }) => {
    const [row] = await rowsOf<{ value: unknown }>(store.db, sql`select ${sql.param(value)}::${sql.raw(cast)} as value`);
    expect(row!.value).toEqual(comesBack);
  });

  test.each([['bytea', 'not bytes'], ['bytea', 5], ['bytea', { data: [1] }], ['boolean', 'perhaps'], ['boolean', {}], ['date', {}]])('of %s that is none of it (%j) is a SQL error of its own, and the store stays as it was', async (cast, value) => {
    const { reopenedCount } = store.condition();
    await expect(store.db.execute(sql`select ${sql.param(value)}::${sql.raw(cast)} as value`)).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^22/) as unknown } });
    expect(await rowsOf(store.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
    expect(store.condition().reopenedCount).toBe(reopenedCount);
  });

  test('that is undefined is a bug, never a quiet null', async () => {
    await expect(store.db.execute(sql`select ${undefined}::text`)).rejects.toThrow();
  });

  test('never becomes part of the statement, whatever it says', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      fc.pre(!text.includes('\0') && Buffer.from(text).toString() === text);
      const [row] = await rowsOf<{ value: string }>(store.db, sql`select ${text}::text as value`);
      expect(row!.value).toBe(text);
    }), { numRuns: 60 });
  });

  test('selects by a list passed as one array', async () => {
    const rows = await rowsOf<{ n: number }>(store.db, sql`select n from generate_series(1, 9) n where n = any(${sql.param([2, 4, 99])}::int[])`);
    expect(rows).toEqual([{ n: 2 }, { n: 4 }]);
  });
});

describe('a raw result', () => {
  test('gives counts as numbers, exact numerics as text', async () => {
    const [row] = await rowsOf(store.db, sql`select count(*) as counted, sum(n) as summed, avg(n)::float8 as mean from generate_series(1, 4) n`);
    expect(row).toEqual({ counted: 4, summed: 10, mean: 2.5 });
    const [exact] = await rowsOf(store.db, sql`select 1.50::numeric as exact, sum(n::numeric) as total from generate_series(1, 3) n`);
    expect(exact).toEqual({ exact: '1.50', total: '6' });
  });

  test('gives arrays of every kind as arrays, nulls and nesting included', async () => {
    const [row] = await rowsOf(store.db, sql`select array[1.5, null]::float8[] as f, array['a', null]::text[] as t,
      array[[1, 2], [3, 4]] as nested, array[]::text[] as none, array['NULL', '{', '}', '"\\"', ' ', '']::text[] as odd, array['2025-03-01 00:00:00+00']::timestamptz[] as instants`);
    expect(row).toEqual({ f: [1.5, null], t: ['a', null], nested: [[1, 2], [3, 4]], none: [], odd: ['NULL', '{', '}', '"\\"', ' ', ''], instants: ['2025-03-01 00:00:00+00'] });
  });

  test('of a command without rows is empty', async () => {
    expect(await rowsOf(store.db, sql`update bureau set name = name`)).toEqual([]);
  });
});

describe('a row of the schema', () => {
  const insertDataset = async (key: string) => {
    const [set] = await store.db.insert(codeSet).values({ key, name: key }).returning();
    const [row] = await store.db.insert(dataset).values({
      key, name: '示范县', provenance: 'simulated', timeZone: 'Asia/Shanghai', codeSetId: set!.id, createdAt: NOON,
      bounds: { type: 'Polygon', coordinates: [[[104, 30], [104.5, 30], [104.5, 30.25], [104, 30]]] },
    }).returning();
    return row!;
  };

  test('comes back as it was written: instants, geometry, defaults and nulls', async () => {
    const row = await insertDataset('demo');
    expect(row).toEqual({
      id: expect.any(Number) as number, key: 'demo', name: '示范县', provenance: 'simulated', timeZone: 'Asia/Shanghai',
      codeSetId: row.codeSetId, planeOrigin: null, gridOriginEastMetres: 0, gridOriginNorthMetres: 0, basemap: null, createdAt: NOON,
      bounds: { type: 'Polygon', coordinates: [[[104, 30], [104.5, 30], [104.5, 30.25], [104, 30]]] },
    });
    expect(await store.db.select().from(dataset)).toEqual([row]);
    expect(await store.db.query.dataset.findFirst({ where: eq(dataset.key, 'demo') })).toEqual(row);
  });

  test('keeps big sequence numbers, arrays of them, and documents', async () => {
    const { id } = await insertDataset('demo');
    const change = { seq: 2 ** 40, at: NOON, datasetId: id, entity: 'incident' as const, operation: 'delete' as const, entityIds: [1, 2 ** 41] };
    await store.db.insert(changeLog).values(change);
    expect(await store.db.select().from(changeLog)).toEqual([change]);
    const entry = {
      seq: 1, at: NOON, actorAccountId: null, actorName: '系统', action: 'test', entity: 'dataset', entityId: String(id), datasetId: id,
      itemCount: 0, contentHash: null, detail: { 数: [1, null, 'x'], nested: { deep: true } }, requestId: null, previousHash: '', hash: 'h',
    };
    await store.db.insert(auditEntry).values(entry);
    expect(await store.db.select().from(auditEntry)).toEqual([entry]);
  });

  test('keeps civil dates as civil dates', async () => {
    await store.db.insert(bureau).values({ name: '县', enforcementBodyName: '局', powerBasis: 'entrusted', powerExpiresOn: '2026-12-31' });
    expect((await store.db.select().from(bureau))[0]?.powerExpiresOn).toBe('2026-12-31');
  });

  test('is left alone by a conflicting insert that asks for nothing', async () => {
    const first = await insertDataset('demo');
    const again = await store.db.insert(codeSet).values({ key: 'demo', name: 'other' }).onConflictDoNothing().returning();
    expect(again).toEqual([]);
    expect((await store.db.select().from(codeSet))[0]?.id).toBe(first.codeSetId);
  });

  test('is counted', async () => {
    await insertDataset('one');
    await insertDataset('two');
    expect(await store.db.$count(dataset)).toBe(2);
  });
});
