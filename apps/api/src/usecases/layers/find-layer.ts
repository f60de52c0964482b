import { findLayer, sceneLayerIds, type LayerDescriptor } from '@wuding/catalog';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';

/** A layer the actor may see. One it may not see is refused as such: the catalogue itself is no secret. */
export function findVisibleLayer(ctx: Context, id: string): Result<LayerDescriptor> {
  const layer = findLayer(id);
  if (layer === undefined) return refuse('unknown-layer', { pointer: '/id', data: { layer: id } });
  // A screen draws what its scenes are made of, and no more of the map.
  const isSeen = ctx.actor.role === 'screen' ? isAllowed(ctx.actor, 'map.draw') && sceneLayerIds.has(id) : isAllowed(ctx.actor, layer.permission);
  return isSeen ? accept(layer) : refuse('not-allowed');
}
