import { inArray, sql } from 'drizzle-orm';
import { changeLog } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import type { Change } from './change-log';

/** The last change of these kinds of record in a dataset; 0 when there was none. By index, whatever the history. */
export async function readChangeVersion(db: Database, datasetId: number, entities: readonly Change['entity'][]): Promise<number> {
  const [row] = await rowsOf<{ seq: number | null }>(db, sql`
    select max(seq)::int as seq from ${changeLog} where dataset_id = ${datasetId} and ${inArray(changeLog.entity, [...entities])}`);
  return row?.seq ?? 0;
}
