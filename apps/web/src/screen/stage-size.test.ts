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
  expect(stageSize(1920, 1080, usualHanging)).toMatchObject({ isWide: false, seams: [] });
});
