import type { Position } from '../position';
import { isRefusal, type PositionReader } from './read-positions';
import { refuseGeometry, type GeometryRefusal } from './verdict';

/** A closed ring of at least three corners that encloses something, turning as it was given. */
export function readRing(reader: PositionReader, input: unknown, path: readonly (string | number)[]): Position[] | GeometryRefusal {
  const ring = reader.positions(input, path);
  if (isRefusal(ring)) return ring;
  const givenCount = (input as unknown[]).length;
  if (givenCount < 3) return refuseGeometry('too-few-positions', path);
  const first = ring[0]!, last = ring[ring.length - 1]!;
  if (first[0] !== last[0] || first[1] !== last[1]) {
    ring.push([first[0], first[1]]);
    reader.repairs.add('ring-closed');
  }
  if (ring.length < 4) return refuseGeometry(givenCount < 4 ? 'too-few-positions' : 'zero-area', path);
  if (areCollinear(ring)) return refuseGeometry('zero-area', path);
  return ring;
}

/** Twice the signed area of a closed ring in square degrees: positive when it runs counter-clockwise. */
function doubleSignedArea(ring: readonly Readonly<Position>[]): number {
  const [x, y] = ring[0]!;
  let sum = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = ring[i]!, b = ring[i + 1]!;
    sum += (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
  }
  return sum;
}

/** The ring turned counter-clockwise (shells) or clockwise (holes), as RFC 7946 asks. */
export const turnedRing = (ring: Position[], isShell: boolean): Position[] =>
  doubleSignedArea(ring) > 0 === isShell ? ring : ring.reverse();

/** Whether the ring is nowhere wider than 1e-12 of its length. */
function areCollinear(ring: readonly Position[]): boolean {
  const [x, y] = ring[0]!;
  let farX = 0, farY = 0, farSquared = 0;
  for (const [px, py] of ring) {
    const squared = (px - x) ** 2 + (py - y) ** 2;
    if (squared > farSquared) [farX, farY, farSquared] = [px - x, py - y, squared];
  }
  return ring.every(([px, py]) => Math.abs(farX * (py - y) - farY * (px - x)) <= 1e-12 * farSquared);
}
