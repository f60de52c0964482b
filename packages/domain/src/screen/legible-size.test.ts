import { expect, test } from 'vitest';
import { legibleSizes, wallRootPixels } from './legible-size';

const tile = { tileWidthPixels: 1920, tileHeightPixels: 1080, distanceMetres: 5 };

test('a 55-inch 1080p tile at 5 m needs 37 px at least and 48 px for ordinary text', () => {
  expect(legibleSizes({ ...tile, diagonalInches: 55 })).toEqual({ minimumPixels: 37, normalPixels: 48 });
});
test('a 98-inch one needs 21 and 27, so that the wall keeps the 25 px it was drawn with', () => {
  expect(legibleSizes({ ...tile, diagonalInches: 98 })).toEqual({ minimumPixels: 21, normalPixels: 27 });
  expect(wallRootPixels({ ...tile, diagonalInches: 98 })).toBe(25);
});
test('the same tile in 4K needs twice the pixels; twice the distance needs twice the size', () => {
  const near = legibleSizes({ ...tile, diagonalInches: 55 }).normalPixels;
  expect(legibleSizes({ ...tile, diagonalInches: 55, tileWidthPixels: 3840, tileHeightPixels: 2160 }).normalPixels).toBeCloseTo(2 * near, -0.5);
  expect(legibleSizes({ ...tile, diagonalInches: 55, distanceMetres: 10 }).normalPixels).toBeCloseTo(2 * near, -0.5);
  expect(wallRootPixels({ ...tile, diagonalInches: 55 })).toBe(37);
});
