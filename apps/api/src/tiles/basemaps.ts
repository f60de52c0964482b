import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { FeatureCollection } from 'geojson';
import { tileBufferPixels, tileFeaturesOf } from './cut-features';
import { encodeTile, tileExtent } from './encode-tile';

/** A base map: land cover that never changes while the server runs. Streets and districts are layers of the dataset. */
export interface Basemap {
  /** Changes with the files; part of every tile's ETag. */
  readonly version: string;
  tile(z: number, x: number, y: number): Uint8Array;
  /** WebP hillshade with contours. */
  relief(theme: 'light' | 'dark'): Uint8Array;
}

export interface Basemaps {
  find(name: string): Basemap | null;
}

/** Files of a base map, bottom to top; each becomes a tile layer of that name. */
const layerFiles = ['fields.geojson.gz', 'blocks.geojson.gz', 'green.geojson', 'water.geojson.gz', 'buildings.geojson.gz', 'bridges.geojson'] as const;
/** Tiles kept encoded, about 20 kB each. */
const cachedTileCount = 2_000;

/**
 * The base maps below a folder, one sub-folder each, cut into tiles when first looked at.
 * @param dataFolder absolute path; base map `county` lies in `<dataFolder>/county`
 */
export function openBasemaps(dataFolder: string): Basemaps {
  const opened = new Map<string, Basemap>();
  return {
    find(name) {
      if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(dataFolder, name, 'relief-light.webp'))) return null;
      const basemap = opened.get(name) ?? openBasemap(join(dataFolder, name));
      opened.set(name, basemap);
      return basemap;
    },
  };
}

function openBasemap(folder: string): Basemap {
  const files = layerFiles.map((file) => ({ name: file.split('.')[0] ?? file, bytes: readFileSync(join(folder, file)), isGzipped: file.endsWith('.gz') }));
  const hash = createHash('sha256');
  for (const { bytes } of files) hash.update(bytes);
  const layers = files.map(({ name, bytes, isGzipped }) => {
    const collection = JSON.parse((isGzipped ? gunzipSync(bytes) : bytes).toString('utf8')) as FeatureCollection;
    return { name, index: new GeoJSONVT(collection, { maxZoom: 18, indexMaxZoom: 12, extent: tileExtent, buffer: tileBufferPixels, tolerance: 2 }) };
  });
  const tiles = new Map<string, Uint8Array>();
  const reliefs = { light: readFileSync(join(folder, 'relief-light.webp')), dark: readFileSync(join(folder, 'relief-dark.webp')) };
  return {
    version: hash.digest('hex').slice(0, 16),
    relief: (theme) => reliefs[theme],
    tile(z, x, y) {
      const key = `${z}/${x}/${y}`;
      const tile = tiles.get(key) ?? encodeTile(layers.map(({ name, index }) => ({ name, features: tileFeaturesOf(index.getTile(z, x, y)) })));
      tiles.delete(key); // set again at the end: the first key is always the one longest unused
      tiles.set(key, tile);
      for (const oldest of tiles.keys()) {
        if (tiles.size <= cachedTileCount) break;
        tiles.delete(oldest);
      }
      return tile;
    },
  };
}
