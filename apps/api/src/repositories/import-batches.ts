import { eq, sql } from 'drizzle-orm';
import { dataset, importBatch } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export type ImportBatchDraft = Omit<typeof importBatch.$inferInsert, 'id' | 'importedAt'> & {
  /** UTC milliseconds. */
  readonly importedAt: number;
};

export async function insertImportBatch(tx: Database, { importedAt, ...draft }: ImportBatchDraft): Promise<void> {
  await tx.insert(importBatch).values({ ...draft, importedAt: new Date(importedAt) });
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
