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

/** Writes down that another chain stands in the store from now on, because a backup was restored. */
export async function anchorRestoredHead({ store, clock, config }: AnchorPlace): Promise<void> {
  const label = storeLabel(store, await readDatabaseName(store.db));
  const { seq, hash } = await readAuditHead(store.db);
  await appendAnchor(anchorFilePath(config.dataDirectory), { at: new Date(clock.now()).toISOString(), store: label, seq, hash, isRestored: true });
}

/** What was anchored of this store since it was last restored, oldest first. */
export async function* readAnchorsOf({ store, config }: Omit<AnchorPlace, 'clock'>): AsyncGenerator<Anchor> {
  yield* readAnchors(anchorFilePath(config.dataDirectory), storeLabel(store, await readDatabaseName(store.db)));
}
