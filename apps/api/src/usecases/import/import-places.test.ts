import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { figures, Importer } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';

let importer: Importer;
beforeEach(async () => {
  const town = await Town.found(await testStore());
  importer = new Importer(town.store, town.clock);
});
afterEach(() => importer.close());

const home = { dataset: null };
const [lng, lat] = at(0, 0);
const stored = () => rowsOf(importer.store.db, sql`
  select code, kind, name, address, round(st_x(position)::numeric, 6)::float8 as lng, round(st_y(position)::numeric, 6)::float8 as lat from place order by code`);
const rounded = (degrees: number): number => Number(degrees.toFixed(6));

test('places come from a table, with kinds in our words, in Chinese or in OpenStreetMap\'s', async () => {
  const table = { name: 'places.csv', content: `编号,名称,类型,地址,经度,纬度\n1,一小,学校,学府路 1 号,${lng},${lat}\n2,菜场,marketplace,,${lng},${lat}\n3,某处,,,${lng},${lat}\n4,塔,lighthouse,,${lng},${lat}\n5,,school,,${lng},${lat}\n6,无处,school,,,\n` };
  const outcome = await importer.import('places', table, home);
  expect([figures(outcome), ...outcome.errors]).toEqual(['3/3/0/0', '4,kind,unknown-kind', '5,name,value-missing',
    '6,lng,geometry-missing']);
  expect(await stored()).toMatchObject([
    { code: '1', kind: 'school', name: '一小', address: '学府路 1 号', lng: rounded(lng), lat: rounded(lat) }, { kind: 'market' },
    { kind: 'other' },
  ]);
});

test('a place drawn as an outline stands in its middle', async () => {
  const outline = { type: 'Feature', properties: { name: '商场', kind: 'mall', id: 7 },
    geometry: { type: 'Polygon', coordinates: [rectangle(0, 0, 100, 60)] } };
  await importer.import('places', { name: 'p.geojson', content: JSON.stringify(outline) }, home);
  const [x, y] = at(50, 30);
  expect(await stored()).toMatchObject([{ code: '7', kind: 'mall', lng: rounded(x), lat: rounded(y) }]);
});

test('places imported again are duplicates; moved ones are updated, with or without a code', async () => {
  const table = (x: number) => ({ name: 'p.csv', content: `code,name,lon,lat\na,甲,${x},${lat}\n,乙,${lng},${lat}\n` });
  expect(figures(await importer.import('places', table(lng), home))).toBe('2/0/0/0');
  expect(figures(await importer.import('places', table(lng), home))).toBe('0/0/0/2');
  expect(figures(await importer.import('places', table(lng + 0.001), home))).toBe('1/0/0/1');
  expect(await stored()).toHaveLength(2);
});
