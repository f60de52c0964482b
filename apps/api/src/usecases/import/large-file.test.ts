import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { rowsOf, sql } from '../../db/store';
import { Importer } from '../../testing/importing';
import { writeLargeFile } from '../../testing/large-file';
import { testStore } from '../../testing/store';
import { Town } from '../../testing/town';

let importer: Importer;
beforeEach(async () => {
  const town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
});
afterEach(() => importer.close());

describe('a file wider than any window of the reader', () => {
  test.each(['csv', 'geojson'] as const)('of kind %s is taken in whole, row by row', async (format) => {
    const path = join(importer.folder, `large.${format}`);
    const { rowCount, byteCount } = await writeLargeFile(path, format, 4_000_000);
    expect(byteCount).toBeGreaterThanOrEqual(4_000_000);
    const { result } = await importer.import('incidents', { path }, { dataset: null });
    expect(result).toMatchObject({ ok: true, value: { rowCount, acceptedCount: rowCount, rejectedCount: 0 } });
    const [stored] = await rowsOf<{ count: number }>(importer.store.db, sql`select count(distinct code)::int as count from incident where description like '第 % 号摊点占道经营'`);
    expect(stored?.count).toBe(rowCount);
  });
});
