import { isOnEarth, type Position } from '../position';
import { refuseGeometry, type GeometryRefusal, type GeometryRepair } from './verdict';

/** Most positions one geometry may have. */
export const maximumPositionCount = 1_000_000;

/** What is wrong with a pair of numbers as lng and lat; null when nothing is. For inputs that are not GeoJSON. */
export function positionFault(lng: number, lat: number): 'number-not-finite' | 'out-of-range' | 'lng-lat-swapped' | null {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return 'number-not-finite';
  if (isOnEarth(lng, lat)) return null;
  return Math.abs(lat) > 90 && isOnEarth(lat, lng) ? 'lng-lat-swapped' : 'out-of-range';
}

/** Collects what reading one geometry finds out. */
export class PositionReader {
  readonly repairs = new Set<GeometryRepair>();
  #count = 0;

  /** A GeoJSON position as [lng, lat]; a third number is dropped and noted. */
  position(input: unknown, path: readonly (string | number)[]): Position | GeometryRefusal {
    if (!Array.isArray(input) || input.length < 2 || input.length > 4) return refuseGeometry('malformed-coordinates', path);
    const [lng, lat] = input as unknown[];
    if (typeof lng !== 'number' || typeof lat !== 'number') return refuseGeometry('malformed-coordinates', path);
    const fault = positionFault(lng, lat);
    if (fault !== null) return fault === 'number-not-finite' ? refuseGeometry(fault, path) : refuseGeometry(fault, path, [lng, lat]);
    if (++this.#count > maximumPositionCount) return refuseGeometry('too-many-positions', path);
    if (input.length > 2) this.repairs.add('altitude-dropped');
    return [lng + 0, lat + 0];
  }

  /** A list of positions without consecutive duplicates. */
  positions(input: unknown, path: readonly (string | number)[]): Position[] | GeometryRefusal {
    if (!Array.isArray(input)) return refuseGeometry('malformed-coordinates', path);
    if (input.length > maximumPositionCount) return refuseGeometry('too-many-positions', path);
    const positions: Position[] = [];
    for (let i = 0; i < input.length; i++) {
      const position = this.position(input[i], [...path, i]);
      if (isRefusal(position)) return position;
      const last = positions[positions.length - 1];
      if (last !== undefined && last[0] === position[0] && last[1] === position[1]) this.repairs.add('duplicate-positions-removed');
      else positions.push(position);
    }
    return positions;
  }
}

export const isRefusal = <T>(value: T | GeometryRefusal): value is GeometryRefusal =>
  typeof value === 'object' && value !== null && 'ok' in value && (value as GeometryRefusal).ok === false;

/** The `coordinates` of an unknown input, if it is a geometry of one of the types. */
export function coordinatesOf<Type extends string>(
  input: unknown, types: readonly Type[],
): { readonly ok: true; readonly type: Type; readonly coordinates: unknown } | GeometryRefusal {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuseGeometry('not-a-geometry');
  const { type, coordinates } = input as { type?: unknown; coordinates?: unknown };
  if (typeof type !== 'string') return refuseGeometry('not-a-geometry', ['type']);
  if (!(types as readonly string[]).includes(type)) return refuseGeometry('wrong-geometry-type', ['type']);
  if (!Array.isArray(coordinates)) return refuseGeometry('malformed-coordinates', ['coordinates']);
  return { ok: true, type: type as Type, coordinates };
}
