import type { Database } from '../../db/store';
import { rosterDifference } from '../../repositories/roster-difference';

/** Whether a roster's draft differs from what is published. */
export async function isDraftChanged(db: Database, rosterId: number): Promise<boolean> {
  const { added, removed } = await rosterDifference(db, rosterId);
  return added.length + removed.length > 0;
}
