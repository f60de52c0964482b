import type { PlaneTrack } from './segment-visits';

export interface PlaneCircle {
  readonly x: number;
  readonly y: number;
  readonly radiusMetres: number;
}

export interface StayRules {
  readonly maxGapSeconds: number;
  /** Absences up to this long do not end a stay. */
  readonly mergeSeconds: number;
  readonly leastSeconds: number;
}

/** A stay inside a circle, seconds; `insideSeconds` leaves out the bridged absences. */
export interface Stay {
  readonly from: number;
  readonly to: number;
  readonly insideSeconds: number;
}

/**
 * Stays of one track inside a circle: exact times by cutting each edge with the circle, bridged over short absences.
 * @returns in order of time; empty where none was long enough
 * @source definition of fixtures/coverage.json
 */
export const staysInside = (circle: PlaneCircle, track: PlaneTrack, rules: StayRules): Stay[] =>
  staysWhere(track, rules, (k) => { const share = insideShare(circle, track, k); return share === null ? [] : [share]; });

/** A line of vertices, plane metres; near it is within the radius of any point of it. */
export interface PlaneLine {
  readonly vertices: readonly (readonly [number, number])[];
  readonly radiusMetres: number;
}

/** Stays of one track beside a line, by the same rules as inside a circle. */
export function staysBeside({ vertices, radiusMetres }: PlaneLine, track: PlaneTrack, rules: StayRules): Stay[] {
  const legs = vertices.slice(1).map((to, i) => ({ from: vertices[i]!, to, radiusMetres }));
  return staysWhere(track, rules, (k) => joined(legs.flatMap((leg) => { const share = besideShare(leg, track, k); return share === null ? [] : [share]; })));
}

/** @param sharesOf parts of the edge that ends at position k that lie inside, apart and in order */
function staysWhere(track: PlaneTrack, { maxGapSeconds, mergeSeconds, leastSeconds }: StayRules, sharesOf: (k: number) => readonly (readonly [number, number])[]): Stay[] {
  const stays: { from: number; to: number; insideSeconds: number }[] = [];
  for (let k = 1; k < track.second.length; k += 1) {
    const gap = track.second[k]! - track.second[k - 1]!;
    if (gap <= 0 || gap > maxGapSeconds) continue;
    for (const [enters, leaves] of sharesOf(k)) {
      const from = track.second[k - 1]! + enters * gap, to = track.second[k - 1]! + leaves * gap;
      const last = stays.at(-1);
      if (last === undefined || from - last.to > mergeSeconds) stays.push({ from, to, insideSeconds: to - from });
      else {
        last.to = Math.max(last.to, to);
        last.insideSeconds += to - from;
      }
    }
  }
  return stays.filter(({ from, to }) => to - from >= leastSeconds);
}

/** Overlapping shares as one. */
function joined(shares: readonly [number, number][]): [number, number][] {
  const apart: [number, number][] = [];
  for (const [from, to] of shares.toSorted((a, b) => a[0] - b[0])) {
    const last = apart.at(-1);
    if (last === undefined || from > last[1]) apart.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return apart;
}

/** The part of an edge inside the circle as shares of the edge, or null. */
function insideShare({ x, y, radiusMetres }: PlaneCircle, track: PlaneTrack, k: number): [number, number] | null {
  const [px, py] = [track.x[k - 1]! - x, track.y[k - 1]! - y];
  const [dx, dy] = [track.x[k]! - track.x[k - 1]!, track.y[k]! - track.y[k - 1]!];
  const a = dx * dx + dy * dy;
  const c = px * px + py * py - radiusMetres * radiusMetres;
  if (a === 0) return c <= 0 ? [0, 1] : null;
  const b = px * dx + py * dy;
  const root = b * b - a * c;
  if (root < 0) return null;
  const from = Math.max(0, (-b - Math.sqrt(root)) / a), to = Math.min(1, (-b + Math.sqrt(root)) / a);
  return to > from ? [from, to] : null;
}

interface Leg {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly radiusMetres: number;
}

/** The part of an edge within the radius of a straight leg: a rectangle with a disc at either end is convex, so the parts of the three are one. */
function besideShare({ from, to, radiusMetres }: Leg, track: PlaneTrack, k: number): [number, number] | null {
  const discs = [from, to].map(([x, y]) => insideShare({ x, y, radiusMetres }, track, k));
  const shares = [...discs, rectangleShare({ from, to, radiusMetres }, track, k)].filter((share) => share !== null);
  return shares.length === 0 ? null : [Math.min(...shares.map(([enters]) => enters)), Math.max(...shares.map(([, leaves]) => leaves))];
}

function rectangleShare({ from, to, radiusMetres }: Leg, track: PlaneTrack, k: number): [number, number] | null {
  const lengthMetres = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (lengthMetres === 0) return null;
  const [ux, uy] = [(to[0] - from[0]) / lengthMetres, (to[1] - from[1]) / lengthMetres];
  const [px, py] = [track.x[k - 1]! - from[0], track.y[k - 1]! - from[1]], [dx, dy] = [track.x[k]! - track.x[k - 1]!, track.y[k]! - track.y[k - 1]!];
  let enters = 0, leaves = 1;
  for (const [at, by, least, most] of [[px * ux + py * uy, dx * ux + dy * uy, 0, lengthMetres], [py * ux - px * uy, dy * ux - dx * uy, -radiusMetres, radiusMetres]] as const) {
    if (by === 0 && (at < least || at > most)) return null;
    if (by === 0) continue;
    const [a, b] = [(least - at) / by, (most - at) / by];
    enters = Math.max(enters, Math.min(a, b));
    leaves = Math.min(leaves, Math.max(a, b));
  }
  // An edge of no length inside is inside from end to end.
  return leaves > enters || (dx === 0 && dy === 0) ? [enters, leaves] : null;
}
