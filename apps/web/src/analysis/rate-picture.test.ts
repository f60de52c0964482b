import type { RatesAnswer } from '@wuding/contract';
import { describe, expect, it } from 'vitest';
import { cellAt, hotEdges, rateGrid, rateMarks } from './rate-picture';

const ground = { origin: [98.69, 24.588] as [number, number], originMetres: [0, 0] as [number, number], cellMetres: 100, columns: 4, rows: 3 };
const planeOrigin = [98.69, 24.588] as const;
const cell = (index: number, state: 'known' | 'few' | 'unvisited', shrunk: number | null): RatesAnswer['cells'][number] =>
  ({ index, count: 1, passes: 20, patrolHours: 1, state, rate: null, shrunk, ratioToOverall: null });

describe('the picture of rates', () => {
  it('colours what is known, also a nought, and leaves out what is not', () => {
    expect(rateGrid(ground, [cell(0, 'known', 12.5), cell(1, 'known', 0), cell(2, 'few', null), cell(3, 'unvisited', null)])?.cells).toEqual([[0, 12.5], [1, 0]]);
  });
  it('marks few passes and none, each in its own way', () => {
    expect(rateMarks(ground, [cell(0, 'known', 1), cell(2, 'few', null), cell(3, 'unvisited', null)], planeOrigin).map(({ properties }) => properties.kind)).toEqual(['few', 'unvisited']);
  });
  it('finds the cell a place lies in, and none outside', () => {
    expect(cellAt([98.69 + 150 / 101_300, 24.588 + 250 / 110_770], ground, planeOrigin)).toBe(2 * 4 + 1);
    expect(cellAt([98.68, 24.588], ground, planeOrigin)).toBeNull();
  });
  it('draws one edge around neighbouring hot cells: two side by side have six sides, not eight', () => {
    expect(hotEdges(ground, [5, 6], planeOrigin)).toHaveLength(6);
    expect(hotEdges(ground, [], planeOrigin)).toHaveLength(0);
  });
});
