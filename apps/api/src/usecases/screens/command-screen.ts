import { isSceneId } from '@wuding/catalog';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, screenStateAt, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { WallLive } from '../../live/wall-live';
import { findScreen } from '../../repositories/screens';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';

type Input = ParsedOf<Endpoints['commandScreen']>['body'] & { readonly id: number; readonly idempotencyKey?: string | null };

/**
 * Tells a screen what to show, once it is written who did. The same key again tells it nothing: one touch is one scene.
 * Refuses `not-found` for one whose right is over, `screen-away` while no browser shows it, `unknown-scene` for one it may not show.
 */
export async function commandScreen({ ctx, input: { id, act, sceneId: wanted, idempotencyKey }, wall }: { ctx: Context; input: Input; wall: WallLive }): Promise<Result<ResponseOf<Endpoints['commandScreen']>>> {
  if (!isAllowed(ctx.actor, 'screen.manage')) return refuse('not-allowed');
  const now = ctx.clock.now(), sceneId = act === 'show' ? wanted : null;
  let isFirst = false;
  const written = await mutate(ctx, async (tx) => {
    const screen = await findScreen(tx, id), state = screen === null ? 'revoked' : screenStateAt(screen, now);
    if (screen === null || state === 'revoked' || state === 'expired') return refuse('not-found');
    const { ids } = screen.sceneIds;
    if (act === 'show' && (sceneId === null || !isSceneId(sceneId) || ids?.includes(sceneId) === false)) return refuse('unknown-scene', { pointer: '/sceneId', data: { scene: sceneId ?? '' } });
    const reachedCount = wall.countOf(id);
    if (reachedCount === 0) return refuse('screen-away');
    isFirst = true;
    return accept({
      value: { reachedCount, at: instantText(now) },
      audit: { action: 'screen.command', entity: 'screen', entityId: String(id), datasetId: screen.datasetId, detail: { name: screen.name, act, ...(sceneId === null ? {} : { scene: sceneId }) } },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'commandScreen', body: { id, act, sceneId } } });
  if (written.ok && isFirst) wall.command(id, { act, sceneId });
  return written;
}
