import { validateStyleMin, type SourceSpecification, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { basemapStyle, basemaps } from './basemap/basemap';
import { flavorUnderHeat, scaledFlavor, type Flavor } from './flavor';
import { darkFlavor } from './flavors/dark';
import { lightFlavor } from './flavors/light';
import type { LayerDescriptor } from './layer';
import { cellMarkLayers } from './overlays/cell-marks';
import { heatLayers } from './overlays/heat';
import { pinLayers } from './overlays/pin';
import { findLayer, layers } from './registry';
import { slots, stackLayers, type SlottedLayer } from './slot';

const wall = { lineScale: 1.6, textScale: 2 };
const flavors: [string, Flavor][] = [
  ['light', lightFlavor], ['dark', darkFlavor], ['light under heat', flavorUnderHeat(lightFlavor)], ['dark wall', scaledFlavor(darkFlavor, wall)],
];

const sources: Record<string, SourceSpecification> = {
  basemap: { type: 'vector', tiles: ['https://example.org/{z}/{x}/{y}'] },
  tiles: { type: 'vector', tiles: ['https://example.org/{z}/{x}/{y}'] },
  relief: { type: 'image', url: 'https://example.org/relief', coordinates: [[0, 1], [1, 1], [1, 0], [0, 0]] },
  ...Object.fromEntries(['features', 'relief-edge', 'heat-a', 'heat-b', 'cell-marks', 'pin'].map((id) => [id, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }])),
};

const faultsOf = (drawn: readonly SlottedLayer[]): string[] => {
  const style: StyleSpecification = { version: 8, sources, layers: stackLayers(drawn) };
  return validateStyleMin(style).map(({ message }) => message);
};

const drawnBy = (layer: LayerDescriptor, flavor: Flavor): SlottedLayer[] =>
  layer.style(flavor).map((style) => (layer.delivery === 'tiles' ? { ...style, source: 'tiles', 'source-layer': layer.id } : { ...style, source: 'features' }) as SlottedLayer);

/** The style as text, for questions about what it reads. */
const textOf = (layer: LayerDescriptor): string => JSON.stringify(layer.style(lightFlavor));

