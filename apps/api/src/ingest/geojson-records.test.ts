import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces, readAll, refusalOf } from '../testing/reading';
import { geoJsonRecords } from './geojson-records';
import type { SourceRecord } from './record';

const feature = (properties: unknown, geometry: unknown = null): object => ({ type: 'Feature', properties, geometry });
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', name: 'x', features,
  bbox: [1, 2, 3, 4] });
const contentOf = (records: readonly SourceRecord[]): unknown[] =>
  records.map((record) => ({ properties: Object.fromEntries(record.columns.map((column) => [column, record.read(column)])),
    geometry: record.geometry }));
const refusal = (text: string, pieceLength?: number) => refusalOf(geoJsonRecords(inPieces(text, pieceLength)));

describe('a GeoJSON file', () => {
  test('is a collection of features, a single one, or one after another', async () => {
    const one = feature({ name: '甲' }, { type: 'Point', coordinates: [1, 2] }), two = feature({ name: '乙' });
    const expected = [{ properties: { name: '甲' }, geometry: { type: 'Point', coordinates: [1, 2] } },
      { properties: { name: '乙' }, geometry: null }];
    for (const text of [collection(one, two), `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`, `\x1e${JSON.stringify(one)}\n\x1e${JSON.stringify(two)}`]) {
      expect(contentOf(await readAll(geoJsonRecords(inPieces(text))))).toEqual(expected);
    }
    expect(contentOf(await readAll(geoJsonRecords(inPieces(JSON.stringify(one, null, 2)))))).toEqual(expected.slice(0, 1));
  });
  test('offers a feature\'s id as its column id', async () => {
    const records = await readAll(geoJsonRecords(inPieces(collection({ ...feature({ a: 1 }), id: 7 },
      { ...feature({ id: 'own' }), id: 8 }))));
    expect(records.map((record) => record.read('id'))).toEqual([7, 'own']);
  });
  test('never answers for what an object inherits', async () => {
    const [record] = await readAll(geoJsonRecords(inPieces(collection(feature({ a: 1 })))));
    expect(record?.read('constructor')).toBeUndefined();
    expect(record?.read('__proto__')).toBeUndefined();
  });
  test('faults members of the collection that are no features', async () => {
    const records = await readAll(geoJsonRecords(inPieces(collection(feature({}), 5, null, { type: 'Point', coordinates: [1, 2] }, [],
      feature(null)))));
    expect(records.map(({ row, fault }) => [row, fault?.reason ?? null])).toEqual([
      [1, null], [2, 'not-a-feature'], [3, 'not-a-feature'], [4, 'not-a-feature'], [5, 'not-a-feature'], [6, null],
    ]);
  });
  test('reads the same however the text is cut into pieces', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.dictionary(fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })), fc.integer({ min: 1, max: 40 }), async (all, pieceLength) => {
      const text = collection(...all.map((properties) => feature(properties)));
      const records = await readAll(geoJsonRecords(inPieces(text, pieceLength)));
      expect(contentOf(records)).toEqual((JSON.parse(text) as { features: { properties: unknown }[] }).features.map(({ properties }) =>
        ({ properties, geometry: null })));
    }), { numRuns: 150 });
  });
});

describe('a malformed GeoJSON file is refused with the place', () => {
  const good = JSON.stringify(feature({ a: '}]"' }));
  test.each([
    ['cut off inside a feature', `{"type":"FeatureCollection","features":[${good},{"type":"Fea`, 2],
    ['cut off between features', `{"type":"FeatureCollection","features":[${good},`, 2],
    ['cut off after the last feature', `{"type":"FeatureCollection","features":[${good}]`, 1],
    ['with a trailing comma', `{"type":"FeatureCollection","features":[${good},]}`, 2],
    ['with a word where a value should be', `{"type":"FeatureCollection","features":[${good},oops]}`, 2],
    ['with a number nobody can read', `{"type":"FeatureCollection","features":[${good.replace('null', '[1.2.3]')}]}`, 1],
    ['with single quotes', `{'type':'FeatureCollection'}`, 0],
    ['with brackets that do not match', `{"type":"FeatureCollection","features":[{"a":[1}]}`, 1],
    ['with something after its end', `{"type":"FeatureCollection","features":[${good}]}]`, 1],
  ])('%s', async (_, text, row) => {
    for (const pieceLength of [1, 7, 10_000]) expect(await refusal(text, pieceLength)).toMatchObject({ code: 'malformed-json',
      data: { row } });
  });
  test('naming the character', async () => {
    expect(await refusal('{"type":"FeatureCollection","features":[1,,2]}')).toMatchObject({ data: { row: 2, characterOffset: 42 } });
  });
  test('when it nests without end, at once', async () => {
    expect(await refusal(`{"type":"FeatureCollection","features":[${'['.repeat(1_000_000)}`, 65_536)).toMatchObject({ code: 'malformed-json', data: { detail: '嵌套超过 64 层' } });
  });
  test('when one feature outgrows all reason', { timeout: 10_000 }, async () => {
    const endless = `{"type":"FeatureCollection","features":[{"a":"${'x'.repeat(22 * 1024 * 1024)}`;
    expect(await refusal(endless, 262_144)).toMatchObject({ code: 'malformed-json', data: { row: 1 } });
  });
});

describe('what is JSON but no GeoJSON', () => {
  test.each([['[1,2]'], ['{}'], ['{"type":"Topology","objects":{}}'], ['{"type":"FeatureCollection","features":{}}'],
    ['{"type":"Point","coordinates":[1,2]}'], ['"text"']])('%s', async (text) => {
    expect(await refusal(text)).toMatchObject({ code: 'not-geojson' });
  });
  test('and a projected system', async () => {
    const crs = (name: string): string => JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name } },
      features: [] });
    expect(await refusal(crs('urn:ogc:def:crs:EPSG::3857'))).toMatchObject({ code: 'unsupported-crs',
      data: { crs: 'urn:ogc:def:crs:EPSG::3857' } });
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326',
      'urn:ogc:def:crs:EPSG::4490']) expect(await refusal(crs(name))).toBeNull();
  });
});
