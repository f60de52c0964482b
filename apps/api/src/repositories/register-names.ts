import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

export interface Named {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** Everybody of a dataset, those who left included. */
export const peopleNames = (db: Database, datasetId: number): Promise<Named[]> =>
  rowsOf<Named>(db, sql`select id::int as id, code, name from person where dataset_id = ${datasetId}::int order by id`);

export const districtNames = (db: Database, datasetId: number): Promise<Named[]> =>
  rowsOf<Named>(db, sql`select id::int as id, code, name from district where dataset_id = ${datasetId}::int order by id`);
