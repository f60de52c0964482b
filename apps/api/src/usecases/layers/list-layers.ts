import { layers } from '@wuding/catalog';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, type Result } from '@wuding/domain';
import type { Context } from '../../context';

/** The layers the actor may see, bottom to top. */
export const listLayers = ({ ctx }: { ctx: Context }): Result<ResponseOf<Endpoints['listLayers']>> =>
  accept({
    items: layers.filter(({ permission }) => isAllowed(ctx.actor, permission)).map((layer) => ({
      id: layer.id, title: layer.title.zh, description: layer.description.zh, geometry: layer.geometry, minzoom: layer.minzoom, hasTime: layer.hasTime,
      properties: layer.properties.map(({ name, type, title }) => ({ name, type, title: title.zh })),
    })),
  });
