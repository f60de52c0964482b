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

/** Segment pairs looked at before giving up: far above any drawn shape, half a second of work. */
const maximumPairCount = 4_000_000;
/** Pairs of runs compared before giving up; each costs at most `runLength`² comparisons of boxes. */
const maximumRunPairCount = 1_500_000;
/** Segments that follow each other and share one box of the index: neighbours lie close, so few boxes find the same pairs. */
const runLength = 8;

/**
 * Every contact of the rings, in no order, until the first that is not a mere touch of two different rings. A ring
 * that meets itself anywhere but at consecutive corners, or folds back on itself, is a `cross` with itself.
 * Near-linear for shapes as they are drawn; bounded for any.
 */
export function ringContacts(rings: readonly PlacedRing[]): RingContact[] {
  const runs = rings.flatMap(runsOf);
  if (runs.length === 0) return [];
  const index = new Flatbush(runs.length);
  for (const { box } of runs) index.add(...box);
  index.finish();
  const search = new ContactSearch();
  let runPairCount = 0;
  runs.forEach((run, i) => {
    if (search.isOver) return;
    index.collides(...run.box, (j) => {
      if (j < i) return false;
      if (++runPairCount > maximumRunPairCount) search.giveUp(run);
      else search.compare(run, runs[j]!);
      return search.isOver;
    });
  });
  return search.isOver ? search.contacts.slice(-1) : search.contacts;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/** Segments `begin` … `end`−1 of a ring and the box around them. */
interface Run {
  readonly ring: PlacedRing;
  readonly begin: number;
  readonly end: number;
  readonly box: Box;
}

function runsOf(ring: PlacedRing): Run[] {
  const segmentCount = ring.positions.length - 1;
  return Array.from({ length: Math.ceil(segmentCount / runLength) }, (_, run) => {
    const begin = run * runLength, end = Math.min(begin + runLength, segmentCount);
    let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
    for (let at = begin; at <= end; at += 1) {
      const [x, y] = ring.positions[at]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    return { ring, begin, end, box: [west, south, east, north] as const };
  });
}

/** The contacts found so far; over once one of them is not a mere touch. */
class ContactSearch {
  readonly contacts: RingContact[] = [];
  isOver = false;
  #pairCount = 0;

  giveUp({ ring, begin }: Run): void {
    const [x, y] = ring.positions[begin]!;
    this.#add({ kind: 'too-intricate', first: ring, second: ring, position: [x, y] });
  }

  /** Holds each segment of one run against those of the other that come after it. */
  compare(first: Run, second: Run): void {
    const isOne = first === second;
    for (let i = first.begin; i < first.end; i += 1) {
      if (!isOne && !meetsBox(first.ring.positions, i, second.box)) continue;
      for (let j = isOne ? i + 1 : second.begin; j < second.end; j += 1) {
        if (!boxesMeet(first.ring.positions, i, second.ring.positions, j)) continue;
        if (++this.#pairCount > maximumPairCount) return this.giveUp(first);
        const contact = first.ring === second.ring ? contactWithin(first.ring, i, j) : contactBetween(first.ring, i, second.ring, j);
        if (contact !== null) this.#add(contact);
        if (this.isOver) return;
      }
    }
  }

  #add(contact: RingContact): void {
    this.contacts.push(contact);
    this.isOver = contact.kind !== 'touch';
  }
}

type Corners = readonly Readonly<Position>[];

function meetsBox(positions: Corners, i: number, [west, south, east, north]: Box): boolean {
  const a = positions[i]!, b = positions[i + 1]!;
  return !((a[0] > east && b[0] > east) || (a[0] < west && b[0] < west) || (a[1] > north && b[1] > north) || (a[1] < south && b[1] < south));
}

/** Whether the boxes around segment i of one ring and segment j of another share a point. */
function boxesMeet(positions: Corners, i: number, others: Corners, j: number): boolean {
  const c = others[j]!, d = others[j + 1]!;
  const isEastward = c[0] < d[0], isNorthward = c[1] < d[1];
  const west = isEastward ? c[0] : d[0], east = isEastward ? d[0] : c[0], south = isNorthward ? c[1] : d[1], north = isNorthward ? d[1] : c[1];
  const a = positions[i]!, b = positions[i + 1]!;
  return !((a[0] > east && b[0] > east) || (a[0] < west && b[0] < west) || (a[1] > north && b[1] > north) || (a[1] < south && b[1] < south));
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
