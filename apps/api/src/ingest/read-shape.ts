import {
  bboxContains, datumAppliesAt, toWgs84, validateLine, validatePolygon, type GeometryVerdict, type LineGeometry, type MultiLineGeometry,
  type MultiPolygonGeometry, type PolygonGeometry, type Position,
} from '@wuding/geo';
import type { FieldSpec } from './columns';
import { readGeometryText } from './read-wkt';
import type { RowReader } from './row-reader';

/** The column of a table (CSV, XLSX) that holds shapes as text. */
export const geometryField: FieldSpec = { field: 'geometry', aliases: ['geometry', 'wkt', 'geom', 'the_geom', 'shape_wkt', '几何', '图形', '边界', '范围'] };

/** A record of a CSV ends here anyway. */
const longestGeometryText = 1024 * 1024;

type Shape = LineGeometry | MultiLineGeometry | PolygonGeometry | MultiPolygonGeometry;

/** A record's lines in WGS-84; null when it has none or bad ones (then a problem stands). */
export const readLines = (reader: RowReader): LineGeometry | MultiLineGeometry | null => readShape(reader, validateLine);

/** A record's polygons in WGS-84, valid by the rules of OGC; null as above. */
export const readPolygons = (reader: RowReader): PolygonGeometry | MultiPolygonGeometry | null => readShape(reader, validatePolygon);

function readShape<Geometry extends Shape>(reader: RowReader, validate: (input: unknown) => GeometryVerdict<Geometry>): Geometry | null {
  const geometry = givenShape(reader);
  if (geometry === null) return null;
  const verdict = validate(geometry);
  if (!verdict.ok) {
    const where = verdict.position === undefined ? '' : `（${verdict.position.join(', ')}）`;
    reader.fail('geometry', verdict.code, `${verdict.path.join('/')}${where}`);
    return null;
  }
  // A third coordinate is not kept anywhere: leaving it out mends nothing.
  for (const repair of verdict.repairs) if (repair !== 'altitude-dropped') reader.repairs.add(repair);
  return settled(reader, verdict.geometry);
}

/** The record's geometry as the file has it: its own, or else what its geometry column says; null as above. */
function givenShape(reader: RowReader): unknown {
  const { geometry } = reader.record;
  if (geometry !== undefined && geometry !== null) return geometry;
  const before = reader.problems.length;
  const text = reader.text(geometryField.field, longestGeometryText);
  if (reader.problems.length > before) return null;
  const read = readGeometryText(text);
  if (read === null) reader.fail('geometry', text === '' ? 'geometry-missing' : 'geometry-unreadable', text.slice(0, 60));
  return read;
}

function settled<Geometry extends Shape>(reader: RowReader, geometry: Geometry): Geometry | null {
  const { datum, window } = reader.settings;
  const given = positionsOf(geometry.coordinates);
  const outside = window === null ? undefined : given.find((position) => !bboxContains(window, toWgs84(position, datum)));
  const fail = (reason: 'outside-dataset' | 'lng-lat-swapped' | 'datum-outside-china', at: Position): null => {
    reader.fail('geometry', reason, `${at[0]}, ${at[1]}`);
    return null;
  };
  if (window !== null && outside !== undefined) {
    const isSwapped = given.every(([lng, lat]) => Math.abs(lng) <= 90 && bboxContains(window, toWgs84([lat, lng], datum)));
    return fail(isSwapped ? 'lng-lat-swapped' : 'outside-dataset', outside);
  }
  const foreign = given.find((position) => !datumAppliesAt(position, datum));
  if (foreign !== undefined) return fail('datum-outside-china', foreign);
  return { ...geometry, coordinates: converted(geometry.coordinates, (position) => toWgs84(position, datum)) };
}

type Nested = Position | readonly Nested[];

const isPosition = (value: Nested): value is Position => typeof value[0] === 'number';

/** Every position of nested coordinate arrays, in order. */
export function positionsOf(coordinates: Nested): Position[] {
  return isPosition(coordinates) ? [coordinates] : coordinates.flatMap(positionsOf);
}

const converted = (coordinates: Nested, convert: (position: Position) => Position): Nested =>
  (isPosition(coordinates) ? convert(coordinates) : coordinates.map((part) => converted(part, convert)));
