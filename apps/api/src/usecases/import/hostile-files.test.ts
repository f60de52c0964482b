import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileFile } from '../../testing/hostile-files';
import { Importer, storeCounts } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { Town } from '../../testing/town';

let importer: Importer;
beforeAll(async () => {
  const town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
});
afterAll(() => importer.close());

test('files that mean harm are imported or refused, row by row or whole, and leave nothing half done', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(hostileFile, async ({ kind, name, content }) => {
    const before = await storeCounts(importer.store);
    const { result } = await importer.import(kind, { name, content }, { dataset: null, isDryRun: true });
    expect(await storeCounts(importer.store)).toEqual(before);
    if (!result.ok) return;
    const { rowCount, acceptedCount, rejectedCount, duplicateCount, repairedCount } = result.value;
    expect(acceptedCount + rejectedCount + duplicateCount).toBe(rowCount);
    expect(repairedCount).toBeLessThanOrEqual(acceptedCount);
  }), { numRuns: 100, endOnFailure: true });
  expect(importer.spooled()).toEqual([]);
});
