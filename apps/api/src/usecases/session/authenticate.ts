import { isSessionLive, isTouchDue } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { findSession, writeLastSeen } from '../../repositories/sessions';
import { toSessionActor, type SessionActor } from './session-actor';
import { hashToken } from './token';

/**
 * Who a session token stands for, with role and districts as they are now; null when it is forged, ended, idle too long,
 * or its account was disabled meanwhile. One indexed query; a write at most once a minute.
 */
export async function authenticate(
  { store, clock }: Pick<AnonymousContext, 'store' | 'clock'>,
  token: string,
): Promise<SessionActor | null> {
  const tokenHash = hashToken(token);
  if (tokenHash === null) return null;
  const session = await findSession(store.db, tokenHash);
  const now = clock.now();
  if (session === null || session.isDisabled || !isSessionLive(session, now)) return null;
  if (isTouchDue(session, now)) await writeLastSeen(store.db, tokenHash, now);
  return toSessionActor(session);
}
