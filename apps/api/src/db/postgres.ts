import { Fault } from '../fault';
import type { Driver } from './connection';
import { PostgresSlot } from './postgres-slot';
import { storeOver } from './store-over';
import type { Store } from './store';

const SLOT_COUNT = 8;
const OLDEST_VERSION = 15;

/** Opens a store on PostgreSQL. Throws Fault 'store-away' when the server does not answer within 2 s, 'unexpected' when it is unfit. */
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
  try {
    await refuseUnsuitable(driver);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function refuseUnsuitable(driver: Driver): Promise<void> {
  const [[version, encoding]] = await driver.query(
    `select current_setting('server_version_num')::int, current_setting('server_encoding')`, [], 'array',
  ) as [[number, string]];
  if (version < OLDEST_VERSION * 10_000) throw new Fault('unexpected', `opening PostgreSQL ${Math.floor(version / 10_000)}: ${OLDEST_VERSION} or newer is needed`);
  if (encoding !== 'UTF8') throw new Fault('unexpected', `opening a database in ${encoding}: create it with encoding UTF8`);
}

