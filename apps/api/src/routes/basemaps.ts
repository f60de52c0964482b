import { accept, refuse } from '@wuding/domain';
import { isTile } from '@wuding/geo';
import { Binary, type Routes } from '../http/handler';
import { tileMedia } from './layers';

const cacheControl = 'private, max-age=3600';

/** Base maps are files, not records: nothing to decide but whether they exist. */
export const basemapRoutes: Routes<'readBasemapTile' | 'readBasemapImage'> = {
  readBasemapTile: async ({ services, params: { name, z, x, y } }) => {
    const basemap = services.basemaps.find(name);
    if (basemap === null) return refuse('not-found', { pointer: '/name' });
    if (!isTile(z, x, y)) return refuse('tile-out-of-range', { pointer: '/z' });
    return accept(new Binary(() => basemap.tile(z, x, y), tileMedia, { etag: `"${basemap.version}-${z}-${x}-${y}"`, cacheControl }));
  },
  readBasemapImage: async ({ services, params: { name, theme } }) => {
    const basemap = services.basemaps.find(name);
    if (basemap === null) return refuse('not-found', { pointer: '/name' });
    return accept(new Binary(() => basemap.relief(theme), 'image/webp', { etag: `"${basemap.version}-${theme}"`, cacheControl }));
  },
};
