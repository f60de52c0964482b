import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromWgs84, type Position } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { figures, Importer, storeCounts, type ImportOutcome } from '../../testing/importing';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import type { ImportRequest } from './import-request';

let importer: Importer;
let before: Awaited<ReturnType<typeof storeCounts>>;

beforeAll(async () => {
  const store = await testStore();
  const town = await Town.found(store);
  await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
  importer = new Importer(store, town.clock);
  before = await storeCounts(store);
});
afterAll(() => importer.close());

const home = { dataset: null };
const [lng, lat] = at(10, 10);
const incidents = (...lines: string[]) => ({ name: 'incidents.csv', content: ['id,time,category,lng,lat,text,closed', ...lines,
  ''].join('\n') });
const good = `good,2026-03-01 08:00,05-01,${lng},${lat},,`;
const line = (fields: Partial<Record<'at' | 'category' | 'lng' | 'lat' | 'text' | 'closed', string>>): string =>
  ['bad', fields.at ?? '2026-03-01 08:00', fields.category ?? '05-01', fields.lng ?? lng, fields.lat ?? lat, fields.text ?? '',
    fields.closed ?? ''].join(',');
const geojson = (...features: unknown[]) => ({ name: 'file.geojson', content: JSON.stringify({ type: 'FeatureCollection', features }) });
const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const polygon = (ring: readonly Position[], properties: object = { name: '新片区' }) =>
  feature(properties, { type: 'Polygon', coordinates: [ring] });

