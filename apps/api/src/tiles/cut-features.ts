import { geoJSONToTile, type GeoJSONVTFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import type { Feature } from 'geojson';
import { tileExtent, type TileFeature, type TileValue } from './encode-tile';

/** Pixels kept beyond each edge, so that wide lines and labels do not break at tile borders. */
export const tileBufferPixels = 96;
/** Bends smaller than this are not drawn. At zoom 18 a pixel of 4096 is 4 cm. */
const tolerancePixels = 2;

/** Cuts features (WGS-84) to one tile with its buffer and simplifies them to what can be seen there. */
export function cutFeatures(features: Feature[], z: number, x: number, y: number): TileFeature[] {
  const tile = geoJSONToTile({ type: 'FeatureCollection', features }, z, x, y, {
    maxZoom: 24, extent: tileExtent, buffer: tileBufferPixels, tolerance: tolerancePixels, clip: true,
  });
  return tileFeaturesOf(tile);
}

/** The features of a cut tile in the encoder's form. */
export function tileFeaturesOf(tile: GeoJSONVTTile | null): TileFeature[] {
  const features: GeoJSONVTFeature[] = tile?.features ?? [];
  return features.map((feature) => ({
    ...(typeof feature.id === 'number' ? { id: feature.id } : {}),
    kind: feature.type === 1 ? 'point' : feature.type === 2 ? 'line' : 'polygon',
    parts: feature.type === 1 ? [feature.geometry] : feature.geometry,
    properties: (feature.tags ?? {}) as Record<string, TileValue | null>,
  }));
}
