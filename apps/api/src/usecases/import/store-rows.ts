import { accept, refuse } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import { bboxContains } from '@wuding/geo';
import type { Database } from '../../db/store';
import { windowAround } from '../../ingest/location-window';
import { extendBounds, type Dataset } from '../../repositories/datasets';
import { insertBatchItems, insertImportBatch } from '../../repositories/import-batches';
import { mutate } from '../mutate';
import type { ImportRun, KeptCounts, StoredCounts } from './import-run';

/** A million rows take minutes on the embedded store; a statement that takes longer than this hangs. */
const statementTimeoutMilliseconds = 15 * 60_000;
/** What is left around the records of a dataset, so that none lies on its very edge. */
const boundsPaddingMetres = 500;

/**
 * Stores what a file came to in one transaction: the rows by `work`, the batch, one audit row. A dry run does the same and
 * takes it back, so that its figures are those of the real run.
 * @returns the counts, and the number of the batch; null = nothing was kept
 */
export async function storeInOneTransaction(
  run: ImportRun, work: (tx: Database) => Promise<StoredCounts & { datasetId: number }>,
): Promise<KeptCounts> {
  const { ctx, input, tally } = run;
  let counts: StoredCounts | null = null;
  let batchId: number | null = null;
  const sha256 = run.file.sha256();
  const result = await mutate(ctx, async (tx) => {
    const { datasetId, ...stored } = await work(tx);
    counts = stored;
    if (input.isDryRun || input.mayCommit?.() === false) return refuse('dry-run');
    const fileName = input.fileName ?? input.path.slice(Math.max(input.path.lastIndexOf('/'), input.path.lastIndexOf('\\')) + 1);
    const figures = {
      acceptedCount: stored.acceptedCount, rejectedCount: tally.rejectedCount, repairedCount: stored.repairedCount,
      duplicateCount: stored.duplicateCount,
    };
    batchId = await insertImportBatch(tx, {
      datasetId, kind: input.kind, fileName, fileSha256: sha256, importedAt: ctx.clock.now(), actorName: ctx.actor.username, ...figures,
      options: {
        datum: input.datum, acceptsDatum: input.acceptsDatum, timeZone: run.settings.local.zone, dateOrder: input.dateOrder,
        columns: Object.fromEntries(run.settings.columnOf),
        values: Object.fromEntries([...input.values].map(([field, map]) => [field, Object.fromEntries(map)])),
      },
    });
    await insertBatchItems(tx, batchId, stored.items ?? []);
    return accept({
      value: null,
      audit: { action: 'import', entity: input.kind, entityId: String(batchId), datasetId, itemCount: stored.acceptedCount, contentHash: sha256,
        detail: { fileName, ...figures } },
    });
  }, { statementTimeoutMilliseconds });
  if (counts === null) throw new Error(result.ok ? 'nothing was counted' : `import refused: ${result.refusal.code}`);
  return { ...(counts as StoredCounts), batchId: result.ok ? batchId : null };
}

/** Lets the dataset's bounds hold what was imported, with a little room; the first import so places its plane. */
export async function growBounds(tx: Database, dataset: Dataset, box: Bbox | null): Promise<void> {
  if (box === null) return;
  const { bounds } = dataset;
  if (bounds !== null && bboxContains(bounds, [box[0], box[1]]) && bboxContains(bounds, [box[2], box[3]])) return;
  await extendBounds(tx, dataset.id, [...windowAround(box, boundsPaddingMetres)]);
}
