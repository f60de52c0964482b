import type { Position } from '../position';

/** How two segments meet: not at all, in one point that is an end of one of them, or properly. */
export type Contact =
  | { readonly kind: 'touch'; readonly position: Position }
  /** They cross inside both, or share a stretch; the position is the crossing or an end of the stretch. */
  | { readonly kind: 'cross' | 'overlap'; readonly position: Position };

/**
 * How segments a–b and c–d meet; null when they do not. Exact up to the rounding of one cross product (about 1e-16 of
 * the segments' extent).
 */
export function segmentContact(
  a: Readonly<Position>, b: Readonly<Position>, c: Readonly<Position>, d: Readonly<Position>,
): Contact | null {
  const sideC = turn(a, b, c), sideD = turn(a, b, d);
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return null;
  const sideA = turn(c, d, a), sideB = turn(c, d, b);
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return null;
  if (sideC === 0 && sideD === 0) return collinearContact(a, b, c, d);
  if (sideC === 0) return isBetween(a, b, c) ? touch(c) : null;
  if (sideD === 0) return isBetween(a, b, d) ? touch(d) : null;
  if (sideA === 0) return isBetween(c, d, a) ? touch(a) : null;
  if (sideB === 0) return isBetween(c, d, b) ? touch(b) : null;
  const share = sideC / (sideC - sideD);
  return { kind: 'cross', position: [c[0] + share * (d[0] - c[0]), c[1] + share * (d[1] - c[1])] };
}

/** Positive when c lies to the left of a→b, negative to the right, 0 on the line. */
export const turn = (a: Readonly<Position>, b: Readonly<Position>, c: Readonly<Position>): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const touch = (p: Readonly<Position>): Contact => ({ kind: 'touch', position: [p[0], p[1]] });

/** Whether p, known to lie on the line through a and b, lies between them, ends included. */
const isBetween = (a: Readonly<Position>, b: Readonly<Position>, p: Readonly<Position>): boolean =>
  p[0] >= Math.min(a[0], b[0]) && p[0] <= Math.max(a[0], b[0]) && p[1] >= Math.min(a[1], b[1]) && p[1] <= Math.max(a[1], b[1]);

function collinearContact(
  a: Readonly<Position>, b: Readonly<Position>, c: Readonly<Position>, d: Readonly<Position>,
): Contact | null {
  const axis = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1;
  const [lowAb, highAb] = a[axis] <= b[axis] ? [a, b] : [b, a];
  const [lowCd, highCd] = c[axis] <= d[axis] ? [c, d] : [d, c];
  const low = lowAb[axis] >= lowCd[axis] ? lowAb : lowCd;
  const high = highAb[axis] <= highCd[axis] ? highAb : highCd;
  if (low[axis] > high[axis]) return null;
  return low[axis] === high[axis] ? touch(low) : { kind: 'overlap', position: [low[0], low[1]] };
}
