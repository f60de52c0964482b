import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { encodeTile, type TileFeature } from './encode-tile';

const decode = (features: TileFeature[]) => {
  const layer = new VectorTile(new PbfReader(encodeTile([{ name: 'things', features }]))).layers['things'];
  if (layer === undefined) throw new Error('no layer');
  return Array.from({ length: layer.length }, (_, i) => layer.feature(i));
};
const pointsOf = (geometry: { x: number; y: number }[][]) => geometry.map((part) => part.map(({ x, y }) => [x, y]));

describe('an encoded tile, read by another implementation of the specification', () => {
  it('carries points, lines and rings where they were', () => {
    const square = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]] as [number, number][];
    const [point, line, polygon] = decode([
      { id: 7, kind: 'point', parts: [[[5, -3], [4096, 4100]]], properties: {} },
      { kind: 'line', parts: [[[0, 0], [100, -50], [30, 20]], [[1, 1], [2, 2]]], properties: {} },
      { kind: 'polygon', parts: [square], properties: {} },
    ]);
    expect(point?.id).toBe(7);
    expect(pointsOf(point?.loadGeometry() ?? [])).toEqual([[[5, -3]], [[4096, 4100]]]);
    expect(pointsOf(line?.loadGeometry() ?? [])).toEqual([[[0, 0], [100, -50], [30, 20]], [[1, 1], [2, 2]]]);
    expect(pointsOf(polygon?.loadGeometry() ?? [])).toEqual([square]);
  });

  it('carries every kind of value, shares repeated ones and leaves null out', () => {
    const properties = { name: '龙山大道', count: 3, below: -4, ratio: 0.25, open: true, big: 1_700_000_000, nothing: null };
    const { nothing: _nothing, ...rest } = properties;
    const features = decode([{ kind: 'point', parts: [[[1, 1]]], properties }, { kind: 'point', parts: [[[2, 2]]], properties }]);
    for (const feature of features) expect(feature.properties).toEqual(rest);
    const [one, two] = [1, 100].map((n) => encodeTile([{ name: 'a', features: Array.from({ length: n }, () => ({ kind: 'point' as const, parts: [[[1, 1] as const]], properties })) }]).length);
    expect(two).toBeLessThan((one ?? 0) + 100 * 30);
  });

  it('is empty when there is nothing to show', () => {
    expect(encodeTile([{ name: 'things', features: [] }])).toHaveLength(0);
  });
});
