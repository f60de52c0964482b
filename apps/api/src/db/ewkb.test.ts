import { beforeAll, describe, expect, test } from 'vitest';
import { testStore } from '../testing/store';
import { parseEwkb } from './ewkb';
import { fromGeoJson } from './spatial';
import { rowsOf, sql, type Store } from './store';

const SHAPES: readonly [name: string, wkt: string][] = [
  ['a point', 'POINT(104.0625 30.5)'],
  ['an empty point', 'POINT EMPTY'],
  ['a line', 'LINESTRING(104 30, 104.001 30.002, 104.5 30.25)'],
  ['an empty line', 'LINESTRING EMPTY'],
  ['a polygon with a hole', 'POLYGON((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))'],
  ['an empty polygon', 'POLYGON EMPTY'],
  ['several points', 'MULTIPOINT((1 2), (3 4))'],
  ['several lines', 'MULTILINESTRING((0 0, 1 1), (2 2, 3 3, 4 5))'],
  ['several polygons', 'MULTIPOLYGON(((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))'],
  ['no polygon at all', 'MULTIPOLYGON EMPTY'],
  ['a mixed collection', 'GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1), MULTIPOINT((7 8)))'],
];

describe('EWKB read back as GeoJSON', () => {
  let store: Store;
  beforeAll(async () => { store = await testStore(); });

  test.each(SHAPES)('agrees with PostGIS on %s, in either byte order, with and without SRID', async (_, wkt) => {
    const [row] = await rowsOf<{ column: string; big: string; little: string; expected: unknown }>(store.db, sql`
      with shape as (select st_geomfromtext(${wkt}, 4326) as g)
      select g as "column", upper(encode(st_asewkb(g, 'XDR'), 'hex')) as big,
        encode(st_asbinary(g, 'NDR'), 'hex') as little, st_asgeojson(g, 15)::json as expected from shape`);
    expect(parseEwkb(row!.column)).toEqual(row!.expected);
    expect(parseEwkb(row!.big)).toEqual(row!.expected);
    expect(parseEwkb(row!.little)).toEqual(row!.expected);
  });

  test('drops height and measure, which a flat map has no use for', async () => {
    const [row] = await rowsOf<{ g: string }>(store.db, sql`select st_geomfromtext('LINESTRING ZM(1 2 3 4, 5 6 7 8)', 4326) as g`);
    expect(parseEwkb(row!.g)).toEqual({ type: 'LineString', coordinates: [[1, 2], [5, 6]] });
  });

  test('returns every double exactly as it was written', async () => {
    const geometry = { type: 'Point' as const, coordinates: [104.0625432198765, -0.1 - 0.2] };
    const [row] = await rowsOf<{ g: string }>(store.db, sql`select ${fromGeoJson(geometry)} as g`);
    expect(parseEwkb(row!.g)).toEqual(geometry);
  });

  test('throws on what is not EWKB and on curves', async () => {
    expect(() => parseEwkb('not hex')).toThrow();
    expect(() => parseEwkb('0101')).toThrow();
    const [row] = await rowsOf<{ g: string }>(store.db, sql`select st_geomfromtext('CIRCULARSTRING(0 0, 1 1, 2 0)', 4326) as g`);
    expect(() => parseEwkb(row!.g)).toThrow('no GeoJSON form');
  });
});
