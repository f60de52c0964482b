import { sql } from 'drizzle-orm';
import { rowsOf, type Store } from '../db/store';
import { Fault } from '../fault';

/** Whether the store answers at all. Any fault means no; a bug still throws. */
export async function probeStore(store: Store): Promise<boolean> {
  try {
    await rowsOf(store.db, sql`select 1 as one`);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
