import { z } from 'zod';
import { endpoint } from '../endpoint';
import { bbox, datasetKey, instant } from '../parameters';
import { featureCollectionSchema } from '../geojson';

const layerSummarySchema = z.object({
  id: z.string(), title: z.string(), geometry: z.enum(['point', 'line', 'polygon']), minzoom: z.number(), hasTime: z.boolean(),
  properties: z.array(z.object({ name: z.string(), type: z.enum(['string', 'number', 'instant']), title: z.string() })),
  description: z.string(),
});
export const listLayers = endpoint({ id: 'listLayers', method: 'get', path: '/layers', access: 'map.read', summary: '图层目录', response: z.object({ items: z.array(layerSummarySchema) }) });

export const readLayerFeatures = endpoint({
  id: 'readLayerFeatures', method: 'get', path: '/layers/:id/features', access: 'map.draw', summary: '图层要素（GeoJSON，至多 10,000）',
  params: z.object({ id: z.string().max(64) }),
  query: z.object({ dataset: datasetKey, bbox: bbox.optional(), from: instant.optional(), to: instant.optional(), limit: z.coerce.number().int().min(1).max(10_000).default(1_000), cursor: z.string().max(200).optional(), sort: z.enum(['id']).default('id') }),
  response: featureCollectionSchema,
  problems: ['unknown-layer', 'unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const readLayerTile = endpoint({
  id: 'readLayerTile', method: 'get', path: '/layers/:id/tiles/:z/:x/:y', access: 'map.draw', summary: '图层矢量瓦片（MVT）',
  params: z.object({ id: z.string().max(64), z: z.coerce.number().int().min(0).max(22), x: z.coerce.number().int().min(0), y: z.coerce.number().int().min(0) }),
  query: z.object({ dataset: datasetKey, from: instant.optional(), to: instant.optional(), codes: z.string().max(2_000).optional(), v: z.string().max(64).optional() }),
  media: 'application/vnd.mapbox-vector-tile',
  problems: ['unknown-layer', 'unknown-dataset', 'tile-out-of-range', 'window-ends-before-it-begins'],
});
export const readBasemapTile = endpoint({
  id: 'readBasemapTile', method: 'get', path: '/basemaps/:name/:z/:x/:y', access: 'map.draw', summary: '底图矢量瓦片（MVT）',
  params: z.object({ name: z.string().max(64), z: z.coerce.number().int().min(0).max(22), x: z.coerce.number().int().min(0), y: z.coerce.number().int().min(0) }),
  media: 'application/vnd.mapbox-vector-tile',
  problems: ['not-found', 'tile-out-of-range'],
});
export const readBasemapImage = endpoint({
  id: 'readBasemapImage', method: 'get', path: '/basemaps/:name/relief/:theme', access: 'map.draw', summary: '底图地形晕渲',
  params: z.object({ name: z.string().max(64), theme: z.enum(['light', 'dark']) }),
  media: 'image/webp', problems: ['not-found'],
});
