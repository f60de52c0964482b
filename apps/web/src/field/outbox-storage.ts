import { openPhoneDatabase, settled } from '../stores/phone-database';
import type { OutboxItem } from './outbox';

/** Where the outbox keeps its items. */
export interface OutboxStorage {
  /** Whether items outlive the page. */
  readonly isLasting: boolean;
  all(): Promise<OutboxItem[]>;
  put(item: OutboxItem): Promise<void>;
  remove(key: string): Promise<void>;
}

/** In the page only: for browsers that keep nothing, such as private windows. */
export function inMemory(): OutboxStorage {
  const items = new Map<string, OutboxItem>();
  return {
    isLasting: false,
    all: () => Promise.resolve([...items.values()]),
    put: (item) => Promise.resolve(void items.set(item.key, item)),
    remove: (key) => Promise.resolve(void items.delete(key)),
  };
}

/** In the browser's database. Falls back to memory where there is none. */
export async function openStorage(): Promise<OutboxStorage> {
  const database = await openPhoneDatabase('wuding-outbox', 'check-in', 'key');
  if (database === null) return inMemory();
  const { store } = database;
  return {
    isLasting: true,
    all: () => settled(store('readonly').getAll() as IDBRequest<OutboxItem[]>),
    put: async (item) => void (await settled(store('readwrite').put(item))),
    remove: async (key) => void (await settled(store('readwrite').delete(key))),
  };
}
