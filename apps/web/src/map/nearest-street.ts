import { localPlane, type PlanePosition } from '@wuding/geo';
import type { Geometry } from 'geojson';
import type { Position } from './intent';

export interface StreetLine {
  /** '' = the street has no name. */
  readonly name: string;
  readonly geometry: Geometry;
}

/** Where a position was put on a street. */
export interface Snapped {
  readonly position: Position;
  readonly street: string;
  /** How far it was moved. */
  readonly metres: number;
}

/** The place nearest to a position on the middle of a street, named ones first where both are within half a metre; null when none is within reach. */
export function nearestStreet(position: Position, streets: readonly StreetLine[], reachMetres: number): Snapped | null {
  const plane = localPlane(position);
  let best: { at: PlanePosition; street: string; metres: number } | null = null;
  for (const { name, geometry } of streets) {
    for (const line of linesOf(geometry)) {
      const corners = line.map((one): PlanePosition => plane.toPlane(one));
      corners.slice(1).forEach((to, i) => {
        const at = footOnSide(corners[i] ?? to, to), metres = Math.hypot(at[0], at[1]);
        const lead = best === null ? Infinity : best.metres - metres;
        if (metres <= reachMetres && (lead > 0.5 || (lead > -0.5 && name !== '' && best?.street === ''))) best = { at, street: name, metres };
      });
    }
  }
  const found = best as { at: PlanePosition; street: string; metres: number } | null;
  return found === null ? null : { position: plane.toPosition(found.at), street: found.street, metres: found.metres };
}

/** The point of a side nearest to the origin. */
function footOnSide(from: PlanePosition, to: PlanePosition): PlanePosition {
  const dx = to[0] - from[0], dy = to[1] - from[1], square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(from[0] * dx + from[1] * dy) / square));
  return [from[0] + share * dx, from[1] + share * dy];
}

const linesOf = (geometry: Geometry): Position[][] =>
  (geometry.type === 'LineString' ? [geometry.coordinates as Position[]] : geometry.type === 'MultiLineString' ? geometry.coordinates as Position[][] : []);
