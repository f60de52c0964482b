import type { LayerSpecification, StyleSpecification } from '@wuding/catalog';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { hasOtherTiles, planStyleSteps } from './style-change';

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
const style = (layers: LayerSpecification[], sources: StyleSpecification['sources'] = {}): StyleSpecification => ({ version: 8, sources, layers });
const land = (colour: string): LayerSpecification => ({ id: 'land', type: 'background', paint: { 'background-color': colour } });
const roads: LayerSpecification = { id: 'roads', type: 'line', source: 'roads', 'source-layer': 'roads' };
const names: LayerSpecification = { id: 'names', type: 'symbol', source: 'names', layout: { 'text-size': 12 } };
const tiles = (version: string): StyleSpecification['sources'] => ({ roads: { type: 'vector', tiles: [`/tiles?v=${version}`] } });
const withNames = (data: FeatureCollection): StyleSpecification['sources'] => ({ names: { type: 'geojson', data } });

describe('planStyleSteps', () => {
  it('does nothing when nothing differs', () => {
    expect(planStyleSteps(style([land('#fff'), roads], tiles('1')), style([land('#fff'), { ...roads }], tiles('1')))).toEqual([]);
  });

  it('sets only the properties that differ', () => {
    expect(planStyleSteps(style([land('#fff')]), style([land('#000')]))).toEqual([{ step: 'set-paint', id: 'land', name: 'background-color', value: '#000' }]);
    const larger = { ...names, layout: { 'text-size': 14 } } as LayerSpecification;
    expect(planStyleSteps(style([names], withNames(empty)), style([larger], withNames(empty)))).toEqual([{ step: 'set-layout', id: 'names', name: 'text-size', value: 14 }]);
  });

  it('unsets a property that is no longer given', () => {
    const bare: LayerSpecification = { id: 'land', type: 'background' };
    expect(planStyleSteps(style([land('#fff')]), style([bare]))).toEqual([{ step: 'set-paint', id: 'land', name: 'background-color', value: undefined }]);
  });

  it('points a living source at other tiles, so that the old ones stay until the new ones come', () => {
    expect(planStyleSteps(style([roads], tiles('1')), style([roads], tiles('2')))).toEqual([{ step: 'set-tiles', id: 'roads', tiles: ['/tiles?v=2'] }]);
  });

  it('hands over data that is another object, and only then', () => {
    const other: FeatureCollection = { type: 'FeatureCollection', features: [] };
    expect(planStyleSteps(style([names], withNames(empty)), style([names], withNames(other)))).toEqual([{ step: 'set-data', id: 'names', data: other }]);
    expect(planStyleSteps(style([names], withNames(empty)), style([names], withNames(empty)))).toEqual([]);
  });

  it('adds a layer under the one it belongs under, its source first', () => {
    expect(planStyleSteps(style([land('#fff'), names], withNames(empty)), style([land('#fff'), roads, names], { ...tiles('1'), ...withNames(empty) }))).toEqual([
      { step: 'add-source', id: 'roads', source: tiles('1')['roads'] },
      { step: 'add-layer', layer: roads, before: 'names' },
    ]);
  });

  it('adds neighbours top down, so that each finds the one above it', () => {
    const steps = planStyleSteps(style([land('#fff')]), style([land('#fff'), roads, names], { ...tiles('1'), ...withNames(empty) }));
    expect(steps.filter(({ step }) => step === 'add-layer')).toEqual([{ step: 'add-layer', layer: names, before: undefined }, { step: 'add-layer', layer: roads, before: 'names' }]);
  });

  it('removes layers before the source they read', () => {
    expect(planStyleSteps(style([land('#fff'), roads], tiles('1')), style([land('#fff')]))).toEqual([{ step: 'remove-layer', id: 'roads' }, { step: 'remove-source', id: 'roads' }]);
  });

  it('replaces a picture together with what is drawn from it', () => {
    const relief: LayerSpecification = { id: 'relief', type: 'raster', source: 'relief' };
    const picture = (theme: string): StyleSpecification['sources'] => ({ relief: { type: 'image', url: `/relief/${theme}`, coordinates: [[0, 1], [1, 1], [1, 0], [0, 0]] } });
    expect(planStyleSteps(style([relief, land('#fff')], picture('light')), style([relief, land('#fff')], picture('dark')))).toEqual([
      { step: 'remove-layer', id: 'relief' }, { step: 'remove-source', id: 'relief' },
      { step: 'add-source', id: 'relief', source: picture('dark')['relief'] }, { step: 'add-layer', layer: relief, before: 'land' },
    ]);
  });

  it('replaces a broken source even when nothing about it differs', () => {
    expect(planStyleSteps(style([roads], tiles('1')), style([roads], tiles('1')), new Set(['roads'])).map(({ step }) => step)).toEqual(['remove-layer', 'remove-source', 'add-source', 'add-layer']);
  });

  it('draws anew a layer whose filter or zooms differ', () => {
    const nearer = { ...roads, minzoom: 12 } as LayerSpecification;
    expect(planStyleSteps(style([roads], tiles('1')), style([nearer], tiles('1'))).map(({ step }) => step)).toEqual(['remove-layer', 'add-layer']);
  });
});

describe('hasOtherTiles', () => {
  it('looks at the addresses of tiles and nothing else', () => {
    expect(hasOtherTiles(style([roads], tiles('1')), style([land('#fff')], tiles('2')), 'roads')).toBe(true);
    expect(hasOtherTiles(style([roads], tiles('1')), style([land('#fff')], tiles('1')), 'roads')).toBe(false);
    expect(hasOtherTiles(style([names], withNames(empty)), style([names], withNames({ ...empty })), 'names')).toBe(false);
  });
});
