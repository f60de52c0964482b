import { describe, expect, it } from 'vitest';
import { distanceMetres } from '@wuding/geo';
import { readAnalysisIntent, writeAnalysisIntent } from './analysis-intent';
import { surfaceGrid, surfaceRings } from './surface-picture';

const answer = { window: { from: '', to: '' }, total: 3, unlocated: 0, bandwidthMetres: null, bandwidthRule: null, asOfChange: 1 };
const planeOrigin = [98.69, 24.588] as const;

describe('surfaces on the map', () => {
  it('are hexagons of their width around their middles', () => {
    const hexagons = { ...answer, kind: 'hexagons' as const, ground: null, hexagons: { widthMetres: 100, middlesMetres: [[300, -200]] as [number, number][] }, cells: [{ index: 0, count: 3, perSquareKilometre: 300 }] };
    const grid = surfaceGrid(hexagons, planeOrigin);
    expect(grid?.cells).toEqual([[0, 300]]);
    const ring = grid!.rings![0]!;
    expect(ring).toHaveLength(7);
    // Opposite corners are two sides apart: 2 · 100 / √3.
    expect(distanceMetres(ring[0]!, ring[3]!)).toBeCloseTo(115.47, 1);
  });
  it('are squares of the ground for a density, and nothing where nothing has a place', () => {
    const ground = { origin: [98.69, 24.588] as [number, number], originMetres: [0, 0] as [number, number], cellMetres: 80, columns: 4, rows: 3 };
    const density = { ...answer, kind: 'density' as const, hexagons: null, ground, cells: [{ index: 5, count: null, perSquareKilometre: 12.5 }] };
    expect(surfaceGrid(density, planeOrigin)).toMatchObject({ columns: 4, cells: [[5, 12.5]] });
    expect(surfaceRings(density, planeOrigin)(5)).toHaveLength(5);
    expect(surfaceGrid({ ...density, ground: null }, planeOrigin)).toBeNull();
  });
  it('are kept in the address, and only where they differ from the plain picture', () => {
    const query = { surface: 'density', kernel: 'quartic', bandwidth: '150', edge: 'plain' };
    expect(writeAnalysisIntent(readAnalysisIntent(query))).toEqual(query);
    expect(writeAnalysisIntent(readAnalysisIntent({ kernel: 'quartic', r: '7', w: 'x' }))).toEqual({});
    expect(writeAnalysisIntent(readAnalysisIntent({ r: '100', w: '168' }))).toEqual({ r: '100', w: '168' });
    expect(readAnalysisIntent({ surface: 'density', bandwidth: '-3', kernel: 'x' }).drawing).toEqual({ surface: 'density', kernel: 'gaussian', bandwidthMetres: null, isEdgeCorrected: true });
  });
});
