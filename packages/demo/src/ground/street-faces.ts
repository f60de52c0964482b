import { localPlane, polygonAreaSquareMetres, type Position } from '@wuding/geo';

/** What a face is made of: a street segment between two nodes of the network. */
export interface NetworkEdge {
  readonly coordinates: readonly Position[];
  readonly fromNode: string;
  readonly toNode: string;
}

/** A block between streets: its ring along their middles, closed, counter-clockwise; dead ends inside are walked there and back. */
export interface StreetFace {
  readonly index: number;
  readonly ring: readonly Position[];
  readonly areaSquareMetres: number;
}

/** A segment walked in one direction, with the face on its left. */
interface HalfEdge {
  readonly positions: readonly Position[];
  readonly to: string;
  /** The same segment walked back. */
  twin: number;
  /** The half-edge that follows along the face on the left. */
  next: number;
  /** −1 = the land around the network. */
  face: number;
}

export interface StreetFaces {
  readonly faces: readonly StreetFace[];
  /** The outline of a set of faces, along street middles: the ring of the largest connected part, closed; holes are filled. */
  outlineOf(faces: ReadonlySet<number>): Position[];
}

/**
 * The blocks a street network encloses. Streets that pass over others (bridges) must not be among the edges.
 * @source half-edges as in de Berg et al., Computational Geometry, ch. 2 (doubly connected edge list)
 */
export function streetFaces(edges: readonly NetworkEdge[]): StreetFaces {
  const halves = halfEdges(edges);
  const faces: StreetFace[] = [];
  const seen = new Set<number>();
  halves.forEach((_half, start) => {
    if (seen.has(start)) return;
    const walk = [...walkOf(halves, start)];
    for (const step of walk) seen.add(step);
    const ring = ringOf(halves, walk);
    const areaSquareMetres = isCounterClockwise(ring) ? polygonAreaSquareMetres([ring]) : 0;
    if (areaSquareMetres === 0) return;
    for (const step of walk) (halves[step] as HalfEdge).face = faces.length;
    faces.push({ index: faces.length, ring, areaSquareMetres });
  });
  return { faces, outlineOf: (chosen) => outline(halves, chosen) };
}

function halfEdges(edges: readonly NetworkEdge[]): HalfEdge[] {
  const halves: HalfEdge[] = [];
  const leaving = new Map<string, number[]>();
  const add = (positions: readonly Position[], from: string, to: string, twin: number): void => {
    const there = leaving.get(from);
    if (there === undefined) leaving.set(from, [halves.length]);
    else there.push(halves.length);
    halves.push({ positions, to, twin, next: -1, face: -1 });
  };
  for (const { coordinates, fromNode, toNode } of edges) {
    const forward = halves.length;
    add(coordinates, fromNode, toNode, forward + 1);
    add(coordinates.toReversed(), toNode, fromNode, forward);
  }
  for (const around of leaving.values()) linkAround(halves, around);
  return halves;
}

/** At a node, whoever arrives turns into the street that comes next clockwise: the face stays on the left. */
function linkAround(halves: HalfEdge[], leaving: number[]): void {
  leaving.sort((a, b) => bearing(halves[a] as HalfEdge) - bearing(halves[b] as HalfEdge));
  leaving.forEach((half, i) => {
    const clockwise = leaving[(i + leaving.length - 1) % leaving.length] as number;
    (halves[(halves[half] as HalfEdge).twin] as HalfEdge).next = clockwise;
  });
}

/** Direction in which a half-edge sets out, radians counter-clockwise from east. */
function bearing({ positions }: HalfEdge): number {
  const [from, to] = [positions[0] as Position, positions[1] as Position];
  const [east, north] = localPlane(from).toPlane(to);
  return Math.atan2(north, east);
}

function* walkOf(halves: readonly HalfEdge[], start: number): Generator<number> {
  let half = start;
  do {
    yield half;
    half = (halves[half] as HalfEdge).next;
  } while (half !== start);
}

const ringOf = (halves: readonly HalfEdge[], walk: readonly number[]): Position[] => {
  const ring = walk.flatMap((half) => (halves[half] as HalfEdge).positions.slice(0, -1));
  return [...ring, ring[0] as Position];
};

function isCounterClockwise(ring: readonly Position[]): boolean {
  const [originLng, originLat] = ring[0] as Position;
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Position, ring[i] as Position];
    doubled += (a[0] - originLng) * (b[1] - originLat) - (b[0] - originLng) * (a[1] - originLat);
  }
  return doubled > 0;
}

function outline(halves: readonly HalfEdge[], chosen: ReadonlySet<number>): Position[] {
  const isRim = (half: number): boolean =>
    chosen.has((halves[half] as HalfEdge).face) && !chosen.has((halves[(halves[half] as HalfEdge).twin] as HalfEdge).face);
  const rings: Position[][] = [];
  const seen = new Set<number>();
  halves.forEach((_half, start) => {
    if (seen.has(start) || !isRim(start)) return;
    const walk: number[] = [];
    for (let half = start; !seen.has(half); half = nextOnRim(halves, half, isRim)) {
      seen.add(half);
      walk.push(half);
    }
    rings.push(ringOf(halves, walk));
  });
  const areas = new Map(rings.map((ring) => [ring, isCounterClockwise(ring) ? polygonAreaSquareMetres([ring]) : 0]));
  return rings.toSorted((a, b) => (areas.get(b) ?? 0) - (areas.get(a) ?? 0))[0] ?? [];
}

function nextOnRim(halves: readonly HalfEdge[], from: number, isRim: (half: number) => boolean): number {
  let half = (halves[from] as HalfEdge).next;
  while (!isRim(half)) half = (halves[(halves[half] as HalfEdge).twin] as HalfEdge).next;
  return half;
}
