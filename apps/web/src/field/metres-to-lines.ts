import { distanceMetres, localPlane, type PlanePosition, type Position } from '@wuding/geo';

/**
 * Metres from a position to the nearest of some points and lines; null = there are none. True to a millimetre within
 * some kilometres.
 * @param lines each of one position (a point) or more; WGS-84 [lng, lat]
 */
export function metresToLines(position: Position, lines: readonly (readonly Position[])[]): number | null {
  const plane = localPlane(position);
  let nearest: number | null = null;
  for (const line of lines) {
    const points = line.map((one) => plane.toPlane(one)), [first] = line;
    const metres = points.length === 1 && first !== undefined ? distanceMetres(position, first) : Math.min(...points.slice(1).map((to, i) => fromOrigin(points[i]!, to)));
    if (nearest === null || metres < nearest) nearest = metres;
  }
  return nearest;
}

/** From [0, 0] to a side. */
function fromOrigin(from: PlanePosition, to: PlanePosition): number {
  const east = to[0] - from[0], north = to[1] - from[1], square = east * east + north * north;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(from[0] * east + from[1] * north) / square));
  return Math.hypot(from[0] + share * east, from[1] + share * north);
}
