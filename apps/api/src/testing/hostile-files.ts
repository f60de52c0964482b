import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { ImportRequest } from '../usecases/import/import-request';

export interface HostileFile {
  readonly kind: ImportRequest['kind'];
  readonly name: string;
  readonly content: Buffer;
}

const kinds = ['incidents', 'places', 'roads', 'districts'] as const;
const words = ['name', 'class', 'type', 'time', 'category', 'lng', 'lat', 'code', 'geometry', 'coordinates', 'validFrom', '__proto__',
  'constructor', 'toString'];
const texts = [
  '', '0', '-1', '1e999', 'NaN', 'null', '2026-03-01 08:00', '1970-01-01', '9999-12-31T23:59:59Z', '98.69', '24.588', '05-01', 'main',
  '=1+1', "';--", '<b>', '\\N', '\\.',
  '\u0000', '\ud800', '\u202e', '"', '""', ',', '\n', '\r', '\t', 'x'.repeat(5_000), '片区', '😀',
];
const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(98.69, 24.588, 98.691, 24.589, 0, -0, 180, 90, 1e308, 181));
const text = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 8 }));
const scalar = fc.oneof(text, number, fc.constantFrom(null, true, false));
const position = fc.oneof({ weight: 6, arbitrary: fc.tuple(fc.double({ min: 98.68, max: 98.7, noNaN: true }),
  fc.double({ min: 24.58, max: 24.6, noNaN: true })) }, fc.array(number, { maxLength: 4 }), scalar);
const line = fc.oneof(fc.array(position, { maxLength: 6 }), scalar), ring = fc.oneof(fc.array(line, { maxLength: 3 }), scalar);
const geometry = fc.oneof(
  fc.record({ type: fc.constant('Point'), coordinates: position }), fc.record({ type: fc.constant('LineString'), coordinates: line }),
  fc.record({ type: fc.constant('Polygon'), coordinates: ring }),
  fc.record({ type: fc.constantFrom('MultiPolygon', 'MultiLineString', 'GeometryCollection', 5),
    coordinates: fc.array(ring, { maxLength: 2 }) }),
  scalar,
);
const oddProperties = fc.dictionary(fc.constantFrom(...words), fc.oneof({ weight: 5, arbitrary: scalar },
  fc.array(scalar, { maxLength: 2 })), { maxKeys: 3 });
/** What every kind needs, with up to three things put in its place. */
const goodProperties = fc.nat(999).map((n) => ({ name: `名${n}`, class: 'main', time: '2026-03-01 08:00', category: '05-01', kind: 'school' }));
const properties = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(goodProperties, oddProperties).map(([good, odd]) => ({ ...good, ...odd })) },
  { weight: 6, arbitrary: goodProperties }, oddProperties, scalar,
);
const near = fc.tuple(fc.double({ min: 98.685, max: 98.695, noNaN: true }), fc.double({ min: 24.585, max: 24.592, noNaN: true }));
const goodGeometry = fc.tuple(near, fc.constantFrom('Point', 'LineString', 'Polygon')).map(([[x, y], type]) => ({
  type, coordinates: type === 'Point' ? [x, y] : type === 'LineString' ? [[x, y], [x + 1e-3, y], [x + 1e-3, y + 1e-3]]
    : [[[x, y], [x + 1e-3, y], [x, y + 1e-3], [x, y]]],
}));
const goodFeature = fc.record({ type: fc.constant('Feature'), properties, geometry: fc.oneof({ weight: 4, arbitrary: goodGeometry },
  geometry) });
const feature = fc.oneof({ weight: 8, arbitrary: goodFeature }, { weight: 3,
  arbitrary: fc.record({ type: fc.constant('Feature'), properties, geometry, id: scalar },
  { requiredKeys: ['type', 'properties', 'geometry'] }) }, fc.jsonValue({ maxDepth: 4 }));
const geojson = fc.array(feature, { maxLength: 6 }).map((features) => JSON.stringify({ type: 'FeatureCollection', features }));

const header = ['code', 'name', 'time', 'category', 'lng', 'lat', 'text'];
const goodRow = fc.tuple(fc.nat(999), near).map(([n, [x, y]]) => [String(n),
  `名${n}`, '2026-03-01 08:00', '05-01', String(x), String(y), '摊点']);
const mixedRow = fc.tuple(goodRow, fc.nat(6), text).map(([row, at, odd]) => row.map((cell, index) => (index === at ? odd : cell)));
const csv = fc.array(fc.oneof(goodRow, mixedRow, fc.array(text, { minLength: 5, maxLength: 8 })), { maxLength: 8 })
  .map((rows) => [header, ...rows].map((cells) => cells.map((cell) => (/[",\n]/.test(cell) && cell.length % 2 === 0
    ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n'));

/** What happens to the bytes of one file in four on their way: cut off, struck, doubled, filled in, packed and struck again. */
const damage = fc.array(fc.record({ act: fc.constantFrom('cut', 'flip', 'insert', 'repeat', 'pack'),
  at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), { maxLength: 3 }).map((blows) => (blows.length === 3 ? blows : []));

function damaged(bytes: Buffer, { act, at, byte }: { act: string; at: number; byte: number }): Buffer {
  const index = Math.floor(at * bytes.length);
  switch (act) {
    case 'cut': return bytes.subarray(0, index);
    case 'flip': return Buffer.from(bytes.map((value, position_) => (position_ === index ? value ^ (byte || 1) : value)));
    case 'insert': return Buffer.concat([bytes.subarray(0, index), Buffer.alloc(1 + (byte % 5), byte), bytes.subarray(index)]);
    case 'repeat': return Buffer.concat([bytes.subarray(0, index), bytes]);
    default: return gzipSync(bytes);
  }
}

/** Small files that mean harm: odd values in every place of a good structure, then damaged bytes. */
export const hostileFile: fc.Arbitrary<HostileFile> = fc.tuple(fc.constantFrom(...kinds), fc.oneof(
  fc.record({ name: fc.constantFrom('a.geojson', 'a.json', 'a'), body: geojson }),
  fc.record({ name: fc.constantFrom('a.csv', 'a.txt', 'a'), body: csv }),
), damage).map(([kind, { name, body }, blows]) => ({ kind, name, content: blows.reduce(damaged, Buffer.from(body)) }));
