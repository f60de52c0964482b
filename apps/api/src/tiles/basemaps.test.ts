import { VectorTile } from '@mapbox/vector-tile';
import { tileAt } from '@wuding/geo';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../config';
import { openBasemaps } from './basemaps';

const basemaps = openBasemaps(readConfig({}).dataFolder);
const layersAt = (z: number) => {
  const [, x, y] = tileAt([98.69, 24.588], z);
  return new VectorTile(new PbfReader(basemaps.find('county')?.tile(z, x, y) ?? new Uint8Array())).layers;
};

describe('the base map of the county', () => {
  it('holds land, blocks, buildings with storeys and the named river', () => {
    const layers = layersAt(12);
    expect(Object.keys(layers)).toEqual(expect.arrayContaining(['fields', 'blocks', 'buildings', 'water']));
    expect(layers['buildings']?.feature(0).properties).toHaveProperty('storeys');
    const water = layers['water'];
    const names = Array.from({ length: water?.length ?? 0 }, (_, i) => water?.feature(i).properties['name']);
    expect(names).toContain('龙川河');
  });

  it('is empty where nothing was drawn', () => {
    expect(basemaps.find('county')?.tile(14, 0, 0)).toHaveLength(0);
  });

  it('has a relief in both themes', () => {
    for (const theme of ['light', 'dark'] as const) {
      expect(new TextDecoder('latin1').decode(basemaps.find('county')?.relief(theme).subarray(8, 12))).toBe('WEBP');
    }
  });

  it.each(['nowhere', '../county', '', 'calendar'])('there is none named "%s"', (name) => {
    expect(basemaps.find(name)).toBeNull();
  });
});
