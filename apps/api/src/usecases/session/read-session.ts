import type { SessionView } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { isSessionActor, toSessionView } from './session-actor';

/** The actor's own session: who they are, what they may do, until when. */
export async function readSession({ ctx }: { ctx: Context }): Promise<Result<SessionView>> {
  const { actor } = ctx;
  if (!isAllowed(actor, 'session.own', { ownerAccountId: actor.accountId })) return refuse('not-allowed');
  return isSessionActor(actor) ? accept(toSessionView(actor)) : refuse('not-signed-in');
}
