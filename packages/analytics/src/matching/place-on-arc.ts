import type { RoadGraph } from './road-graph';

/** The point of an arc nearest to (x, y), plane metres. */
export interface PlaceOnArc {
  readonly offsetMetres: number;
  readonly distanceMetres: number;
  readonly x: number;
  readonly y: number;
}

export function placeOnArc({ nodeX, nodeY, from, to, lengthMetres }: RoadGraph, arc: number, [x, y]: readonly [x: number, y: number]): PlaceOnArc {
  const ax = nodeX[from[arc]!]!, ay = nodeY[from[arc]!]!, dx = nodeX[to[arc]!]! - ax, dy = nodeY[to[arc]!]! - ay, length = lengthMetres[arc]!;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (length * length)));
  const px = ax + share * dx, py = ay + share * dy;
  return { offsetMetres: share * length, distanceMetres: Math.hypot(px - x, py - y), x: px, y: py };
}
