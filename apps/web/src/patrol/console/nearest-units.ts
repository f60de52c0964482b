import type { LiveUnitView } from '@wuding/contract';
import { distanceMetres } from '@wuding/geo';

export interface NearUnit {
  readonly unit: LiveUnitView;
  /** WGS-84. */
  readonly position: [number, number];
  /** As the crow flies: by road it is farther, and dispatching says how long. */
  readonly metres: number;
}

/** Units whose position is known, the nearest to a place first; at most so many. */
export const nearestUnits = (units: Iterable<LiveUnitView>, [lng, lat]: readonly [number, number], most: number): NearUnit[] =>
  [...units].flatMap((unit): NearUnit[] => (unit.position === null ? [] : [{ unit, position: [unit.position[0], unit.position[1]], metres: distanceMetres([lng, lat], [unit.position[0], unit.position[1]]) }]))
    .sort((a, b) => a.metres - b.metres || a.unit.deviceId - b.unit.deviceId).slice(0, most);
