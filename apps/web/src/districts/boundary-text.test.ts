import { expect, it } from 'vitest';
import { readBoundary, simplePolygon, writeBoundary } from './boundary-text';

const square = { type: 'Polygon' as const, coordinates: [[[98.6, 24.5], [98.7, 24.5], [98.7, 24.6], [98.6, 24.5]]] };

it('reads corners as people type them, closed or not', () => {
  expect(readBoundary('98.6,24.5\n98.7，24.5\n 98.7 24.6 ')).toEqual(square);
  expect(readBoundary('98.6,24.5\n98.7,24.5\n98.7,24.6\n98.6,24.5')).toEqual(square);
});
it('reads GeoJSON: a shape, a feature, a collection of one', () => {
  expect(readBoundary(JSON.stringify(square))).toEqual(square);
  expect(readBoundary(JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: square }] }))).toEqual(square);
});
it('says when it can read nothing', () => {
  for (const text of ['', '98.6,24.5\n98.7,24.5', '98.6\n24.5\n1', '甲,乙\n1,2\n3,4', '{"type":"Point","coordinates":[1,2]}', '{', '{"type":"FeatureCollection","features":[]}']) expect(readBoundary(text), text).toBeNull();
});
it('writes what it reads, and keeps what has holes as GeoJSON', () => {
  expect(readBoundary(writeBoundary(square))).toEqual(square);
  const holed = { ...square, coordinates: [square.coordinates[0]!, square.coordinates[0]!] };
  expect(simplePolygon(holed)).toBeNull();
  expect(readBoundary(writeBoundary(holed))).toEqual(holed);
});
