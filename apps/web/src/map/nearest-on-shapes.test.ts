import { expect, it } from 'vitest';
import { nearestOnShapes } from './nearest-on-shapes';

const setting = { project: ([lng, lat]: [number, number]): [number, number] => [lng * 10, lat * 10], reachPixels: 5 };
const street = { type: 'LineString' as const, coordinates: [[0, 0], [10, 0]] };

it('draws a corner to the side it is near', () => {
  expect(nearestOnShapes([50, 3], [street], setting)).toEqual([5, 0]);
});
it('prefers a corner within reach to a side that is nearer', () => {
  expect(nearestOnShapes([97, 1], [street], setting)).toEqual([10, 0]);
});
it('leaves a corner alone where nothing is within reach, and knows the outlines of areas', () => {
  expect(nearestOnShapes([50, 6], [street], setting)).toBeNull();
  expect(nearestOnShapes([52, 50], [{ type: 'MultiPolygon', coordinates: [[[[5, 0], [5, 10], [9, 10], [5, 0]]]] }], setting)).toEqual([5, 5]);
  expect(nearestOnShapes([0, 0], [{ type: 'Point', coordinates: [0, 0] }], setting)).toBeNull();
});
