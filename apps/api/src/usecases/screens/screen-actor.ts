import { screenStateAt, type Actor } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import type { BatchedReads } from '../../live/batched-reads';
import { findScreensByToken, writeScreenSeen, type ScreenRecord } from '../../repositories/screens';
import { hashToken } from '../session/token';

/** A screen that reads the wall; no account, no district of its own. */
export interface ScreenActor extends Actor {
  readonly role: 'screen';
  readonly screenId: number;
  readonly datasetId: number;
}

export const isScreenActor = (actor: Actor): actor is ScreenActor => actor.role === 'screen' && 'screenId' in actor;

/** Asked for by the minute at most: what an operator reads is whether a screen is alive. */
const seenMilliseconds = 60_000;

/** The screen behind a token, revoked and expired ones included; null for no token of ours. */
export async function findScreenOf(
  { store, screens }: Pick<AnonymousContext, 'store'> & { readonly screens?: BatchedReads<string, ScreenRecord> }, token: string | undefined,
): Promise<ScreenRecord | null> {
  const tokenHash = token === undefined ? null : hashToken(token);
  if (tokenHash === null) return null;
  return screens === undefined ? (await findScreensByToken(store.db, [tokenHash])).get(tokenHash) ?? null : screens.read(tokenHash);
}

/** Who a screen's token stands for; null when nobody has paired it, or its right is over or taken back. */
export async function authenticateScreen(
  place: Pick<AnonymousContext, 'store' | 'clock'> & { readonly screens?: BatchedReads<string, ScreenRecord> }, token: string,
): Promise<ScreenActor | null> {
  const screen = await findScreenOf(place, token), now = place.clock.now();
  if (screen === null) return null;
  const state = screenStateAt(screen, now);
  if (state === 'revoked' || state === 'expired') return null;
  if (screen.lastSeenAt === null || now - screen.lastSeenAt >= seenMilliseconds) await writeScreenSeen(place.store.db, screen.id, now);
  return { accountId: null, username: `screen:${screen.id}`, role: 'screen', districtIds: [], screenId: screen.id, datasetId: screen.datasetId };
}
