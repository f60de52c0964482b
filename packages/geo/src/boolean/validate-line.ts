import type { Position } from '../position';
import { coordinatesOf, isRefusal, PositionReader } from './read-positions';
import { refuseGeometry, type GeometryRefusal, type GeometryVerdict, type LineGeometry, type MultiLineGeometry } from './verdict';

/**
 * Judges an unknown input as a GeoJSON LineString or MultiLineString in degrees. Consecutive duplicates are removed
 * (a repair). A line may cross itself: streets do. Never throws.
 */
export function validateLine(input: unknown): GeometryVerdict<LineGeometry | MultiLineGeometry> {
  const raw = coordinatesOf(input, ['LineString', 'MultiLineString']);
  if (!raw.ok) return raw;
  const reader = new PositionReader();
  if (raw.type === 'LineString') {
    const line = readLine(reader, raw.coordinates, ['coordinates']);
    return isRefusal(line) ? line : { ok: true, geometry: { type: 'LineString', coordinates: line }, repairs: [...reader.repairs] };
  }
  const lines: Position[][] = [];
  for (const [index, part] of (raw.coordinates as unknown[]).entries()) {
    const line = readLine(reader, part, ['coordinates', index]);
    if (isRefusal(line)) return line;
    lines.push(line);
  }
  if (lines.length === 0) return refuseGeometry('too-few-positions', ['coordinates']);
  return { ok: true, geometry: { type: 'MultiLineString', coordinates: lines }, repairs: [...reader.repairs] };
}

/** The single lines of an accepted geometry; at least one. */
export const linesOf = (geometry: LineGeometry | MultiLineGeometry): Position[][] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;

function readLine(reader: PositionReader, input: unknown, path: readonly (string | number)[]): Position[] | GeometryRefusal {
  const line = reader.positions(input, path);
  if (isRefusal(line)) return line;
  if (line.length >= 2) return line;
  return refuseGeometry((input as unknown[]).length >= 2 ? 'zero-length' : 'too-few-positions', path);
}
