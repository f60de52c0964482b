import { join } from 'node:path';
import { storeOver } from '../store-over';
import type { Store } from '../store';
import { Guard } from './guard';
import { StoreLock } from './lock';

/** Opens (and on the first start creates) the embedded store in `<dataDirectory>/store`. */
export async function openEmbedded(options: {
  dataDirectory: string; onProgress: (text: string) => void; queueLimit: number;
}): Promise<Store> {
  const lock = await StoreLock.acquire(join(options.dataDirectory, 'store.lock'));
  try {
    const guard = await Guard.open({ directory: join(options.dataDirectory, 'store'), lock, onProgress: options.onProgress });
    return storeOver(guard, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}
