import { describe, expect, it } from 'vitest';
import type { Rule } from '../rule';
import { lineLimitOf } from '../size-limit';
import { sourceFile } from '../source-file';
import { chanceAndTimeRule } from './chance-and-time';
import { environmentRule } from './environment';
import { rawSqlRule } from './raw-sql';
import { sqlClockRule } from './sql-clock';
import { transactionStoreRule } from './transaction-store';

/** Lines a rule objects to; null where it does not speak about the file. */
const linesBy = (rule: Rule, path: string, text: string): number[] | null =>
  rule.appliesTo(path) ? rule.check(sourceFile(path, text)).map(({ line }) => line) : null;

describe('the environment', () => {
  it('is read in config.ts, scripts and tests only', () => {
    const text = 'const port = process.env["PORT"];';
    expect(linesBy(environmentRule, 'apps/api/src/http/mount.ts', text)).toEqual([1]);
    expect(linesBy(environmentRule, 'apps/api/src/config.ts', text)).toBeNull();
    expect(linesBy(environmentRule, 'scripts/bench/slice.bench.ts', text)).toBeNull();
    expect(linesBy(environmentRule, 'packages/geo/src/bbox.test.ts', text)).toBeNull();
  });
});

describe('chance and time', () => {
  it('has no Math.random in the product, components included', () => {
    expect(linesBy(chanceAndTimeRule, 'packages/demo/src/people.ts', '// Math.random\nMath.random();')).toEqual([2]);
    expect(linesBy(chanceAndTimeRule, 'apps/web/src/App.vue', '<script setup lang="ts">\nlet x = 1;\nx = Math.random();\n</script>')).toEqual([3]);
  });

  it('has no clock where time is an argument', () => {
    const text = 'const at = Date.now();\nconst on = new Date();\nconst then = new Date(at);';
    expect(linesBy(chanceAndTimeRule, 'apps/api/src/usecases/x.ts', text)).toEqual([1, 2]);
    expect(linesBy(chanceAndTimeRule, 'apps/api/src/clock.ts', text)).toEqual([]);
  });
});

describe('the clock of SQL', () => {
  it('is not read by statements', () => {
    expect(linesBy(sqlClockRule, 'apps/api/src/repositories/x.ts', 'sql`select now()`;\nsql<number>`select ${clock.now()}`;\nclock.now();')).toEqual([1]);
    expect(linesBy(sqlClockRule, 'apps/api/src/db/schema/x.ts', 'timestamp("at").defaultNow()')).toEqual([1]);
  });

  it('is not read by migrations, comments aside', () => {
    expect(linesBy(sqlClockRule, 'apps/api/src/db/migrations/0001_x.sql', '-- now() is banned\nat timestamptz default CURRENT_TIMESTAMP')).toEqual([2]);
  });
});

describe('raw SQL', () => {
  it('stays in db/', () => {
    expect(linesBy(rawSqlRule, 'apps/api/src/repositories/x.ts', 'sql.raw(name)')).toEqual([1]);
    expect(linesBy(rawSqlRule, 'apps/api/src/db/copy.ts', 'sql.raw(name)')).toBeNull();
  });
});

describe('the store inside a transaction', () => {
  it.each([
    'await ctx.store.transaction(async (tx) => {\n  await read(ctx.store.db);\n});',
    'await mutate(ctx, async (tx) => {\n  return store.transaction(work);\n});',
    'await store.transaction(async function (tx) {\n  const { db } = services.store;\n});',
  ])('is objected to: %s', (text) => {
    expect(linesBy(transactionStoreRule, 'apps/api/src/usecases/x.ts', text)).toEqual([2]);
  });

  it('is fine outside, and with the callback’s own database inside', () => {
    const text = 'await read(ctx.store.db);\nawait mutate(ctx, async (tx) => write(tx, cube.db));\nconst { db } = ctx.store;';
    expect(linesBy(transactionStoreRule, 'apps/api/src/usecases/x.ts', text)).toEqual([]);
  });
});

describe('the line limit', () => {
  it('is 300, for components 250, for tests 400', () => {
    expect([lineLimitOf('a/b.ts'), lineLimitOf('a/B.vue'), lineLimitOf('a/b.test.ts'), lineLimitOf('data/x.geojson')]).toEqual([300, 250, 400, null]);
  });
});
