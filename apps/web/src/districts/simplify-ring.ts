type Corner = [lng: number, lat: number];

/** Metres of a degree of latitude, near enough for a tolerance. @source mean meridian degree of WGS-84 */
const degreeMetres = 111_132;

/**
 * A closed ring with only the corners that are needed to stay within a tolerance of every corner left out
 * (Douglas–Peucker from the two corners farthest apart). Rings of four positions or fewer come back as they are.
 * @param toleranceMetres above 0
 */
export function simplifyRing(ring: readonly Corner[], toleranceMetres: number): Corner[] {
  if (ring.length <= 4) return [...ring];
  const corners = ring.slice(0, -1);
  const shrink = Math.cos(((corners[0]?.[1] ?? 0) * Math.PI) / 180);
  const plane = corners.map(([lng, lat]): Corner => [lng * shrink * degreeMetres, lat * degreeMetres]);
  const farthest = indexOfMost(plane.map((corner) => Math.hypot(corner[0] - plane[0]![0], corner[1] - plane[0]![1])));
  const kept = new Set([0, farthest]);
  keepBetween({ plane, from: 0, to: farthest, toleranceMetres }, kept);
  keepBetween({ plane: [...plane, plane[0]!], from: farthest, to: plane.length, toleranceMetres }, kept);
  const simple = corners.filter((_, index) => kept.has(index));
  return simple.length < 3 ? [...ring] : [...simple, simple[0]!];
}

interface Stretch {
  readonly plane: readonly Corner[];
  readonly from: number;
  readonly to: number;
  readonly toleranceMetres: number;
}

function keepBetween({ plane, from, to, toleranceMetres }: Stretch, kept: Set<number>): void {
  if (to - from < 2) return;
  const between = plane.slice(from + 1, to).map((corner) => metresFromLine(corner, plane[from]!, plane[to]!));
  const most = indexOfMost(between);
  if (between[most]! <= toleranceMetres) return;
  const middle = from + 1 + most;
  kept.add(middle);
  keepBetween({ plane, from, to: middle, toleranceMetres }, kept);
  keepBetween({ plane, from: middle, to, toleranceMetres }, kept);
}

const indexOfMost = (values: readonly number[]): number => values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);

function metresFromLine([x, y]: Corner, [fromX, fromY]: Corner, [toX, toY]: Corner): number {
  const dx = toX - fromX, dy = toY - fromY;
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / square));
  return Math.hypot(fromX + share * dx - x, fromY + share * dy - y);
}