/** Nothing of it is in the store, nothing in the spool, and the store answers. */
async function expectUntouched(outcome: ImportOutcome, written: Partial<typeof before> = {}): Promise<void> {
  expect(await storeCounts(importer.store)).toEqual({ ...before, ...written });
  if (outcome.result.ok) return;
  expect(await rowsOf(importer.store.db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
}
const bad = async (kind: ImportRequest['kind'], file: { name: string; content: string | Uint8Array },
  request: Partial<ImportRequest> = home) => {
  const outcome = await importer.import(kind, file, { isDryRun: true, ...request });
  await expectUntouched(outcome);
  return [figures(outcome), ...outcome.errors];
};

describe('a row that cannot be taken is named with its field, and the rows beside it are taken', () => {
  test.each([
    ['a time of 1970', { at: '1970-01-01 00:00' }, 'at,time-implausible'],
    ['a time of 2099', { at: '2099-01-01 00:00' }, 'at,time-implausible'],
    ['a time nobody can read', { at: 'yesterday' }, 'at,time-unreadable'],
    ['the 30th of February', { at: '2026-02-30 08:00' }, 'at,time-unreadable'],
    ['no time', { at: '' }, 'at,value-missing'],
    ['a closing before the opening', { closed: '2026-02-01 08:00' }, 'closedAt,closed-before-opened'],
    ['a closing of 2099', { closed: '2099-02-01 08:00' }, 'closedAt,time-implausible'],
    ['longitude and latitude swapped, out of range', { lng: String(lat), lat: String(lng) }, 'lng,lng-lat-swapped'],
    ['a position in another country', { lng: '7.54', lat: '51.95' }, 'lng,outside-dataset'],
    ['0, 0', { lng: '0', lat: '0' }, 'lng,position-zero'],
    ['only a latitude', { lng: '' }, 'lng,coordinate-missing'],
    ['only a longitude', { lat: 'NULL' }, 'lat,coordinate-missing'],
    ['a coordinate in words', { lng: '98°41′' }, 'lng,coordinate-unreadable'],
    ['latitude 99', { lat: '99', lng: '98' }, 'lat,out-of-range'],
    ['longitude 181', { lng: '181' }, 'lng,out-of-range'],
    ['a category the code set lacks', { category: '99-99' }, 'category,unknown-category'],
    ['no category', { category: '' }, 'category,value-missing'],
    ['a text of 4,001 characters', { text: 'x'.repeat(4_001) }, 'text,text-too-long'],
  ])('%s', async (_, fields, expected) => {
    const [field, reason] = expected.split(',');
    expect(await bad('incidents', incidents(good, line(fields)))).toEqual(['1/1/0/0', `2,${field},${reason}`]);
  });
  test('a row short of cells', async () => {
    expect(await bad('incidents', incidents(good, 'bad,2026-03-01 08:00,05-01'))).toEqual(['1/1/0/0', '2,lng,column-count-differs']);
  });
  test('all that is wrong with one row at once', async () => {
    expect(await bad('incidents', incidents(line({ at: 'x', category: 'y', lng: 'z' })))).toEqual([
      '0/1/0/0', '1,at,time-unreadable', '1,category,unknown-category', '1,lng,coordinate-unreadable',
    ]);
  });
  test('swapped in a new place, where only the other rows tell', async () => {
    const rows = [good, good, good].map((row, index) => row.replace('good', `g${index}`).replace(`${lng},${lat}`, '-71.06,42.35'));
    expect(await bad('incidents', incidents(...rows, line({ lng: '42.35', lat: '-71.06' })), { dataset: 'new' })).toEqual(['3/1/0/0',
      '4,lng,lng-lat-swapped']);
  });
  test('a geometry of another type, a member that is no feature', async () => {
    const properties = { time: '2026-03-01 08:00', category: '05-01' };
    expect(await bad('incidents', geojson(feature(properties, { type: 'Point', coordinates: [lng, lat] }),
      feature(properties, { type: 'LineString', coordinates: [[lng, lat], [lng, lat]] }), 7))).toEqual([
      '1/2/0/0', '2,geometry,wrong-geometry-type', '3,type,not-a-feature',
    ]);
  });
});

describe('a boundary', () => {
  const eight: Position[] = [at(200, 0), at(300, 100), at(300, 0), at(200, 100), at(200, 0)];
  test('that crosses itself is rejected, and says where', async () => {
    const outcome = await importer.import('districts', geojson(polygon(rectangle(200, 0, 300, 100)), polygon(eight, { name: '八字' })),
      { ...home, isDryRun: true });
    await expectUntouched(outcome);
    expect([figures(outcome), ...outcome.errors]).toEqual(['1/1/0/0', '2,geometry,self-crossing']);
    const [rejection] = outcome.result.ok ? outcome.result.value.samples : [];
    const [crossLng, crossLat] = at(250, 50);
    const found = /（(\S+), (\S+)）/.exec(rejection?.sentence ?? '');
    expect([Number(found?.[1]).toFixed(5), Number(found?.[2]).toFixed(5)]).toEqual([crossLng.toFixed(5), crossLat.toFixed(5)]);
  });
  test('left open is closed, and that is said', async () => {
    expect(await bad('districts', geojson(polygon(rectangle(200, 0, 300, 100).slice(0, -1))))).toEqual(['1/0/1/0']);
  });
  test.each([
    ['swapped', rectangle(200, 0, 300, 100).map(([x, y]) => [y, x]), 'lng-lat-swapped'],
    ['in another country', [[7, 51], [7.1, 51], [7.1, 51.1], [7, 51]], 'outside-dataset'],
    ['of two corners', [at(0, 0), at(1, 0), at(0, 0)], 'too-few-positions'],
    ['of words', [['a', 'b'], at(0, 0), at(1, 1), ['a', 'b']], 'malformed-coordinates'],
    ['with NaN written as null', [[null, null], at(0, 0), at(1, 1), [null, null]], 'malformed-coordinates'],
  ])('%s is rejected', async (_, ring, reason) => {
    expect(await bad('districts', geojson(polygon(ring as Position[])))).toEqual(['0/1/0/0', `1,geometry,${reason}`]);
  });
  test('of a district whose name another has', async () => {
    expect(await bad('districts', geojson(polygon(rectangle(200, 0, 300, 100), { code: 'other', name: '凯龙城' })))).toEqual(['0/1/0/0',
      '1,name,duplicate-name']);
  });
});

describe('a file that cannot be taken at all is refused, and says where', () => {
  const text = incidents(good).content;
  test.each([
    ['malformed GeoJSON', 'a.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null},{"type":', 'malformed-json', '2,file'],
    ['GeoJSON that is a table', 'a.geojson', text, 'not-geojson', '0,file'],
    ['an unclosed quote', 'a.csv', `${text}x,"y\n`, 'malformed-csv', '2,file'],
    ['missing columns', 'a.csv', 'id,when,lng,lat,category\n1,2,3,4,5\n', 'missing-columns', '0,at'],
    ['one missing column', 'a.csv', text.replace('lat', 'width'), 'missing-columns', '0,lat'],
    ['nothing in it', 'a.csv', '', 'empty-file', '0,file'],
    ['a header alone', 'a.csv', 'id,time,category,lng,lat\n', 'empty-file', '0,file'],
    ['no features', 'a.geojson', '{"type":"FeatureCollection","features":[]}', 'empty-file', '0,file'],
    ['bytes of no encoding', 'a.csv', Buffer.concat([Buffer.from('id,time,category,lng,lat\n'), Buffer.from([0xff, 0xff, 0x80])]),
      'encoding-unknown', '0,file'],
    ['half a gzip', 'a.csv.gz', gzipSync(text.repeat(100)).subarray(0, 100), 'gzip-damaged', '0,file'],
    ['a spreadsheet', 'a.csv', Buffer.from('PK\x03\x04rest of it'), 'format-unsupported', '0,file'],
    ['a spreadsheet by name', 'a.xlsx', 'x', 'format-unsupported', '0,file'],
    ['a projected system', 'a.geojson', '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[]}', 'unsupported-crs', '0,file'],
  ])('%s', async (_, name, content, code, where) => {
    expect(await bad('incidents', { name, content }, { ...home, isDryRun: false })).toEqual([code,
      `${where.split(',')[0]},${where.split(',')[1]},${code}`]);
  });
  test('missing columns name what was looked for and what is there', async () => {
    const outcome = await importer.import('incidents', { name: 'a.csv', content: 'id,when,lng\n1,2,3\n' }, home);
    expect(outcome.errors).toEqual(['0,at,missing-columns', '0,category,missing-columns', '0,lat,missing-columns']);
    expect(outcome.result).toMatchObject({ ok: false, refusal: { data: { missing: ['at', 'category', 'lat'],
      columns: ['id', 'when', 'lng'] } } });
  });
  test('a label of GCJ-02 outside China', async () => {
    expect(await bad('incidents', incidents(line({ lng: '-71.06', lat: '42.35' })),
      { dataset: 'new', datum: 'gcj02' })).toEqual(['datum-outside-china', '0,crs,datum-outside-china']);
  });
  test('a whole file swapped, where nobody lives', async () => {
    expect(await bad('incidents', incidents(line({ lng: '42.35', lat: '-71.06' })), { dataset: 'new' })).toEqual(['lng-lat-swapped',
      '0,lng,lng-lat-swapped']);
  });
  test('no dataset to go to, a name that makes no key, an unknown zone', async () => {
    expect(await bad('incidents', incidents(good), { dataset: '！！' })).toEqual(['bad-dataset-name', '0,file,bad-dataset-name']);
    expect(await bad('incidents', incidents(good), { dataset: 'new', timeZone: 'Mars/Olympus' })).toEqual(['unknown-time-zone',
      '0,tz,unknown-time-zone']);
  });
  test('a role that may not import', async () => {
    const { ctx } = importer;
    const result = await importFileAs({ ...ctx, actor: { ...ctx.actor, role: 'auditor' } });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});

const importFileAs = async (ctx: Importer['ctx']) => {
  const { importFile } = await import('./import-file');
  return importFile({
    ctx, input: {
      kind: 'incidents', path: importer.write('x.csv', 'x'), dataset: null, codeSet: null, format: null, datum: 'wgs84',
      acceptsDatum: false, timeZone: null,
      dateOrder: 'ymd', columns: new Map(), values: new Map(), isDryRun: false, errorsPath: null, spoolDirectory: importer.folder,
      maximumBytes: 1, onProgress: () => undefined,
    },
  });
};

describe('text that means harm', () => {
  const hostile = ["'; drop table incident; --", '<script>alert(1)</script>', '=HYPERLINK("http://x")', '\\N', '\\', 'a\tb', '%s%n',
    '${7*7}', '{{7*7}}', '😀\u202e', "Robert'); delete from audit_entry;--"];
  test('is stored letter by letter in every field, and does nothing', async () => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const file = { name: 'h.csv', content: ['id,time,category,lng,lat,text,source',
      ...hostile.map((text) => [cell(text), '2026-03-01 08:00', cell(text), -71.06, 42.35, cell(text), cell(text)].join(','))].join('\n') };
    expect(figures(await importer.import('incidents', file, { dataset: 'hostile' }))).toBe(`${hostile.length}/0/0/0`);
    const rows = await rowsOf<{ code: string; name: string; description: string }>(importer.store.db, sql`
      select i.code, e.name, i.description from incident i join event_code e on e.id = i.event_code_id join dataset d on d.id = i.dataset_id where d.key = 'hostile'`);
    expect(rows.map(({ description }) => description).sort()).toEqual([...hostile].sort());
    expect(rows.every(({ code, name, description }) => code === description && name === description)).toBe(true);
    const features = hostile.map((text, index) => feature({ name: text, type: 'residential' },
      { type: 'LineString', coordinates: [[-71.06 + index / 100, 42.35], [-71.06 + index / 100, 42.351]] }));
    expect(figures(await importer.import('roads', geojson(...features), { dataset: 'hostile' }))).toBe(`${hostile.length}/0/0/0`);
    const places = hostile.map((text, index) => feature({ name: text, address: text, code: text },
      { type: 'Point', coordinates: [-71.06 + index / 1000, 42.35] }));
    expect(figures(await importer.import('places', geojson(...places), { dataset: 'hostile' }))).toBe(`${hostile.length}/0/0/0`);
    const districts = hostile.map((text, index) => polygon([[-71.06, 42.35], [-71.05, 42.35], [-71.05, 42.36 + index / 1000],
      [-71.06, 42.35]], { name: text, plan: text }));
    expect(figures(await importer.import('districts', geojson(...districts), { dataset: 'hostile' }))).toBe(`${hostile.length}/0/0/0`);
    before = await storeCounts(importer.store);
    expect(before).toMatchObject({ incident: hostile.length, place: hostile.length, district: hostile.length + 1 });
  });
  test('with NUL and other control characters loses them, which is said', async () => {
    expect(await bad('incidents', incidents(line({ text: 'a\u0000b\u0007' })))).toEqual(['1/0/1/0']);
  });
  test('as an object instead of a text is rejected', async () => {
    expect(await bad('places', geojson(feature({ name: { $ne: 1 } }, { type: 'Point', coordinates: [lng, lat] })))).toEqual(['0/1/0/0',
      '1,name,value-not-text']);
  });
});

test('positions of another datum than the label says, right at the door', async () => {
  const [x, y] = fromWgs84([lng, lat], 'gcj02');
  await importer.import('incidents', incidents(`gcj,2026-03-01 08:00,05-01,${x},${y},,`), { ...home, datum: 'gcj02' });
  const [row] = await rowsOf<{ lng: number; lat: number }>(importer.store.db,
    sql`select st_x(position)::float8 as lng, st_y(position)::float8 as lat from incident where code = 'gcj'`);
  expect([row?.lng.toFixed(6), row?.lat.toFixed(6)]).toEqual([lng.toFixed(6), lat.toFixed(6)]);
});
