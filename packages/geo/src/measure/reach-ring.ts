import type { PlanePosition } from '../position';

export type ReachSide = 'both' | 'left' | 'right';

/** Corners of a quarter circle: an outline 200 m wide is then true to a quarter of a metre. */
const stepsPerQuarter = 8;

/**
 * The outline of all within a distance of a point or of a line, on the plane.
 * @param corners one = a point, more = a line
 * @param radiusMetres above 0
 * @param side of the line in the direction it runs; of a point as seen facing north, so that left is west
 * @returns a closed ring, first corner = last
 */
export function reachRing(corners: readonly Readonly<PlanePosition>[], radiusMetres: number, side: ReachSide = 'both'): PlanePosition[] {
  const first = corners[0];
  if (first === undefined) return [];
  const line = corners.filter((corner, i) => i === 0 || metresBetween(corner, corners[i - 1] ?? corner) > 0);
  if (line.length < 2) return closed(roundPoint(first, radiusMetres, side));
  const back = line.toReversed();
  const outline = side === 'both' ? [...leftOf(line, radiusMetres, true), ...leftOf(back, radiusMetres, true)]
    : side === 'left' ? [...leftOf(line, radiusMetres, false), ...plain(back)] : [...leftOf(back, radiusMetres, false), ...plain(line)];
  // What a bend folds inwards lies nearer to the line than the radius: it is not outline.
  const isOnLine = (corner: PlanePosition): boolean => line.some((one) => metresBetween(one, corner) === 0);
  return closed(outline.filter((corner) => (side !== 'both' && isOnLine(corner)) || metresToLine(corner, line) >= radiusMetres * 0.999));
}

const plain = (line: readonly Readonly<PlanePosition>[]): PlanePosition[] => line.map(([east, north]) => [east, north]);
const closed = (ring: PlanePosition[]): PlanePosition[] => (ring[0] === undefined ? [] : [...ring, [ring[0][0], ring[0][1]]]);
const metresBetween = (a: Readonly<PlanePosition>, b: Readonly<PlanePosition>): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function arc(centre: Readonly<PlanePosition>, radiusMetres: number, { from, turn }: { from: number; turn: number }): PlanePosition[] {
  const steps = Math.max(1, Math.ceil((Math.abs(turn) / (Math.PI / 2)) * stepsPerQuarter));
  return Array.from({ length: steps + 1 }, (_, i) => at(centre, radiusMetres, from + (turn * i) / steps));
}

const at = (centre: Readonly<PlanePosition>, metres: number, angle: number): PlanePosition => [centre[0] + metres * Math.cos(angle), centre[1] + metres * Math.sin(angle)];

function roundPoint(centre: Readonly<PlanePosition>, radiusMetres: number, side: ReachSide): PlanePosition[] {
  if (side === 'both') return arc(centre, radiusMetres, { from: 0, turn: 2 * Math.PI }).slice(0, -1);
  return arc(centre, radiusMetres, { from: side === 'left' ? Math.PI / 2 : -Math.PI / 2, turn: Math.PI });
}

/** The offset to the left of a line, with an arc around every corner it turns right at, and with the cap at its end. */
function leftOf(line: readonly Readonly<PlanePosition>[], radiusMetres: number, hasCap: boolean): PlanePosition[] {
  const headings = line.slice(1).map((to, i) => Math.atan2(to[1] - (line[i]?.[1] ?? 0), to[0] - (line[i]?.[0] ?? 0)));
  return line.flatMap((corner, i) => {
    const before = headings[i - 1], after = headings[i];
    const from = (before ?? after ?? 0) + Math.PI / 2;
    if (after === undefined) return hasCap ? arc(corner, radiusMetres, { from, turn: -Math.PI }) : [at(corner, radiusMetres, from)];
    if (before === undefined) return [at(corner, radiusMetres, from)];
    const turn = Math.atan2(Math.sin(after - before), Math.cos(after - before));
    if (turn < 0) return arc(corner, radiusMetres, { from, turn });
    const setback = radiusMetres * Math.tan(turn / 2), arm = Math.min(metresBetween(corner, line[i - 1] ?? corner), metresBetween(corner, line[i + 1] ?? corner));
    // Where it turns left the two offsets meet on the bisector, unless an arm is too short for that.
    return setback <= arm ? [at(corner, radiusMetres / Math.cos(turn / 2), from + turn / 2)] : [at(corner, radiusMetres, from), at(corner, radiusMetres, after + Math.PI / 2)];
  });
}

function metresToLine(point: PlanePosition, line: readonly Readonly<PlanePosition>[]): number {
  let nearest = Infinity;
  line.slice(1).forEach((to, i) => {
    const from = line[i] ?? to, dx = to[0] - from[0], dy = to[1] - from[1];
    const share = Math.min(1, Math.max(0, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, metresBetween(point, [from[0] + share * dx, from[1] + share * dy]));
  });
  return nearest;
}
