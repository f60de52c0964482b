import { roadGraph, type RoadGraph } from '@wuding/analytics';
import type { LocalPlane, Position } from '@wuding/geo';
import type { StreetLine } from '../repositories/track-days';

export interface StreetGraph {
  readonly graph: RoadGraph;
  /** Which of the streets each arc is of. */
  readonly streetOfArc: Int32Array;
}

/** Streets as a network both ways: people on foot go either way, and one-way signs are not in the data. Streets meet where their vertices are the same. */
export function streetGraph(streets: readonly StreetLine[], plane: LocalPlane): StreetGraph {
  const nodes = new Map<string, number>(), x: number[] = [], y: number[] = [], from: number[] = [], to: number[] = [], streetOfArc: number[] = [];
  const nodeOf = (position: Position): number => {
    const [lng, lat] = position, key = `${lng},${lat}`, known = nodes.get(key);
    if (known !== undefined) return known;
    const [east, north] = plane.toPlane(position);
    nodes.set(key, x.length);
    y.push(north);
    return x.push(east) - 1;
  };
  streets.forEach(({ line: { coordinates } }, street) => coordinates.forEach((position, i) => {
    const node = nodeOf(position), before = i === 0 ? node : nodeOf(coordinates[i - 1]!);
    if (node === before) return;
    from.push(before, node);
    to.push(node, before);
    streetOfArc.push(street, street);
  }));
  return { graph: roadGraph({ x: Float64Array.from(x), y: Float64Array.from(y) }, { from: Int32Array.from(from), to: Int32Array.from(to) }), streetOfArc: Int32Array.from(streetOfArc) };
}
