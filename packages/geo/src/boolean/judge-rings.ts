import type { Position } from '../position';
import { sideOfRing } from './point-in-polygon';
import { ringContacts, type PlacedRing, type RingContact } from './ring-contacts';
import { refuseGeometry, type GeometryRefusal } from './verdict';

/** Where in the input a ring stands, as ['coordinates', 0]. */
export type PathOf = (ring: PlacedRing) => readonly (string | number)[];

/**
 * What is wrong with how the rings of one or several polygons lie to each other, by the rules of OGC Simple Features
 * (as `ST_IsValid`): no ring meets itself, rings of a polygon meet at most in points and leave its inside in one piece,
 * holes lie in their shell and not in each other, polygons of a multipolygon share at most points. Null when all is well.
 */
export function judgeRings(polygons: readonly (readonly Position[][])[], pathOf: PathOf): GeometryRefusal | null {
  const rings = polygons.flatMap((polygon, p) => polygon.map((positions, ring): PlacedRing => ({ polygon: p, ring, positions })));
  const contacts = ringContacts(rings);
  const worst = contacts.find((contact) => contact.kind !== 'touch');
  if (worst !== undefined) return refuseGeometry(codeOf(worst), pathOf(worst.second), worst.position);
  return judgeConnection(contacts, pathOf) ?? judgeHoles(rings, contacts, pathOf) ?? judgeParts(rings, pathOf);
}

function codeOf({ kind, first, second }: RingContact): 'too-intricate' | 'self-crossing' | 'rings-cross' | 'polygons-overlap' {
  if (kind === 'too-intricate') return kind;
  if (first === second) return 'self-crossing';
  return first.polygon === second.polygon ? 'rings-cross' : 'polygons-overlap';
}

const keyOf = (position: Readonly<Position>): string => `${position[0]} ${position[1]}`;

/** Rings and the points they touch in form a graph; a cycle in it cuts a piece off the inside. */
function judgeConnection(contacts: readonly RingContact[], pathOf: PathOf): GeometryRefusal | null {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
    return root;
  };
  const seen = new Set<string>();
  for (const { first, second, position } of contacts) {
    if (first.polygon !== second.polygon) continue;
    for (const ring of [first, second]) {
      const ringKey = `ring ${ring.polygon} ${ring.ring}`, pointKey = `point ${ring.polygon} ${keyOf(position)}`;
      if (seen.has(ringKey + pointKey)) continue;
      seen.add(ringKey + pointKey);
      const ringRoot = rootOf(ringKey), pointRoot = rootOf(pointKey);
      if (ringRoot === pointRoot) return refuseGeometry('interior-disconnected', pathOf(ring), position);
      parents.set(ringRoot, pointRoot);
    }
  }
  return null;
}

/**
 * Rings here touch each other in one point at most, so each lies wholly inside or wholly outside another: one corner
 * that is no touching point tells which.
 */
function judgeHoles(rings: readonly PlacedRing[], contacts: readonly RingContact[], pathOf: PathOf): GeometryRefusal | null {
  const touched = new Set(contacts.map(({ position }) => keyOf(position)));
  let shell: PlacedRing | undefined;
  let earlierHoles: { ring: PlacedRing; box: Box; free: Position }[] = [];
  for (const ring of rings) {
    if (ring.ring === 0) {
      [shell, earlierHoles] = [ring, []];
      continue;
    }
    const free = freePosition(ring, touched);
    if (sideOfRing(free, shell!.positions) === 'outside') return refuseGeometry('hole-outside-shell', pathOf(ring), free);
    const box = boxOf(ring.positions);
    for (const other of earlierHoles) {
      if (holds(other.box, free) && sideOfRing(free, other.ring.positions) === 'inside') return refuseGeometry('hole-in-hole', pathOf(ring), free);
      if (holds(box, other.free) && sideOfRing(other.free, ring.positions) === 'inside') return refuseGeometry('hole-in-hole', pathOf(other.ring), other.free);
    }
    earlierHoles.push({ ring, box, free });
  }
  return null;
}

/** Shells of different polygons do not cross properly; one may still lie in the other or reach in through its corners. */
function judgeParts(rings: readonly PlacedRing[], pathOf: PathOf): GeometryRefusal | null {
  const polygons: { rings: PlacedRing[]; box: Box }[] = [];
  for (const ring of rings) {
    if (ring.ring === 0) polygons.push({ rings: [ring], box: boxOf(ring.positions) });
    else polygons[polygons.length - 1]!.rings.push(ring);
  }
  let workLeft = 200_000_000;
  for (const part of polygons) {
    for (const other of polygons) {
      if (part === other || !overlaps(part.box, other.box)) continue;
      const shell = part.rings[0]!;
      const cost = other.rings.reduce((sum, ring) => sum + ring.positions.length, 0);
      for (const probe of cornersAndMiddles(shell.positions)) {
        if (!holds(other.box, probe)) continue;
        if ((workLeft -= cost) < 0) return refuseGeometry('too-intricate', pathOf(shell), probe);
        if (isStrictlyInside(probe, other.rings)) return refuseGeometry('polygons-overlap', pathOf(shell), probe);
      }
    }
  }
  return null;
}

function* cornersAndMiddles(ring: readonly Readonly<Position>[]): Generator<Position> {
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]!, b = ring[i + 1]!;
    yield [a[0], a[1]];
    yield [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  }
}

const isStrictlyInside = (position: Position, [shell, ...holes]: readonly PlacedRing[]): boolean =>
  sideOfRing(position, shell!.positions) === 'inside' && holes.every((hole) => sideOfRing(position, hole.positions) === 'outside');

/** A corner nothing else touches; a ring with one touching point has at least two. */
const freePosition = (ring: PlacedRing, touched: ReadonlySet<string>): Position =>
  ring.positions.find((position) => !touched.has(keyOf(position))) ?? ring.positions[0]!;

type Box = readonly [number, number, number, number];

function boxOf(positions: readonly Readonly<Position>[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}
const holds = (box: Box, p: Readonly<Position>): boolean => p[0] >= box[0] && p[0] <= box[2] && p[1] >= box[1] && p[1] <= box[3];
const overlaps = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
