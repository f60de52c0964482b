import Flatbush from 'flatbush';
import type { Position } from '../position';
import { segmentContact, turn } from './segment-contact';

/** A closed ring without consecutive duplicates, and where it belongs. */
export interface PlacedRing {
  readonly polygon: number;
  /** 0 = shell, then the holes. */
  readonly ring: number;
  readonly positions: readonly Position[];
}

export interface RingContact {
  readonly kind: 'touch' | 'cross' | 'too-intricate';
  readonly first: PlacedRing;
  readonly second: PlacedRing;
  readonly position: Position;
}

/** Segment pairs looked at before giving up: far above any drawn shape, about a second of work. */
const maximumPairCount = 10_000_000;

/**
 * Every contact of the rings, in no order, until the first that is not a mere touch of two different rings. A ring
 * that meets itself anywhere but at consecutive corners, or folds back on itself, is a `cross` with itself.
 * Near-linear for shapes as they are drawn; bounded for any.
 */
export function ringContacts(rings: readonly PlacedRing[]): RingContact[] {
  const segmentCount = rings.reduce((sum, ring) => sum + ring.positions.length - 1, 0);
  if (segmentCount === 0) return [];
  const index = new Flatbush(segmentCount);
  const ringOf = new Int32Array(segmentCount), startOf = new Int32Array(segmentCount);
  let next = 0;
  rings.forEach(({ positions }, ringIndex) => {
    for (let i = 0; i + 1 < positions.length; i++) {
      const a = positions[i]!, b = positions[i + 1]!;
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
      ringOf[next] = ringIndex;
      startOf[next++] = i;
    }
  });
  index.finish();
  const contacts: RingContact[] = [];
  let pairCount = 0;
  for (let i = 0; i < segmentCount; i++) {
    const first = rings[ringOf[i]!]!, a = first.positions[startOf[i]!]!, b = first.positions[startOf[i]! + 1]!;
    const stopped = index.collides(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]), (j) => {
      if (++pairCount > maximumPairCount) {
        contacts.push({ kind: 'too-intricate', first, second: first, position: [a[0], a[1]] });
        return true;
      }
      if (j <= i) return false;
      const second = rings[ringOf[j]!]!;
      const contact = first === second
        ? contactWithin(first, startOf[i]!, startOf[j]!)
        : contactBetween(first, startOf[i]!, second, startOf[j]!);
      if (contact !== null) contacts.push(contact);
      return contact?.kind === 'cross';
    });
    if (stopped) return contacts.slice(-1);
  }
  return contacts;
}

function contactBetween(first: PlacedRing, i: number, second: PlacedRing, j: number): RingContact | null {
  const contact = segmentContact(first.positions[i]!, first.positions[i + 1]!, second.positions[j]!, second.positions[j + 1]!);
  if (contact === null) return null;
  return { kind: contact.kind === 'touch' ? 'touch' : 'cross', first, second, position: contact.position };
}

function contactWithin(ring: PlacedRing, i: number, j: number): RingContact | null {
  const { positions } = ring;
  const last = positions.length - 2;
  if (j === i + 1) return foldsBack(positions[i]!, positions[j]!, positions[j + 1]!) ? crossing(ring, positions[j]!) : null;
  if (i === 0 && j === last) return foldsBack(positions[j]!, positions[0]!, positions[1]!) ? crossing(ring, positions[0]!) : null;
  const contact = segmentContact(positions[i]!, positions[i + 1]!, positions[j]!, positions[j + 1]!);
  return contact === null ? null : crossing(ring, contact.position);
}

const crossing = (ring: PlacedRing, position: Readonly<Position>): RingContact =>
  ({ kind: 'cross', first: ring, second: ring, position: [position[0], position[1]] });

/** Whether the way a→corner→b turns round by exactly half a turn. */
const foldsBack = (a: Readonly<Position>, corner: Readonly<Position>, b: Readonly<Position>): boolean =>
  turn(a, corner, b) === 0
  && (a[0] - corner[0]) * (b[0] - corner[0]) + (a[1] - corner[1]) * (b[1] - corner[1]) > 0;
