import { accept, refuse, type Result } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { deleteSessionByHash } from '../../repositories/sessions';
import { mutate } from '../mutate';
import { authenticate } from './authenticate';
import { hashToken } from './token';

/** Ends the session of a token, so that the token is worth nothing afterwards. Refuses `not-signed-in` when it already was. */
export async function deleteSession({ ctx, input }: { ctx: AnonymousContext; input: { token: string } }): Promise<Result<null>> {
  const actor = await authenticate(ctx, input.token);
  const tokenHash = hashToken(input.token);
  if (actor === null || tokenHash === null) return refuse('not-signed-in');
  return mutate<null>({ ...ctx, actor }, async (tx) => {
    if ((await deleteSessionByHash(tx, tokenHash)) === null) return refuse('not-signed-in');
    return accept({ value: null, audit: { action: 'session.end', entity: 'account', entityId: actor.username } });
  });
}
