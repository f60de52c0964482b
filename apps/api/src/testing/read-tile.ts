import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface ReadFeature {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Tile pixels by part. */
  readonly parts: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

/** What another implementation of the specification reads in one layer of a tile; nothing where there is no such layer. */
export function readTile(tile: Uint8Array, layerName: string): ReadFeature[] {
  const layer = new VectorTile(new PbfReader(tile)).layers[layerName];
  return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
    const feature = layer!.feature(index);
    return { id: feature.id, properties: feature.properties, parts: feature.loadGeometry() };
  });
}
