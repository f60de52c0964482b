import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

/** The smallest question a store can be asked. @throws Fault when it does not answer */
export const askOne = async (db: Database): Promise<void> => void (await rowsOf(db, sql`select 1 as one`));
