import { signInPolicy } from '@wuding/domain';
import { deleteDeadSessions } from '../repositories/sessions';
import { anchorAuditHead, type AnchorPlace } from './audit/anchor-audit-head';
import { purgeIdempotencyKeys } from './idempotency';

const everyMilliseconds = 10 * 60_000;

/** What must be done now and then: anchor the audit chain, forget old idempotency keys and dead sessions. */
export async function keepHouseOnce(place: AnchorPlace): Promise<void> {
  const now = place.clock.now();
  await anchorAuditHead(place);
  await purgeIdempotencyKeys(place);
  await deleteDeadSessions(place.store.db, { expiredBy: now, unseenSince: now - signInPolicy.sessionIdleMilliseconds });
}

/**
 * Does so every ten minutes until it is stopped. What an intruder rewrites within ten minutes of its writing escapes the
 * anchor; anchoring at stop and start closes the gap across restarts.
 * @param onFault told when the store or the disk does not answer; the next turn tries again
 * @returns stops it
 */
export function keepHouse(place: AnchorPlace, onFault: (error: unknown) => void): () => void {
  const timer = setInterval(() => void keepHouseOnce(place).catch(onFault), everyMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
