import { beforeEach, describe, expect, test } from 'vitest';
import { recordChange } from '../repositories/change-log';
import { testStore } from '../testing/store';
import { changeLog, codeSet, dataset, reportCategory } from './schema';
import { rowsOf, sql, type Database, type Store } from './store';

let store: Store;
beforeEach(async () => { store = await testStore(); });

const categoriesOf = async (db: Database) => (await db.select().from(reportCategory)).map(({ key }) => key).sort();
const add = (db: Database, key: string) => db.insert(reportCategory).values({ key, name: key });

describe('a transaction', () => {
  test('keeps everything when it ends well and returns what its work returned', async () => {
    expect(await store.transaction(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'b');
      return categoriesOf(tx);
    })).toEqual(['a', 'b']);
    expect(await categoriesOf(store.db)).toEqual(['a', 'b']);
  });

  test('keeps nothing when its work throws, and the caller gets that very error', async () => {
    const refusal = new Error('changed my mind');
    await expect(store.transaction(async (tx) => {
      await add(tx, 'a');
      throw refusal;
    })).rejects.toBe(refusal);
    expect(await categoriesOf(store.db)).toEqual([]);
  });

  test('keeps nothing when a statement fails, and tells the SQLSTATE but no values', async () => {
    const failed: unknown = await store.transaction(async (tx) => {
      await add(tx, 'secret-value');
      await add(tx, 'secret-value');
    }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ cause: { code: '23505', constraint: 'report_category_key_key' } });
    expect((failed as Error).message).not.toContain('secret-value');
    expect(await categoriesOf(store.db)).toEqual([]);
  });

  test('does not pretend to have committed when a failed statement was swallowed', async () => {
    await expect(store.transaction(async (tx) => {
      await add(tx, 'a');
      await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    })).rejects.toThrow('nothing was committed');
    expect(await categoriesOf(store.db)).toEqual([]);
  });

  test('may try something in a savepoint and go on when that fails', async () => {
    await store.transaction(async (tx) => {
      await add(tx, 'kept');
      await tx.transaction((inner) => add(inner, 'kept')).catch(() => undefined);
      await tx.transaction((inner) => add(inner, 'inner'));
    });
    expect(await categoriesOf(store.db)).toEqual(['inner', 'kept']);
  });

  test('runs statements started side by side', async () => {
    const results = await store.transaction((tx) => Promise.all([1, 2, 3].map(
      async (n) => (await rowsOf<{ n: number }>(tx, sql`select ${n}::int as n`))[0]?.n,
    )));
    expect(results).toEqual([1, 2, 3]);
  });

  test('refuses the store itself inside it: that would wait for ever, or write outside of it', async () => {
    await expect(store.transaction(() => categoriesOf(store.db))).rejects.toThrow('use the tx');
    await expect(store.transaction(() => store.transaction((tx) => categoriesOf(tx)))).rejects.toThrow('use the tx');
    await expect(store.db.transaction(async () => undefined)).rejects.toThrow('store.transaction');
    expect(await categoriesOf(store.db)).toEqual([]);
  });

  test('refuses a tx that outlived it', async () => {
    const kept = await store.transaction(async (tx) => ({ tx }));
    await expect(add(kept.tx, 'late')).rejects.toThrow('had ended');
    expect(await categoriesOf(store.db)).toEqual([]);
  });

  test('lets work it started use the store once it has ended', async () => {
    let after!: Promise<string[]>;
    let end!: () => void;
    const ended = new Promise<void>((resolve) => { end = resolve; });
    await store.transaction(async (tx) => {
      await add(tx, 'a');
      after = ended.then(() => categoriesOf(store.db));
    });
    end();
    expect(await after).toEqual(['a']);
  });

  test('is seen from outside either not at all or whole', async () => {
    let look!: () => void;
    const halfWay = new Promise<void>((resolve) => { look = resolve; });
    const writing = store.transaction(async (tx) => {
      await add(tx, 'a');
      look();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await add(tx, 'b');
    });
    const reading = halfWay.then(() => categoriesOf(store.db));
    await writing;
    expect([[], ['a', 'b']]).toContainEqual(await reading);
    expect(await categoriesOf(store.db)).toEqual(['a', 'b']);
  });

  test('is cut when a statement outlasts its limit; others go on', async () => {
    const slow = store.transaction(async (tx) => {
      await add(tx, 'a');
      await tx.execute(sql`select pg_sleep(30)`);
    }, { statementTimeoutMilliseconds: 300 });
    const others = Promise.all([categoriesOf(store.db), store.transaction((tx) => add(tx, 'b'))]);
    await expect(slow).rejects.toMatchObject({ kind: 'statement-timeout' });
    await others;
    expect(await categoriesOf(store.db)).toEqual(['b']);
  });
});

describe('change numbers', () => {
  test('of parallel transactions are gapless and in order of commit, those rolled back leaving no hole', async () => {
    const [set] = await store.db.insert(codeSet).values({ key: 's', name: 's' }).returning();
    const [owner] = await store.db.insert(dataset).values({
      key: 'd', name: 'd', provenance: 'simulated', timeZone: 'UTC', codeSetId: set!.id, createdAt: new Date(0),
    }).returning();
    const committed: number[] = [];
    await Promise.all(Array.from({ length: 15 }, async (_, index) => {
      const seq = await store.transaction(async (tx) => {
        const number = await recordChange(tx, { at: index, datasetId: owner!.id, entity: 'incident', operation: 'upsert' });
        await new Promise((resolve) => setTimeout(resolve, (index * 7) % 5));
        if (index % 3 === 2) throw new Error('rolled back');
        return number;
      }).catch(() => null);
      if (seq !== null) committed.push(seq);
    }));
    const expected = Array.from({ length: 10 }, (_, index) => index + 1);
    expect(committed).toEqual(expected);
    expect((await store.db.select().from(changeLog).orderBy(changeLog.seq)).map(({ seq }) => seq)).toEqual(expected);
  });
});
