import { isSessionLive, isTouchDue } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { BatchedReads } from '../../live/batched-reads';
import { findSessions, writeLastSeen, type SessionRecord } from '../../repositories/sessions';
import { toSessionActor, type SessionActor } from './session-actor';
import { hashToken } from './token';

/**
 * Who a session token stands for, with role and districts as they are now; null when it is forged, ended, idle too long,
 * or its account was disabled meanwhile. One indexed query, which those
 * who ask at the same time share where `sessions` is given; a write at most once a minute.
 * @param isUse false = a page asked by itself, with nobody there: the idle time goes on
 */
export async function authenticate(
  { store, clock, sessions }: Pick<AnonymousContext, 'store' | 'clock'> & { readonly sessions?: BatchedReads<string, SessionRecord> },
  token: string,
  { isUse = true }: { readonly isUse?: boolean } = {},
): Promise<SessionActor | null> {
  const tokenHash = hashToken(token);
  if (tokenHash === null) return null;
  const session = await (sessions?.read(tokenHash) ?? findSessions(store.db, [tokenHash]).then((found) => found.get(tokenHash) ?? null));
  const now = clock.now();
  if (session === null || session.isDisabled || !isSessionLive(session, now)) return null;
  if (isUse && isTouchDue(session, now)) await writeLastSeen(store.db, tokenHash, now);
  return toSessionActor(session);
}
