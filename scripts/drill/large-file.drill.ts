import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../apps/api/src/db/client';
import { migrate } from '../../apps/api/src/db/migrate';
import { Importer } from '../../apps/api/src/testing/importing';
import { writeLargeFile, type LargeFormat } from '../../apps/api/src/testing/large-file';
import { Town } from '../../apps/api/src/testing/town';
import { drillOutcome } from './outcome';
import { onEachStore, seconds } from './stores';

/**
 * A file of a gigabyte is imported through a small one's memory: what the process grows by, after a file of a tenth has warmed
 * everything up, stays far below the size of the file.
 */
const LARGE_BYTES = Number(process.env['WUDING_DRILL_MEGABYTES'] ?? 1_000) * 1e6;
const MOST_GROWTH_BYTES = 300e6;

await onEachStore(async (kind, address) => {
  for (const format of ['csv', 'geojson'] as const) {
    const store = await openStore(address);
    await migrate(store);
    const town = await Town.found(store, `large-${format}`);
    const importer = new Importer(store, town.clock);
    await bring(importer, format, { dataset: town.dataset.key, leastBytes: LARGE_BYTES / 10 });
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage.rss()); }, 50);
    const { milliseconds, byteCount, rowCount, acceptedCount } = await bring(importer, format, { dataset: town.dataset.key, leastBytes: LARGE_BYTES });
    clearInterval(watch);
    importer.close();
    await store.close();
    drillOutcome(
      `large-file-${format}-${kind}`,
      `${(byteCount / 1e6).toFixed(0)} MB, ${rowCount} rows in ${seconds(milliseconds)}, ${(byteCount / 1e3 / milliseconds).toFixed(1)} MB/s, memory grown by ${((peak - before) / 1e6).toFixed(0)} MB`,
      acceptedCount === rowCount && peak - before <= MOST_GROWTH_BYTES,
    );
  }
});

async function bring(importer: Importer, format: LargeFormat, { dataset, leastBytes }: { dataset: string; leastBytes: number }) {
  const path = join(importer.folder, `large-${leastBytes}.${format}`);
  const file = await writeLargeFile(path, format, leastBytes);
  const startedAt = performance.now();
  const { result } = await importer.import('incidents', { path }, { dataset });
  const milliseconds = performance.now() - startedAt;
  rmSync(path);
  return { ...file, milliseconds, acceptedCount: result.ok ? result.value.acceptedCount + result.value.duplicateCount : 0 };
}
