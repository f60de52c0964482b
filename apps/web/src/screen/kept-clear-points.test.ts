import { expect, test } from 'vitest';
import { keptClearPoints } from './kept-clear-points';

const map = { width: 960, height: 480, seams: [] as number[], rowSeams: [] as number[], guard: 24 };
/** Where names keep clear for the seams: a map whose positions are its pixels. */
const inSeams = (more: Partial<typeof map>): number[][] =>
  keptClearPoints({ marks: [], glyph: 30, box: { ...map, ...more }, unproject: (x, y) => [x, y] }).features.filter(({ properties }) => properties.size === 48).map(({ geometry }) => geometry.coordinates);

test('no name stands in a seam: squares as wide as is kept free lie along it without a gap, from edge to edge', () => {
  expect(inSeams({})).toEqual([]);
  expect(inSeams({ seams: [480] })).toEqual(Array.from({ length: 11 }, (_, index) => [480, 48 * index]));
  expect(inSeams({ rowSeams: [240] })).toEqual(Array.from({ length: 21 }, (_, index) => [48 * index, 240]));
  expect(inSeams({ seams: [480], rowSeams: [240] })).toHaveLength(32);
});
