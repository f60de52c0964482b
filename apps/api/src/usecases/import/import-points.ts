import type { Database } from '../../db/store';
import type { SourceRecord } from '../../ingest/record';
import type { RowVerdict } from '../../ingest/row-reader';
import { Spool } from '../../ingest/spool';
import { recordChange } from '../../repositories/change-log';
import { changeCodeSet } from '../../repositories/import-batches';
import {
  countPending, dropRepeats, readConflicts, writeMissingCodes, type ImportTable, type WrittenCounts,
} from '../../repositories/import-rows';
import type { Position } from '@wuding/geo';
import { GrowingBox, type ImportRun, type KeptCounts, type StoredCounts } from './import-run';
import { settleTarget } from './settle-target';
import { growBounds, storeInOneTransaction } from './store-rows';

/** How records with one position each are read and stored. */
export interface PointKind<Candidate> {
  readonly entity: 'incident' | 'place';
  readonly table: ImportTable;
  readonly columns: readonly string[];
  read(record: SourceRecord): RowVerdict<Candidate>;
  /** Told of each row that was understood. */
  accepted(candidate: Candidate): void;
  line(candidate: Candidate): string;
  createTable(tx: Database): Promise<void>;
  dropUnchanged(tx: Database, datasetId: number): Promise<number>;
  write(tx: Database, target: { datasetId: number; codeSetId: number; changeSeq: number }): Promise<WrittenCounts>;
  /** Categories the code set has to learn; asked for once every row has been read. */
  newCategories(): Iterable<string>;
}

/** Imports a file of points in two phases: everything is read and checked before anything touches the store. */
export async function importPoints<Candidate extends { readonly position: Position | null; readonly code: string | null }>(
  run: ImportRun, kind: PointKind<Candidate>,
): Promise<KeptCounts> {
  const spool = await Spool.open(run.input.spoolDirectory);
  try {
    const read = await spoolRows(run, kind, spool);
    run.input.onProgress('写入数据库');
    return await storeInOneTransaction(run, (tx) => storeSpooled({ tx, run, kind, spool, ...read }));
  } finally {
    await spool.remove();
  }
}

interface SpooledRows {
  readonly box: GrowingBox;
  readonly hasMissingCodes: boolean;
}

async function spoolRows<Candidate extends { readonly position: Position | null; readonly code: string | null }>(
  { records, tally }: ImportRun, kind: PointKind<Candidate>, spool: Spool,
): Promise<SpooledRows> {
  const box = new GrowingBox();
  let hasMissingCodes = false;
  for await (const group of records) {
    for (const record of group) {
      const verdict = kind.read(record);
      if (!verdict.ok) {
        await tally.reject(record, verdict.problems);
        continue;
      }
      const { position, code } = verdict.candidate;
      if (position !== null) box.add(position);
      hasMissingCodes ||= code === null;
      kind.accepted(verdict.candidate);
      tally.repaired(verdict.repairs);
      spool.add(kind.line(verdict.candidate));
    }
    await spool.settle();
  }
  return { box, hasMissingCodes };
}

interface Storing<Candidate> extends SpooledRows {
  readonly tx: Database;
  readonly run: ImportRun;
  readonly kind: PointKind<Candidate>;
  readonly spool: Spool;
}

async function storeSpooled<Candidate>(storing: Storing<Candidate>): Promise<StoredCounts & { datasetId: number }> {
  const { tx, run, kind, spool, box, hasMissingCodes } = storing;
  const { ctx, target, tally } = run;
  const { dataset, codeSetId } = await settleTarget(tx, target, { newCategories: kind.newCategories(), nowAt: ctx.clock.now() });
  await kind.createTable(tx);
  await ctx.store.copyIn(tx, kind.table, kind.columns, spool.lines());
  if (hasMissingCodes) await writeMissingCodes(tx, kind.table);
  const { sameCount, conflictCount } = await dropRepeats(tx, kind.table);
  if (conflictCount > 0) {
    for await (const { row, code, firstRow } of readConflicts(tx)) {
      await tally.reject({ row, line: null }, [{ field: 'code', reason: 'duplicate-code', detail: `${code}（见第 ${firstRow} 行）` }]);
    }
  }
  const unchangedCount = target.existing === null ? 0 : await kind.dropUnchanged(tx, dataset.id);
  const { pendingCount, repairedCount } = await countPending(tx, kind.table);
  const duplicateCount = sameCount + unchangedCount;
  const nothing = { datasetId: dataset.id, acceptedCount: 0, updatedCount: 0, repairedCount: 0, duplicateCount, remarks: [] };
  if (pendingCount === 0) return nothing;
  const changeSeq = await recordChange(tx, { at: ctx.clock.now(), datasetId: dataset.id, entity: kind.entity, operation: 'upsert' });
  if (dataset.codeSetId !== codeSetId) await changeCodeSet(tx, dataset.id, codeSetId);
  await growBounds(tx, dataset, box.box);
  const { insertedCount, updatedCount } = await kind.write(tx, { datasetId: dataset.id, codeSetId, changeSeq });
  const writtenCount = insertedCount + updatedCount;
  if (writtenCount !== pendingCount) throw new Error(`${pendingCount} rows to write, ${writtenCount} written`);
  return { ...nothing, acceptedCount: writtenCount, updatedCount, repairedCount };
}
