import { lineLengthMetres } from '../measure/line-length';
import type { Node } from './cluster-nodes';
import { withoutRepeats } from './plane-lines';
import type { Cut, Piece, PlaneLine } from './street';

/** The lines cut at their nodes. A stretch that leaves a node and comes back at once, within twice the snap distance, is dropped. */
export function cutPieces(lines: readonly PlaneLine[], cuts: readonly Cut[], nodes: readonly Node[], snapMetres: number): Piece[] {
  const cutsOf: { along: number; node: Node }[][] = lines.map(() => []);
  cuts.forEach(({ line, along }, i) => cutsOf[line]!.push({ along, node: nodes[i]! }));
  const pieces: Piece[] = [];
  lines.forEach((line, l) => {
    const sorted = cutsOf[l]!.sort((a, b) => a.along - b.along);
    let from = sorted[0]!;
    for (const to of sorted.slice(1)) {
      // A cluster passed several times in a row is passed once, and left at its last cut.
      if (to.node.key === from.node.key && to.along - from.along <= 2 * snapMetres) {
        from = to;
        continue;
      }
      const coordinates = withoutRepeats([from.node.position, ...verticesBetween(line, from.along, to.along), to.node.position]);
      if (coordinates.length >= 2) {
        pieces.push({
          coordinates, fromNode: from.node.key, toNode: to.node.key, lengthMetres: lineLengthMetres(coordinates),
          street: line.street, isBridge: line.isBridge, sourceIndex: line.sourceIndex,
        });
      }
      from = to;
    }
  });
  return pieces;
}

const verticesBetween = (line: PlaneLine, from: number, to: number): PlaneLine['positions'] =>
  line.positions.filter((_, i) => line.along[i]! > from + 1e-3 && line.along[i]! < to - 1e-3);
