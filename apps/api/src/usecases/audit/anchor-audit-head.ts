import type { Clock } from '@wuding/domain';
import type { Store } from '../../db/store';
import { readAuditHead } from '../../repositories/audit';
import { readDatabaseName } from '../../repositories/inspection';
import { anchorFilePath, appendAnchor, readAnchors, readLastAnchor, storeLabel, type Anchor } from './anchor-file';

export interface AnchorPlace {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: { readonly dataDirectory: string };
}

/**
 * Writes the end of the audit chain down outside the store, where a rewritten chain cannot reach it: at start, at stop and
 * every few minutes (`keepHouse`). Writes nothing when the chain has not moved.
 */
export async function anchorAuditHead({ store, clock, config }: AnchorPlace): Promise<void> {
  const path = anchorFilePath(config.dataDirectory);
  const label = storeLabel(store, await readDatabaseName(store.db));
  const { seq, hash } = await readAuditHead(store.db);
  const last = await readLastAnchor(path, label);
  if (last !== undefined && last.seq === seq && last.hash === hash) return;
  await appendAnchor(path, { at: new Date(clock.now()).toISOString(), store: label, seq, hash });
}

/** What was anchored of this store, oldest first. */
export async function* readAnchorsOf({ store, config }: Omit<AnchorPlace, 'clock'>): AsyncGenerator<Anchor> {
  yield* readAnchors(anchorFilePath(config.dataDirectory), storeLabel(store, await readDatabaseName(store.db)));
}
