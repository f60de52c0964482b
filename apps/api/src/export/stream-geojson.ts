import type { Geometry } from 'geojson';

export interface ExportedFeature {
  readonly id: number | string;
  /** WGS-84 degrees; null = recorded without a place. */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, string | number | null>>;
  /** When each position of a MultiLineString was passed, ISO instants, piece by piece: `coordTimes` of its properties, as GPX converters write them. */
  readonly times?: readonly (readonly string[])[];
}

/**
 * The CRS member of GeoJSON 2008, which GIS desks in China look for; axes stay longitude, latitude.
 * @source CGCS2000 (EPSG:4490) and WGS-84 differ by less than a metre: positions are stored as the one and labelled as the other
 */
const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
const crsNote = '坐标顺序为经度、纬度。按 WGS-84 存储，与 CGCS2000（EPSG:4490）相差不足 1 米，按 4490 标注。';

/**
 * A list as a GeoJSON FeatureCollection, one feature to a line, in pieces as large as the groups given. Holds one group at
 * a time.
 * @param head further members of the collection: what it is, of which dataset, under which filter
 */
export async function* streamGeoJson(head: Readonly<Record<string, unknown>>, groups: AsyncIterable<readonly ExportedFeature[]>): AsyncGenerator<string> {
  yield `${JSON.stringify({ type: 'FeatureCollection', ...head, crs, crsNote }).slice(0, -1)},"features":[\n`;
  let isFirst = true;
  for await (const features of groups) {
    if (features.length === 0) continue;
    yield `${isFirst ? '' : ',\n'}${features.map(({ times, ...feature }) => JSON.stringify({ type: 'Feature', ...feature, ...(times === undefined ? {} : { properties: { ...feature.properties, coordTimes: times } }) })).join(',\n')}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
