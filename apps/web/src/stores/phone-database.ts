/** A store of its own in the browser's database, which outlives page, browser and battery; null where the browser keeps nothing, as private windows do. */
export interface PhoneDatabase {
  store(mode: IDBTransactionMode): IDBObjectStore;
}

/** @param keyPath the field things are found by */
export async function openPhoneDatabase(name: string, storeName: string, keyPath: string): Promise<PhoneDatabase | null> {
  try {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(storeName, { keyPath }));
    const database = await settled(opening);
    return { store: (mode) => database.transaction(storeName, mode).objectStore(storeName) };
  } catch {
    return null;
  }
}

export const settled = <Value>(asked: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => {
  asked.addEventListener('success', () => resolve(asked.result));
  asked.addEventListener('error', () => reject(asked.error ?? new Error('the browser database refused')));
});
