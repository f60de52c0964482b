import vue from '@vitejs/plugin-vue';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { findPostgres } from './apps/api/src/testing/postgres-server';
import { LateFilesLast } from './scripts/late-files-last';

/**
 * Every test of the api runs on both stores, but for `x.embedded.test.ts` and `x.postgres.test.ts`, which are about one.
 * One engine per worker: files of a worker share their modules, and the harness shares the store.
 */
const onStore = (storeKind: 'embedded' | 'postgres', groupOrder: number): TestProjectConfiguration => ({
  test: {
    name: `api-${storeKind}`,
    include: ['apps/api/src/**/*.test.ts'],
    exclude: [`**/*.${storeKind === 'embedded' ? 'postgres' : 'embedded'}.test.ts`],
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
    sequence: { groupOrder },
    provide: { storeKind },
    globalSetup: `./apps/api/src/testing/setup-${storeKind}.ts`,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

const hasPostgres = findPostgres() !== null;
if (!hasPostgres) {
  const message = 'PostgreSQL ≥ 15 with PostGIS was not found (Debian: apt-get install postgresql-15-postgis-3)';
  if (process.env['CI'] === 'true') throw new Error(`${message}: the api-postgres suite cannot run`);
  console.warn(`${message}: the api-postgres suite is SKIPPED`);
}

export default defineConfig({
  test: {
    sequence: { sequencer: LateFilesLast },
    projects: [
      {
        plugins: [vue()],
        test: {
          name: 'unit',
          include: ['packages/**/src/**/*.test.ts', 'scripts/**/*.test.ts', 'apps/web/src/**/*.test.ts'],
          // Pure functions and components keep nothing between files: their modules are read once, not 175 times.
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
          // A busy machine is slow, not wrong.
          testTimeout: 60_000,
        },
      },
      onStore('embedded', 1),
      ...(hasPostgres ? [onStore('postgres', 2)] : []),
      {
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/*.test.ts'],
          globalSetup: './apps/web/e2e/serve.ts',
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A second, vitest's own patience, is less than a busy machine takes to draw a map between a press and its address.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
