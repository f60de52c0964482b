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
 * Whether a code set is the bureau's own: the home dataset uses it, or its codes roll up into report categories. Such a set is
 * edited by people, not grown by files.
 */
export async function isBureauCodeSet(db: Database, codeSetId: number): Promise<boolean> {
  const rows = await rowsOf(db, sql`
    select 1 from dataset d join bureau b on b.home_dataset_id = d.id where d.code_set_id = ${codeSetId}::int
    union all
    select 1 from report_category_event_code m join event_code e on e.id = m.event_code_id where e.code_set_id = ${codeSetId}::int
    limit 1`);
  return rows.length > 0;
}
