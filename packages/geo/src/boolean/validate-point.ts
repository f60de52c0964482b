import { coordinatesOf, isRefusal, PositionReader } from './read-positions';
import type { GeometryVerdict, PointGeometry } from './verdict';

/** Judges an unknown input as a GeoJSON Point in degrees. Never throws. */
export function validatePoint(input: unknown): GeometryVerdict<PointGeometry> {
  const raw = coordinatesOf(input, ['Point']);
  if (!raw.ok) return raw;
  const reader = new PositionReader();
  const position = reader.position(raw.coordinates, ['coordinates']);
  if (isRefusal(position)) return position;
  return { ok: true, geometry: { type: 'Point', coordinates: position }, repairs: [...reader.repairs] };
}
