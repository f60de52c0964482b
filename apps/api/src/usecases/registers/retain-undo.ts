import type { AnonymousContext } from '../../context';
import { appendAudit } from '../../repositories/audit';
import { removeUndoData } from '../../repositories/import-batches';

/**
 * How long an import of people or posts can be taken back: a month of rosters shows what was wrong with it. What it overwrote
 * holds phones and certificates.
 * @source 个人信息保护法 art. 19: kept for the shortest time the purpose needs; thirty days is the bureau's decision (docs/operations.md)
 */
export const undoDays = 30;

/** Removes what imports overwrote once they are older, or have been taken back. What was imported stays. @returns records removed */
export const retainUndo = ({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>): Promise<number> => store.transaction(async (tx) => {
  const ranAt = clock.now(), beforeAt = ranAt - undoDays * 86_400_000;
  const removedCount = await removeUndoData(tx, beforeAt);
  if (removedCount > 0) {
    await appendAudit(tx, {
      at: ranAt, actorAccountId: null, actorName: 'retention', requestId: null, action: 'import.retain', entity: 'import', itemCount: removedCount, detail: { beforeAt: new Date(beforeAt).toISOString() },
    });
  }
  return removedCount;
});
