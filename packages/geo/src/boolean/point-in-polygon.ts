import type { Position } from '../position';

/**
 * Whether a position lies in a polygon; its boundary (of the shell and of each hole) counts as inside, as with
 * PostGIS `ST_Covers`. Planar in degrees, as PostGIS `geometry` is. False for no rings.
 * @param polygonCoordinates rings of [lng, lat] as in GeoJSON: the shell, then the holes
 */
export function pointInPolygon(position: Readonly<Position>, polygonCoordinates: readonly (readonly Readonly<Position>[])[]): boolean {
  const shell = polygonCoordinates[0];
  if (shell === undefined) return false;
  const side = sideOfRing(position, shell);
  if (side !== 'inside') return side === 'boundary';
  for (let i = 1; i < polygonCoordinates.length; i++) {
    const holeSide = sideOfRing(position, polygonCoordinates[i]!);
    if (holeSide !== 'outside') return holeSide === 'boundary';
  }
  return true;
}

/** The same for several polygons: in any of them. */
export const pointInMultiPolygon = (
  position: Readonly<Position>,
  coordinates: readonly (readonly (readonly Readonly<Position>[])[])[],
): boolean => coordinates.some((polygon) => pointInPolygon(position, polygon));

/** Where a position lies against one closed ring, by counting crossings of a ray to the east. */
export function sideOfRing(position: Readonly<Position>, ring: readonly Readonly<Position>[]): 'inside' | 'boundary' | 'outside' {
  const x = position[0], y = position[1];
  let inside = false;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    const fromY = from![1] - y, toY = to[1] - y;
    if (fromY > 0 !== toY > 0 || fromY === 0 || toY === 0) {
      const fromX = from![0] - x, toX = to[0] - x;
      const turn = fromX * toY - toX * fromY;
      if (turn === 0 && fromX * toX <= 0 && fromY * toY <= 0) return 'boundary';
      if (fromY > 0 !== toY > 0 && turn > 0 === toY > fromY) inside = !inside;
    }
    from = to;
  }
  return inside ? 'inside' : 'outside';
}
