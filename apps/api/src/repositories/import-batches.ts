import { eq, sql } from 'drizzle-orm';
import { dataset, importBatch, importBatchItem } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export type ImportBatchDraft = Omit<typeof importBatch.$inferInsert, 'id' | 'importedAt'> & {
  /** UTC milliseconds. */
  readonly importedAt: number;
};

/** @returns its number */
export async function insertImportBatch(tx: Database, { importedAt, ...draft }: ImportBatchDraft): Promise<number> {
  const [row] = await tx.insert(importBatch).values({ ...draft, importedAt: new Date(importedAt) }).returning({ id: importBatch.id });
  if (row === undefined) throw new Error('an import batch got no number');
  return row.id;
}

/** One record an import wrote. */
export interface ImportedItem {
  readonly entityId: number;
  /** What it was; null = the import made it. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** What the import left it at. */
  readonly version: number;
}

export async function insertBatchItems(tx: Database, batchId: number, items: readonly ImportedItem[]): Promise<void> {
  for (let i = 0; i < items.length; i += 500) {
    await tx.insert(importBatchItem).values(items.slice(i, i + 500).map(({ before, ...rest }) => ({ ...rest, batchId, before: before === null ? null : { ...before } })));
  }
}

export const batchItems = (db: Database, batchId: number): Promise<ImportedItem[]> => rowsOf<ImportedItem>(db, sql`
  select entity_id::int as "entityId", before, version::int as version from import_batch_item where batch_id = ${batchId}::int order by entity_id desc`);

/** An import as its list shows it. */
export interface ImportBatchRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly kind: string;
  readonly fileName: string;
  /** UTC milliseconds. */
  readonly importedAt: number;
  readonly actorName: string;
  readonly acceptedCount: number;
  readonly rejectedCount: number;
  readonly duplicateCount: number;
  /** Records it wrote that it could give back. */
  readonly itemCount: number;
  readonly undoneAt: number | null;
  readonly undoneBy: string | null;
}

const batches = sql`
  select b.id::int as id, b.dataset_id::int as "datasetId", b.kind, b.file_name as "fileName", ${millisecondsOf(sql`b.imported_at`)} as "importedAt", b.actor_name as "actorName",
    b.accepted_count::int as "acceptedCount", b.rejected_count::int as "rejectedCount", b.duplicate_count::int as "duplicateCount",
    (select count(*)::int from import_batch_item i where i.batch_id = b.id) as "itemCount", ${millisecondsOf(sql`b.undone_at`)} as "undoneAt", b.undone_by as "undoneBy"
  from import_batch b`;

/** Imports of one kind, newest first. */
export const listBatches = (db: Database, query: { datasetId: number; kind: string; limit: number }): Promise<ImportBatchRecord[]> => rowsOf<ImportBatchRecord>(db, sql`
  ${batches} where b.dataset_id = ${query.datasetId}::int and b.kind = ${query.kind} order by b.id desc limit ${query.limit}::int`);

export async function findBatch(db: Database, id: number): Promise<ImportBatchRecord | null> {
  const [row] = await rowsOf<ImportBatchRecord>(db, sql`${batches} where b.id = ${id}::int`);
  return row ?? null;
}

/** False when somebody took it back already. */
export async function markUndone(tx: Database, id: number, step: { at: number; by: string }): Promise<boolean> {
  const rows = await tx.update(importBatch).set({ undoneAt: new Date(step.at), undoneBy: step.by }).where(sql`${importBatch.id} = ${id} and ${importBatch.undoneAt} is null`).returning({ id: importBatch.id });
  return rows.length === 1;
}

/** Drops what imports overwrote: of those before an instant, and of those taken back. @returns records dropped */
export async function removeUndoData(tx: Database, beforeAt: number): Promise<number> {
  const removed = await rowsOf(tx, sql`
    delete from import_batch_item i using import_batch b where b.id = i.batch_id and (b.imported_at < ${instantAt(beforeAt)} or b.undone_at is not null) returning 1`);
  return removed.length;
}

/** Gives a dataset another code set; only while it holds no incident. */
export async function changeCodeSet(tx: Database, datasetId: number, codeSetId: number): Promise<void> {
  await tx.update(dataset).set({ codeSetId }).where(eq(dataset.id, datasetId));
}

/**
 * Whether a code set is the bureau's own, a list of somebody else's, or the one the home dataset uses. Such a set is edited by
 * people, not grown by files.
 */
export async function isClosedCodeSet(db: Database, codeSetId: number): Promise<boolean> {
  const rows = await rowsOf(db, sql`
    select 1 from dataset d join bureau b on b.home_dataset_id = d.id where d.code_set_id = ${codeSetId}::int
    union all
    select 1 from code_set where id = ${codeSetId}::int and origin <> 'dataset'
    limit 1`);
  return rows.length > 0;
}
