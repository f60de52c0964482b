import type { Store } from '../db/store';
import { Fault } from '../fault';
import { askOne } from '../repositories/probe-store';

/** Whether the store answers at all. Any fault means no; a bug still throws. */
export async function probeStore(store: Store): Promise<boolean> {
  try {
    await askOne(store.db);
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
