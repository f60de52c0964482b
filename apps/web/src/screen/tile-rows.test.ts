import { expect, test } from 'vitest';
import { stageSize, usualHanging } from './stage-size';
import { placeInRows, tileRows } from './tile-rows';

test('a wall one tile high has one stretch beneath whatever is above it', () => {
  expect(tileRows(stageSize(1_920, 1_080, usualHanging), 196)).toEqual([{ topPixels: 196, heightPixels: 884 }]);
});
test('a wall two tiles high has two, 24 pixels clear of the seam between them', () => {
  expect(tileRows(stageSize(3_840, 2_160, { ...usualHanging, tilesAcross: 2, tilesDown: 2 }), 200)).toEqual([{ topPixels: 200, heightPixels: 856 }, { topPixels: 1_104, heightPixels: 1_056 }]);
});
test('panels stand in their order as long as they fit, and the first whatever its room', () => {
  expect(placeInRows([15, 12, 9], [36])).toEqual([[0, 1, 2]]);
  expect(placeInRows([15, 12, 9], [35])).toEqual([[0, 1]]);
  expect(placeInRows([15, 12, 9], [14])).toEqual([[0]]);
  expect(placeInRows([], [10])).toEqual([[]]);
});
test('with a seam each stands above or below it, where the tighter row has more room', () => {
  expect(placeInRows([10, 9, 12], [20.7, 28.5])).toEqual([[0], [1, 2]]);
  expect(placeInRows([15, 12, 9], [30, 12])).toEqual([[0, 1], [2]]);
  expect(placeInRows([15, 12, 9], [14, 10])).toEqual([[0], []]);
});
