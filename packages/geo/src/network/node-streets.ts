import { bboxCentre, bboxOf } from '../bbox';
import { localPlane, type LocalPlane } from '../measure/local-plane';
import { bridgeStretches, type BridgeStretches } from './bridge-stretches';
import { clusterNodes } from './cluster-nodes';
import { cutPieces } from './cut-pieces';
import { dividePiece } from './divide-long-pieces';
import { findCuts } from './find-cuts';
import { joinShortPieces } from './join-short-pieces';
import { measured, planeLines } from './plane-lines';
import { nearestOnLeg, segmentIndex } from './segment-index';
import { segmentKey } from './segment-key';
import type { NodingOptions, Piece, StreetLine, StreetSegment } from './street';

/**
 * Turns street lines into a network: cuts them where they cross, meet in a T or share a vertex (not where a bridge
 * passes), joins short pieces of a street, divides long ones. The result does not depend on the order of the lines and
 * is sorted by key; segments that would be drawn twice are given once. Time grows with n log n of the vertices.
 * @param lines valid lines in WGS-84 degrees, of one region (a few hundred kilometres)
 * @returns segments of `minimumMetres` to `maximumMetres`, shorter where junctions or dead ends leave no more
 */
export function nodeStreets<Properties>(
  lines: readonly StreetLine<Properties>[], options: NodingOptions = {},
): StreetSegment<Properties>[] {
  const { minimumMetres = 30, maximumMetres = 200, snapMetres = 1, bridges = [] } = options;
  const bbox = bboxOf(lines.flatMap(({ coordinates }) => coordinates));
  if (bbox === null) return [];
  const plane = localPlane(bboxCentre(bbox));
  const ready = planeLines(lines, plane);
  const stretches = bridgeStretches(bridges, plane, snapMetres);
  const cuts = findCuts(ready, stretches, snapMetres);
  const pieces = cutPieces(ready, cuts, clusterNodes(cuts, plane, snapMetres), snapMetres);
  const divided = joinShortPieces(pieces, minimumMetres).flatMap((piece) => dividePiece(piece, maximumMetres));
  const carried = onBridges(divided, stretches, plane);
  const byKey = new Map<string, StreetSegment<Properties>>();
  for (const piece of divided) {
    const { street: _, ...segment } = piece;
    const key = segmentKey(piece), known = byKey.get(key);
    if (known !== undefined && known.sourceIndex <= piece.sourceIndex) continue;
    byKey.set(key, {
      ...segment, key, isBridge: piece.isBridge || carried.has(piece), properties: lines[piece.sourceIndex]!.properties,
    });
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The pieces the bridges carry: the nearest one within two metres of each middle that runs the bridge's way. */
function onBridges(pieces: readonly Piece[], bridges: BridgeStretches, plane: LocalPlane): Set<Piece> {
  const carried = new Set<Piece>();
  if (bridges.middles.length === 0) return carried;
  const lines = pieces.map(({ coordinates }) => measured(coordinates, plane));
  const index = segmentIndex(lines);
  for (const { x, y, direction } of bridges.middles) {
    let nearest: Piece | undefined, nearestMetres = 2;
    for (const i of index.near(x, y, 2)) {
      const line = lines[index.lineOf[i]!]!, leg = index.legOf[i]!;
      const turnRadians = Math.atan2(line.y[leg + 1]! - line.y[leg]!, line.x[leg + 1]! - line.x[leg]!) - direction;
      const { metres } = nearestOnLeg(line, leg, x, y);
      if (Math.abs(Math.cos(turnRadians)) > 0.9 && metres <= nearestMetres) [nearest, nearestMetres] = [pieces[index.lineOf[i]!]!, metres];
    }
    if (nearest !== undefined) carried.add(nearest);
  }
  return carried;
}
