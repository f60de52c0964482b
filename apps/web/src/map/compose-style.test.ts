import { layers, type StyleSpecification } from '@wuding/catalog';
import { describe, expect, it } from 'vitest';
import { composeStyle, noFeatures, type StyleInput } from './compose-style';
import { aDataset } from './testing';

const allLayers = layers.map(({ id }) => id);
type Intent = StyleInput['intent'];

function compose(intent: Partial<Intent> = {}, rest: Partial<Omit<StyleInput, 'intent'>> = {}): StyleSpecification {
  const whole: Intent = { dataset: aDataset(), theme: 'light', visibleLayerIds: allLayers, timeRange: { from: null, to: null }, dataVersion: '7', ...intent };
  return composeStyle({ intent: whole, features: new Map(), heat: { a: noFeatures, b: noFeatures }, shownHeat: null, pin: noFeatures, pastBoundary: noFeatures, reaches: noFeatures, fadeMilliseconds: 200, ...rest });
}
const tilesOf = (style: StyleSpecification, id: string): URL => {
  const source = style.sources[id];
  if (source?.type !== 'vector') throw new Error(`${id} is not a vector source`);
  return new URL(source.tiles![0]!.replaceAll(/[{}]/g, ''), 'http://here');
};
const idsOf = (style: StyleSpecification): string[] => style.layers.map(({ id }) => id);
const paintOf = (style: StyleSpecification, id: string): Record<string, unknown> => (style.layers.find((layer) => layer.id === id)?.paint ?? {}) as Record<string, unknown>;

describe('composeStyle', () => {
  it('gives every layer a source that exists', () => {
    const { layers: drawn, sources } = compose();
    for (const layer of drawn) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source);
  });

  it('leaves nothing in the style that MapLibre does not know', () => {
    expect(compose().layers.every((layer) => !('slot' in layer))).toBe(true);
  });

  it('asks nobody but this origin', () => {
    expect(JSON.stringify(compose())).not.toMatch(/https?:/);
    expect(compose()).not.toHaveProperty('glyphs');
    expect(compose()).not.toHaveProperty('sprite');
  });

  it('shows only the layers asked for, and no source of the others', () => {
    const style = compose({ visibleLayerIds: ['streets'] });
    expect(idsOf(style).filter((id) => /^(districts|places|incidents)/.test(id))).toEqual([]);
    expect(Object.keys(style.sources)).not.toContain('incidents');
    expect(idsOf(style)).toContain('streets-main-fill');
  });

  it('draws in the same order whatever the order of asking, and ignores what it does not know', () => {
    expect(idsOf(compose({ visibleLayerIds: [...allLayers, 'lamp-posts'].reverse() }))).toEqual(idsOf(compose()));
  });

  it('names dataset, time and version in tile addresses', () => {
    const timeRange = { from: '2026-10-21T16:00:00Z', to: '2026-11-20T16:00:00Z' };
    const { pathname, searchParams } = tilesOf(compose({ timeRange }), 'incidents');
    expect(pathname).toBe('/api/layers/incidents/tiles/z/x/y');
    expect(Object.fromEntries(searchParams)).toEqual({ dataset: 'county', from: timeRange.from, to: timeRange.to, v: '7' });
  });

  it('asks for no time where a layer has none', () => {
    const { searchParams } = tilesOf(compose({ timeRange: { from: '2026-10-21T16:00:00Z', to: null } }), 'streets');
    expect([...searchParams.keys()]).toEqual(['dataset', 'v']);
  });

  it('hands over districts whole, once they are loaded', () => {
    const features = { type: 'FeatureCollection' as const, features: [] };
    expect(compose({}, { features: new Map([['districts', features]]) }).sources['districts']).toMatchObject({ type: 'geojson', data: features });
    expect(compose().sources['districts']).toMatchObject({ type: 'geojson', data: noFeatures });
  });

  it('takes the relief of the theme', () => {
    expect(compose().sources['relief']).toMatchObject({ type: 'image', url: '/api/basemaps/county/relief/light' });
    expect(compose({ theme: 'dark' }).sources['relief']).toMatchObject({ url: '/api/basemaps/county/relief/dark' });
  });

  it('changes colours and never layers with the theme', () => {
    expect(idsOf(compose({ theme: 'dark' }))).toEqual(idsOf(compose()));
    expect(paintOf(compose({ theme: 'dark' }), 'land')).toEqual({ 'background-color': '#141B20' });
  });

  it('is a plain ground where the dataset has no base map', () => {
    const style = compose({ dataset: aDataset({ basemap: null }), visibleLayerIds: [] });
    expect(Object.keys(style.sources)).toEqual(['heat-a', 'heat-b', 'cell-marks', 'patrol-lines', 'past-boundary', 'reach', 'pin']);
    expect(idsOf(style)[0]).toBe('land');
    expect(paintOf(style, 'land')).toEqual({ 'background-color': '#E0DCD3' });
  });

  it('draws tiles without relief for a base map nobody described', () => {
    const style = compose({ dataset: aDataset({ basemap: 'new town' }) });
    expect(style.sources['basemap']).toMatchObject({ tiles: ['/api/basemaps/new%20town/{z}/{x}/{y}'] });
    expect(style.sources).not.toHaveProperty('relief');
  });

  it('keeps single incidents for nearer zooms while the heat grid tells of them', () => {
    const nearest = (style: StyleSpecification): unknown => style.layers.find(({ id }) => id === 'incidents-open')?.minzoom;
    expect([nearest(compose()), nearest(compose({}, { shownHeat: 'a' }))]).toEqual([14, 15]);
  });

  it('lets districts step back under heat, and shows one copy of the grid at eight tenths', () => {
    const style = compose({}, { shownHeat: 'b' });
    expect(paintOf(style, 'heat-b-3')['fill-opacity']).toBe(0.8);
    expect(paintOf(style, 'heat-a-3')['fill-opacity']).toBe(0);
    expect(paintOf(style, 'districts-glow-1')['line-opacity']).toBe(0.12);
    expect(paintOf(compose(), 'districts-glow-1')['line-opacity']).toBe(0.4);
  });
});
