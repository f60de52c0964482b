import { loadavg } from 'node:os';
import fc from 'fast-check';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { rowsOf, sql } from '../../apps/api/src/db/store';
import { hostileFile } from '../../apps/api/src/testing/hostile-files';
import { figures, Importer, storeCounts } from '../../apps/api/src/testing/importing';
import { Town } from '../../apps/api/src/testing/town';
import { drillOutcome } from './outcome';
import { onEachStore, seconds, timed } from './stores';

/**
 * Ten thousand small files that mean harm: each is imported or refused within 2 s, none throws, and what they leave behind is
 * what their summaries say.
 */
const FILE_COUNT = Number(process.env['WUDING_DRILL_FILES'] ?? 10_000);
const LONGEST_MILLISECONDS = 2_000;

await onEachStore(async (kind, address) => {
  const store = await openStore(address);
  await migrate(store);
  const town = await Town.found(store);
  const importer = new Importer(store, town.clock);
  let slowest = 0, slowestFile = '', thrownCount = 0, takenCount = 0, importedCount = 0;
  const times: number[] = [];
  const seed = 20_261_123;
  for (const file of fc.sample(hostileFile, { numRuns: FILE_COUNT, seed })) {
    const { milliseconds, outcome } = await timed(() => importer.import(file.kind, file, { dataset: null }));
    times.push(milliseconds);
    if (milliseconds > LONGEST_MILLISECONDS) console.error(`${file.kind} ${file.name} took ${seconds(milliseconds)}:`, JSON.stringify(file.content.toString('latin1')).slice(0, 300));
    if (milliseconds > slowest) [slowest, slowestFile] = [milliseconds, `${file.kind} ${file.name}`];
    if (outcome.status === 'rejected') {
      thrownCount += 1;
      console.error(file.kind, file.name, JSON.stringify(file.content.toString('latin1')).slice(0, 300), outcome.reason);
    } else if (/^\d/.test(figures(outcome.value))) {
      importedCount += 1;
      takenCount += outcome.value.result.ok ? outcome.value.result.value.acceptedCount : 0;
    }
  }
  const { import_batch: batchCount } = await storeCounts(store);
  const { reopenedCount } = store.condition();
  const [answer] = await rowsOf<{ one: number }>(store.db, sql`select 1 as one`);
  importer.close();
  await store.close();
  drillOutcome(
    `hostile-files-${kind}`,
    `${FILE_COUNT} files (seed ${seed}), ${importedCount} imported with ${takenCount} rows, ${thrownCount} thrown, median ${Math.round(times.sort((a, b) => a - b)[FILE_COUNT >> 1] ?? 0)} ms, slowest ${seconds(slowest)} (${slowestFile}), ${reopenedCount} reopenings, load ${loadavg()[0]!.toFixed(1)}`,
    thrownCount === 0 && slowest <= LONGEST_MILLISECONDS && batchCount === importedCount && answer?.one === 1,
  );
});
