import { expect, test } from 'vitest';
import { fittingFigureCount, stageSize, usualHanging } from './stage-size';

test('a 98-inch screen is laid out as drawn; on a 55-inch tile everything is half as large again and fewer figures fit', () => {
  const large = stageSize(1920, 1080, usualHanging), small = stageSize(1920, 1080, { ...usualHanging, diagonalInches: 55 });
  expect([large.u, small.u]).toEqual([25, 37]);
  expect(fittingFigureCount(large)).toBe(5);
  expect(fittingFigureCount(small)).toBeLessThan(5);
});
test('two tiles side by side are read as tiles: the size of one, a seam between them', () => {
  const wide = stageSize(3840, 1080, { ...usualHanging, tilesAcross: 2 });
  expect(wide).toMatchObject({ isWide: true, u: 25, seams: [1920] });
  expect(stageSize(1920, 1080, usualHanging)).toMatchObject({ isWide: false, seams: [], rowSeams: [] });
});
test('tiles above one another too are read as tiles: text as large as on one alone, a seam each way', () => {
  const square = stageSize(3840, 2160, { ...usualHanging, diagonalInches: 55, tilesAcross: 2, tilesDown: 2 }), one = stageSize(1920, 1080, { ...usualHanging, diagonalInches: 55 });
  expect(square).toMatchObject({ isWide: false, u: one.u, minimumPixels: one.minimumPixels, seams: [1920], rowSeams: [1080] });
  expect(stageSize(1920, 2160, { ...usualHanging, tilesDown: 3 })).toMatchObject({ seams: [], rowSeams: [720, 1440] });
});
