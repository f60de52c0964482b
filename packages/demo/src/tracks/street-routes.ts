import type { Position } from '@wuding/geo';
import type { Street } from '../ground/streets';

/** A place beside a street. */
export interface StreetPlace {
  readonly position: Position;
  readonly roadSegmentCode: string;
}

/** The way from one place to another along the streets, both ends included; straight where no street leads there. */
export type StreetRoutes = (from: StreetPlace, to: StreetPlace) => readonly Position[];

interface Edge {
  readonly node: string;
  readonly metres: number;
  readonly street: Street;
  readonly isForward: boolean;
}

/** Shortest ways over the segments of a town, remembered by pair of segments: rounds are walked again every day. */
export function streetRoutes(streets: readonly Street[]): StreetRoutes {
  const byCode = new Map(streets.map((street) => [street.code, street]));
  const edges = new Map<string, Edge[]>();
  const join = (node: string, edge: Edge): void => void edges.set(node, [...(edges.get(node) ?? []), edge]);
  for (const street of streets) {
    join(street.fromNode, { node: street.toNode, metres: street.lengthMetres, street, isForward: true });
    join(street.toNode, { node: street.fromNode, metres: street.lengthMetres, street, isForward: false });
  }
  const known = new Map<string, readonly Position[]>();
  return (from, to) => {
    const [here, there] = [byCode.get(from.roadSegmentCode), byCode.get(to.roadSegmentCode)];
    if (here === undefined || there === undefined || here === there) return [from.position, to.position];
    const key = `${here.code}>${there.code}`;
    const between = known.get(key) ?? shortest(edges, here, there);
    known.set(key, between);
    return [from.position, ...between, to.position];
  };
}

/** Corners of the shortest way from either end of a segment to either end of another; empty when they hang apart. Dijkstra. */
function shortest(edges: ReadonlyMap<string, readonly Edge[]>, from: Street, to: Street): Position[] {
  const reached = new Map<string, { metres: number; by: Edge | null; before: string | null }>();
  const waiting: { node: string; metres: number }[] = [];
  const reach = (node: string, metres: number, way: { by: Edge | null; before: string | null }): void => {
    if ((reached.get(node)?.metres ?? Infinity) <= metres) return;
    reached.set(node, { metres, ...way });
    let at = waiting.length;
    while (at > 0 && (waiting[at - 1]?.metres ?? 0) < metres) at--;
    waiting.splice(at, 0, { node, metres });
  };
  // Half the segment to either end: which end is nearer is decided by the whole way.
  for (const node of [from.fromNode, from.toNode]) reach(node, 0, { by: null, before: null });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.metres > (reached.get(next.node)?.metres ?? Infinity)) continue;
    if (next.node === to.fromNode || next.node === to.toNode) return cornersTo(next.node, reached);
    for (const edge of edges.get(next.node) ?? []) reach(edge.node, next.metres + edge.metres, { by: edge, before: next.node });
  }
  return [];
}

function cornersTo(end: string, reached: ReadonlyMap<string, { by: Edge | null; before: string | null }>): Position[] {
  const corners: Position[] = [];
  for (let node: string | null = end; node !== null;) {
    const step: { by: Edge | null; before: string | null } | undefined = reached.get(node);
    if (step === undefined || step.by === null) break;
    const { street: { coordinates }, isForward } = step.by;
    corners.unshift(...(isForward ? coordinates : [...coordinates].reverse()));
    node = step.before;
  }
  return corners;
}
