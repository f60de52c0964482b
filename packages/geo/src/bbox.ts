import type { Position } from './position';

/** [west, south, east, north] in degrees. Never crosses the antimeridian. */
export type Bbox = [west: number, south: number, east: number, north: number];

/** The smallest box around the positions; null for none. */
export function bboxOf(positions: Iterable<Readonly<Position>>): Bbox | null {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (const [lng, lat] of positions) {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return west > east ? null : [west, south, east, north];
}

/** Whether a position lies in the box, its edges included. */
export const bboxContains = (bbox: Readonly<Bbox>, position: Readonly<Position>): boolean =>
  position[0] >= bbox[0] && position[0] <= bbox[2] && position[1] >= bbox[1] && position[1] <= bbox[3];

/** Whether two boxes share at least a point. */
export const bboxesIntersect = (a: Readonly<Bbox>, b: Readonly<Bbox>): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** The middle of a box. */
export const bboxCentre = (bbox: Readonly<Bbox>): Position => [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
