import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

/** Name of the database this store is; what audit anchors are labelled with. */
export async function readDatabaseName(db: Database): Promise<string> {
  const [row] = await rowsOf<{ name: string }>(db, sql`select current_database()::text as name`);
  return row?.name ?? '';
}
