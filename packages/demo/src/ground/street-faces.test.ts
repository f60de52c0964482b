import { expect, test } from 'vitest';
import { localPlane, polygonAreaSquareMetres, type Position } from '@wuding/geo';
import { streetFaces, type NetworkEdge } from './street-faces';

const plane = localPlane([98.69, 24.588]);
const at = (east: number, north: number): Position => plane.toPosition([east, north]);
const edge = (...corners: [number, number][]): NetworkEdge => ({
  coordinates: corners.map(([east, north]) => at(east, north)), fromNode: String(corners[0]), toNode: String(corners.at(-1)),
});

/** Two blocks of 100 × 100 m side by side, a dead end into the western one. */
const network = [
  edge([0, 0], [100, 0]), edge([100, 0], [200, 0]), edge([200, 0], [200, 100]), edge([200, 100], [100, 100]),
  edge([100, 100], [0, 100]), edge([0, 100], [0, 0]), edge([100, 0], [100, 100]), edge([0, 0], [40, 40]),
];

test('a network encloses its blocks, and neither the land around nor a dead end is one', () => {
  const { faces } = streetFaces(network);
  expect(faces.map(({ areaSquareMetres }) => Math.round(areaSquareMetres / 10) * 10)).toEqual([10_000, 10_000]);
});
test('the outline of one block runs along its own streets', () => {
  const { faces, outlineOf } = streetFaces(network);
  expect(polygonAreaSquareMetres([outlineOf(new Set([faces[1]?.index ?? -1]))])).toBeCloseTo(10_000, -2);
});
test('two blocks make one outline, without the street between them and without the dead end', () => {
  const { faces, outlineOf } = streetFaces(network);
  const outline = outlineOf(new Set(faces.map(({ index }) => index)));
  expect(polygonAreaSquareMetres([outline])).toBeCloseTo(20_000, -2);
  expect(outline).toHaveLength(7);
  expect(outline[0]).toEqual(outline.at(-1));
});
test('no blocks have no outline, and streets that enclose nothing have no blocks', () => {
  expect(streetFaces(network).outlineOf(new Set())).toEqual([]);
  expect(streetFaces([edge([0, 0], [100, 0]), edge([100, 0], [100, 100])]).faces).toEqual([]);
});
