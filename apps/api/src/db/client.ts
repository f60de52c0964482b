import { openEmbedded } from './embedded/open';
import { openPostgres } from './postgres';
import type { Store } from './store';

export interface StoreOptions {
  /** A postgres:// address; absent or empty: the embedded store. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded store keeps its files; created when absent. */
  readonly dataDirectory: string;
  readonly onProgress?: ((text: string) => void) | undefined;
  /** How many may wait for the store before the next is told 'queue-full'. */
  readonly queueLimit?: number | undefined;
}

/**
 * Opens the store; does not migrate it (see `migrate`).
 * Throws Fault 'store-locked' (another process uses the directory) or 'store-away'.
 */
export async function openStore({ databaseUrl, dataDirectory, onProgress = () => undefined, queueLimit = 200 }: StoreOptions): Promise<Store> {
  if (databaseUrl) return openPostgres({ databaseUrl, queueLimit });
  return openEmbedded({ dataDirectory, onProgress, queueLimit });
}