describe.each(layers)('the layer $id', (layer) => {
  it.each(flavors)('is valid MapLibre style in %s', (_, flavor) => {
    expect(faultsOf(drawnBy(layer, flavor))).toEqual([]);
  });

  it('can be named in an address and in SQL', () => {
    expect(layer.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    expect(layer.id.length).toBeLessThanOrEqual(57);
  });

  it('draws layers of its own name, each once', () => {
    const ids = layer.style(lightFlavor).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every((id) => id.startsWith(`${layer.id}-`))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws the same layers in both themes', () => {
    expect(layer.style(darkFlavor).map(({ id }) => id)).toEqual(layer.style(lightFlavor).map(({ id }) => id));
  });

  it('reads only properties that travel with its features', () => {
    const derived = layer.deriveFeatures === undefined ? [] : ['side', 'rank', 'districtId'];
    const known = new Set([...layer.properties.map(({ name }) => name), ...derived, 'count']);
    const read = [...textOf(layer).matchAll(/\["get","([^"]+)"\]/g)].map(([, name]) => name!);
    expect(read.filter((name) => !known.has(name))).toEqual([]);
  });

  it('titles a popup with one of its properties', () => {
    expect(layer.properties.map(({ name }) => name)).toContain(layer.titleProperty);
  });

  it('names its properties as SQL does', () => {
    for (const { name } of layer.properties) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  it('carries its time when it has one', () => {
    expect(layer.properties.some(({ name, type }) => name === 'valid_from' && type === 'instant')).toBe(layer.hasTime);
  });

  it('speaks both languages', () => {
    const titles = [layer.title, layer.description, ...layer.properties.map(({ title }) => title), ...layer.legend.map(({ title }) => title)];
    for (const { zh, en } of titles) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z]/);
    }
  });

  it('explains its marks in colours that are colours', () => {
    expect(layer.legend.length).toBeGreaterThan(0);
    for (const flavor of [lightFlavor, darkFlavor]) {
      for (const { colour, rim } of layer.legend) {
        expect(colour(flavor)).toMatch(/^#[0-9A-F]{6}([0-9A-F]{2})?$/i);
        if (rim !== undefined) expect(rim(flavor)).toMatch(/^#[0-9A-F]{6}$/i);
      }
    }
  });
});

describe('the registry', () => {
  it('knows each layer once', () => {
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length);
    expect(findLayer('streets')?.id).toBe('streets');
    expect(findLayer('nothing-of-the-kind')).toBeUndefined();
  });
});

describe.each(flavors)('the ground and the overlays in %s', (_, flavor) => {
  it.each(basemaps)('the base map $name is valid MapLibre style', (basemap) => {
    expect(faultsOf(basemapStyle(basemap, flavor))).toEqual([]);
  });
  it('plain land is valid where there is no base map', () => {
    expect(faultsOf(basemapStyle(undefined, flavor))).toEqual([]);
  });
  it('heat and pin are valid MapLibre style', () => {
    expect(faultsOf([...heatLayers({ flavor, shown: 'b', fadeMilliseconds: 200, ramp: 'difference' }), ...cellMarkLayers(flavor), ...pinLayers(flavor)])).toEqual([]);
  });
  it('everything together is valid and has no layer twice', () => {
    const everything = [...basemapStyle(basemaps[0], flavor), ...layers.flatMap((layer) => drawnBy(layer, flavor)), ...heatLayers({ flavor, shown: null, fadeMilliseconds: 0, ramp: 'heat' }), ...pinLayers(flavor)];
    expect(faultsOf(everything)).toEqual([]);
  });
});

describe('a change of theme', () => {
  it('is immediate: no colour is read from a feature, which would have every tile cut again', () => {
    const everything = [...basemapStyle(basemaps[0], lightFlavor), ...layers.flatMap((layer) => drawnBy(layer, lightFlavor)), ...heatLayers({ flavor: lightFlavor, shown: 'a', fadeMilliseconds: 0, ramp: 'heat' }), ...pinLayers(lightFlavor)];
    const colours = everything.flatMap(({ id, paint }) => Object.entries(paint ?? {}).filter(([name]) => name.endsWith('-color')).map(([name, value]) => `${id} ${name} ${JSON.stringify(value)}`));
    expect(colours.length).toBeGreaterThan(30);
    expect(colours.filter((colour) => /"(get|has|id|properties|feature-state|geometry-type)"/.test(colour))).toEqual([]);
  });
});

describe('the floors of the map', () => {
  const order = stackLayers([...basemapStyle(basemaps[0], lightFlavor), ...layers.flatMap((layer) => drawnBy(layer, lightFlavor)), ...heatLayers({ flavor: lightFlavor, shown: 'a', fadeMilliseconds: 0, ramp: 'heat' }), ...pinLayers(lightFlavor)]).map(({ id }) => id);
  const isUnder = (below: string, above: string): boolean => order.indexOf(below) < order.indexOf(above) && order.includes(below);

  it('casings of all streets lie under the fills of all streets, alley to main', () => {
    expect(order.filter((id) => /^streets-.*-(casing|fill)$/.test(id))).toEqual([
      'streets-alley-casing', 'streets-secondary-casing', 'streets-main-casing', 'streets-alley-fill', 'streets-secondary-fill', 'streets-main-fill',
    ]);
  });
  it('heat covers streets and leaves their names readable', () => {
    expect(isUnder('streets-main-fill', 'heat-a-0')).toBe(true);
    expect(isUnder('heat-b-5', 'streets-alley-label')).toBe(true);
  });
  it('names win over one another in the order district, place, main street, water, secondary, alley', () => {
    const names = ['streets-alley-label', 'streets-secondary-label', 'water-label', 'streets-main-label', 'places-landmark', 'districts-name'];
    expect(order.filter((id) => names.includes(id))).toEqual(names);
  });
  it('keeps the order of the registry within a floor', () => {
    const twice = slots.map((slot, index) => ({ id: `${index}`, slot, type: 'background' }) as SlottedLayer).flatMap((layer) => [layer, { ...layer, id: `${layer.id}b` }]);
    expect(stackLayers([...twice].reverse()).map(({ id }) => id)).toEqual(slots.flatMap((_, index) => [`${index}b`, `${index}`]));
  });
});
