import { createHash } from 'node:crypto';
import { placeKinds, type PlaceKind } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { ImportedPlace } from '../repositories/import-places';
import type { FieldSpec } from './columns';
import { readPosition } from './read-position';
import { readPolygons } from './read-shape';
import type { SourceRecord } from './record';
import { RowReader, type RowSettings, type RowVerdict } from './row-reader';
import { wordsFor } from './words';

export const placeFields: readonly FieldSpec[] = [
  { field: 'code', aliases: ['code', '编号', 'osm_id', '@id', 'id', '序号'] },
  { field: 'name', aliases: ['name', '名称', '场所名称', '店名', 'name:zh', 'title'] },
  { field: 'kind', aliases: ['kind', '类型', '场所类型', '类别', 'amenity', 'shop', 'type', 'fclass', 'category'] },
  { field: 'address', aliases: ['address', '地址', '位置', 'addr:full', 'addr:street', 'street'] },
  { field: 'lng', aliases: ['lng', 'lon', 'long', 'longitude', '经度', 'x'] },
  { field: 'lat', aliases: ['lat', 'latitude', '纬度', 'y'] },
];

/** OpenStreetMap's amenity, shop and landuse values that have a kind here. @source wiki.openstreetmap.org/wiki/Map_features */
const kindWords = wordsFor<PlaceKind>(placeKinds, {
  school: ['学校', '小学', '中学', '幼儿园', 'kindergarten', 'college', 'university'],
  hospital: ['医院', '卫生院', '诊所', 'clinic', 'doctors'],
  market: ['市场', '农贸市场', '菜市场', 'marketplace'],
  mall: ['商场', '购物中心', 'department_store', 'supermarket', '超市'],
  housing: ['小区', '住宅', '公租房', 'residential', 'apartments'],
  exchange: ['交易中心'],
  site: ['工地', '建筑工地', 'construction'],
  government: ['机关', '政府', 'townhall', 'public_building', 'courthouse', 'police'],
  station: ['车站', '客运站', 'bus_station', 'train_station'],
  shop: ['商铺', '店铺', '门店', 'convenience', 'restaurant', 'cafe', 'fast_food', 'yes'],
  other: ['其他', '其它'],
});

/** A place from a row: a Point, a pair of columns, or the middle of a polygon. A row that says no kind is `other`. */
export function readPlace(record: SourceRecord, settings: RowSettings): RowVerdict<ImportedPlace> {
  const reader = new RowReader(record, settings);
  if (record.fault !== null) return { ok: false, problems: [record.fault] };
  const code = reader.text('code', 64);
  const content = {
    name: reader.requiredText('name', 200),
    kind: reader.choice('kind', { words: kindWords, unknown: 'unknown-kind', fallback: 'other' }) ?? 'other',
    address: reader.text('address', 500),
    position: placePosition(reader) ?? [0, 0] satisfies Position,
  } as const;
  const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return reader.verdict({ row: record.row, code: code === '' ? null : code, ...content, contentHash, isRepaired: reader.repairs.size > 0 });
}

function placePosition(reader: RowReader): Position | null {
  const type = (reader.record.geometry as { type?: unknown } | null | undefined)?.type;
  if (type === 'Polygon' || type === 'MultiPolygon') {
    const polygons = readPolygons(reader);
    if (polygons === null) return null;
    const shell = polygons.type === 'Polygon' ? polygons.coordinates[0] : polygons.coordinates[0]?.[0];
    return shell === undefined ? null : ringCentroid(shell);
  }
  const before = reader.problems.length;
  const position = readPosition(reader);
  if (position === null && reader.problems.length === before) reader.fail(reader.has('lng') ? 'lng' : 'geometry', 'geometry-missing');
  return position;
}

/** Centroid of a closed ring, taken as flat: a building is small. */
function ringCentroid(ring: readonly Position[]): Position {
  const [x, y] = ring[0] ?? [0, 0];
  let area = 0, east = 0, north = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] ?? [x, y], [bx, by] = ring[i + 1] ?? [x, y];
    const twice = (ax - x) * (by - y) - (bx - x) * (ay - y);
    area += twice;
    east += twice * (ax - x + bx - x);
    north += twice * (ay - y + by - y);
  }
  return [x + east / (3 * area), y + north / (3 * area)];
}
