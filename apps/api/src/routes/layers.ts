import { accept } from '@wuding/domain';
import { Binary, type Routes } from '../http/handler';
import { listLayers } from '../usecases/layers/list-layers';
import { readLayerFeatures } from '../usecases/layers/read-layer-features';
import { readLayerTile } from '../usecases/layers/read-layer-tile';

export const tileMedia = 'application/vnd.mapbox-vector-tile';

export const layerRoutes: Routes<'listLayers' | 'readLayerFeatures' | 'readLayerTile'> = {
  listLayers: async ({ ctx }) => listLayers({ ctx }),
  readLayerFeatures: ({ ctx, services, params, query }) => readLayerFeatures({ ctx, cubes: services.cubes, input: { params, query } }),
  readLayerTile: async ({ ctx, services, params, query }) => {
    const tile = await readLayerTile({ ctx, cubes: services.cubes, input: { params, query } });
    if (!tile.ok) return tile;
    return accept(new Binary(tile.value.make, tileMedia, { etag: `"${tile.value.version}"`, cacheControl: 'private, no-cache' }));
  },
};
