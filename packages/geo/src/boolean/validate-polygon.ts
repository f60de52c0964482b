import type { Position } from '../position';
import { judgeRings } from './judge-rings';
import { coordinatesOf, isRefusal, PositionReader } from './read-positions';
import { readRing, turnedRing } from './read-ring';
import { refuseGeometry, type GeometryRefusal, type GeometryVerdict, type MultiPolygonGeometry, type PolygonGeometry } from './verdict';

/**
 * Judges an unknown input as a GeoJSON Polygon or MultiPolygon in degrees, by the rules of `ST_IsValid`. Unclosed rings
 * are closed and consecutive duplicates removed (repairs); rings come out turned as RFC 7946 asks. Never throws.
 * A million corners take about a second; a shape whose check would not end soon is refused `too-intricate`.
 */
export function validatePolygon(input: unknown): GeometryVerdict<PolygonGeometry | MultiPolygonGeometry> {
  const raw = coordinatesOf(input, ['Polygon', 'MultiPolygon']);
  if (!raw.ok) return raw;
  const reader = new PositionReader();
  const isMulti = raw.type === 'MultiPolygon';
  const parts = isMulti ? (raw.coordinates as unknown[]) : [raw.coordinates];
  const pathOf = (polygon: number, ring: number): (string | number)[] =>
    isMulti ? ['coordinates', polygon, ring] : ['coordinates', ring];
  const polygons: Position[][][] = [];
  for (const [p, part] of parts.entries()) {
    const polygon = readPolygon(reader, part, (ring) => pathOf(p, ring), isMulti ? ['coordinates', p] : ['coordinates']);
    if (isRefusal(polygon)) return polygon;
    polygons.push(polygon);
  }
  if (polygons.length === 0) return refuseGeometry('too-few-positions', ['coordinates']);
  const refusal = judgeRings(polygons, ({ polygon, ring }) => pathOf(polygon, ring));
  if (refusal !== null) return refusal;
  const turned = polygons.map((polygon) => polygon.map((ring, index) => turnedRing(ring, index === 0)));
  const geometry: PolygonGeometry | MultiPolygonGeometry = isMulti
    ? { type: 'MultiPolygon', coordinates: turned }
    : { type: 'Polygon', coordinates: turned[0]! };
  return { ok: true, geometry, repairs: [...reader.repairs] };
}

/** The same ground as a MultiPolygon, which is what a district's boundary is stored as. */
export const asMultiPolygon = (geometry: PolygonGeometry | MultiPolygonGeometry): MultiPolygonGeometry =>
  geometry.type === 'MultiPolygon' ? geometry : { type: 'MultiPolygon', coordinates: [geometry.coordinates] };

function readPolygon(
  reader: PositionReader, input: unknown, pathOf: (ring: number) => (string | number)[], path: readonly (string | number)[],
): Position[][] | GeometryRefusal {
  if (!Array.isArray(input)) return refuseGeometry('malformed-coordinates', path);
  if (input.length === 0) return refuseGeometry('too-few-positions', path);
  const rings: Position[][] = [];
  for (let r = 0; r < input.length; r++) {
    const ring = readRing(reader, input[r], pathOf(r));
    if (isRefusal(ring)) return ring;
    rings.push(ring);
  }
  return rings;
}
