import { describe, expect, test } from 'vitest';
import { readGeometryText } from './read-wkt';

describe('a geometry written as text', () => {
  test.each([
    ['POINT (98.69 24.58)', { type: 'Point', coordinates: [98.69, 24.58] }],
    ['linestring(0 0,1 +1.5e0)', { type: 'LineString', coordinates: [[0, 0], [1, 1.5]] }],
    ['SRID=4490;POLYGON Z ((0 0 5, 1 0 5, 1 1 5, 0 0 5))', { type: 'Polygon', coordinates: [[[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]] }],
    ['MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))', { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 6], [5, 5]]]] }],
    ['{"type":"Point","coordinates":[1,2]}', { type: 'Point', coordinates: [1, 2] }],
  ])('%s is read as GeoJSON has it', (text, geometry) => expect(readGeometryText(text)).toEqual(geometry));

  test.each([
    '', 'POLYGON', 'POLYGON EMPTY', 'POLYGON ((0 0, 1 1)', 'POLYGON ((0 0, 1 1))) (2 2)', 'POLYGON ((0 0, x 1))', 'POLYGON (())', 'SRID=3857;POINT (1 2)',
    'GEOMETRYCOLLECTION (POINT (1 2))', 'CIRCLE (1 2)', '__proto__ (1 2)', 'POINT M (1 2 3)', '{"type":"Point"}', '{', `POLYGON ${'('.repeat(100_000)}`, '98.69, 24.58',
  ])('%.40s is none', (text) => expect(readGeometryText(text)).toBeNull());
});
