import type { Driver } from './connection';
import { PostgresSlot } from './postgres-slot';
import { storeOver } from './store-over';
import type { Store } from './store';

const SLOT_COUNT = 8;

/** Opens a store on PostgreSQL. Throws Fault 'store-away' when the server does not answer within 2 s. */
export async function openPostgres(options: { databaseUrl: string; queueLimit: number }): Promise<Store> {
  const slots = Array.from({ length: SLOT_COUNT }, () => new PostgresSlot(options.databaseUrl));
  const free = [...slots];
  // The gate in front never lets in more than there are slots. Last in, first out: few connections stay open.
  const borrow = async <T>(work: (slot: PostgresSlot) => Promise<T>): Promise<T> => {
    const slot = free.pop()!;
    try {
      return await work(slot);
    } finally {
      free.push(slot);
    }
  };
  const driver: Driver = {
    kind: 'postgres',
    sessionCount: SLOT_COUNT,
    withSession: (work) => borrow((slot) => slot.withSession(work)),
    query: (...statement) => borrow((slot) => slot.withSession((session) => session.query(...statement))),
    maintain: async () => undefined, // autovacuum
    get reopenedCount() { return slots.reduce((sum, slot) => sum + slot.reopenedCount, 0); },
    close: async () => void (await Promise.all(slots.map((slot) => slot.close()))),
  };
  const store = storeOver(driver, options);
  await driver.query('select 1', [], 'array').catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  return store;
}

