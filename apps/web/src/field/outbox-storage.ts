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

const storeName = 'check-in';

/** In the browser's database: survives the page, the browser and the battery. Falls back to memory where there is none. */
export async function openStorage(): Promise<OutboxStorage> {
  let database: IDBDatabase;
  try {
    const opening = indexedDB.open('wuding-outbox', 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName, { keyPath: 'key' }));
    database = await settled(opening);
  } catch {
    return inMemory();
  }
  const store = (mode: IDBTransactionMode): IDBObjectStore => database.transaction(storeName, mode).objectStore(storeName);
  return {
    isLasting: true,
    all: () => settled(store('readonly').getAll() as IDBRequest<OutboxItem[]>),
    put: async (item) => void (await settled(store('readwrite').put(item))),
    remove: async (key) => void (await settled(store('readwrite').delete(key))),
  };
}

const settled = <Value>(asked: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => {
  asked.addEventListener('success', () => resolve(asked.result));
  asked.addEventListener('error', () => reject(asked.error ?? new Error('the browser database refused')));
});
