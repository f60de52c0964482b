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
export function staysInside(circle: PlaneCircle, track: PlaneTrack, { maxGapSeconds, mergeSeconds, leastSeconds }: StayRules): Stay[] {
  const stays: { from: number; to: number; insideSeconds: number }[] = [];
  for (let k = 1; k < track.second.length; k += 1) {
    const gap = track.second[k]! - track.second[k - 1]!;
    if (gap <= 0 || gap > maxGapSeconds) continue;
    const inside = insideShare(circle, track, k);
    if (inside === null) continue;
    const from = track.second[k - 1]! + inside[0] * gap, to = track.second[k - 1]! + inside[1] * gap;
    const last = stays.at(-1);
    if (last === undefined || from - last.to > mergeSeconds) stays.push({ from, to, insideSeconds: to - from });
    else {
      last.to = Math.max(last.to, to);
      last.insideSeconds += to - from;
    }
  }
  return stays.filter(({ from, to }) => to - from >= leastSeconds);
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
