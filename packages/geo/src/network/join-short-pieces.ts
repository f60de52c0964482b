import type { Position } from '../position';
import { segmentKey } from './segment-key';
import type { Piece } from './street';

/**
 * Joins pieces shorter than the minimum to their neighbours of the same street, over nodes where nothing else meets.
 * A short piece between two junctions stays: a junction is a junction.
 */
export function joinShortPieces(pieces: readonly Piece[], minimumMetres: number): Piece[] {
  return chainsOf([...pieces].sort(byKey)).flatMap((chain) =>
    chain.some(({ piece }) => piece.lengthMetres < minimumMetres)
      ? grouped(chain, minimumMetres).map(joined)
      : chain.map(({ piece }) => piece));
}

interface Link {
  readonly piece: Piece;
  /** The chain runs against the piece. */
  readonly isReversed: boolean;
}

const byKey = (a: Piece, b: Piece): number => (segmentKey(a) < segmentKey(b) ? -1 : 1);
const startOf = ({ piece, isReversed }: Link): string => (isReversed ? piece.toNode : piece.fromNode);
const endOf = ({ piece, isReversed }: Link): string => (isReversed ? piece.fromNode : piece.toNode);

/** Longest runs of pieces of one street over nodes of degree two; each piece is in exactly one. */
function chainsOf(pieces: readonly Piece[]): Link[][] {
  const at = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const node of [piece.fromNode, piece.toNode]) at.set(node, [...(at.get(node) ?? []), piece]);
  }
  const nextOver = (node: string, piece: Piece): Link | null => {
    const [a, b, more] = at.get(node)!;
    if (a === undefined || b === undefined || more !== undefined || a === b || a.street !== b.street) return null;
    const next = a === piece ? b : a;
    return { piece: next, isReversed: next.toNode === node };
  };
  const done = new Set<Piece>();
  const chains: Link[][] = [];
  for (const piece of pieces) {
    if (done.has(piece)) continue;
    const forward = runFrom({ piece, isReversed: false }, nextOver);
    const isRing = forward.length > 1 && endOf(forward[forward.length - 1]!) === piece.fromNode && nextOver(piece.fromNode, piece) !== null;
    const backward = isRing ? [] : runFrom({ piece, isReversed: true }, nextOver).slice(1);
    const chain = [...backward.reverse().map(turnedRound), ...forward];
    for (const link of chain) done.add(link.piece);
    chains.push(!isRing && endOf(chain[chain.length - 1]!) < startOf(chain[0]!) ? chain.reverse().map(turnedRound) : chain);
  }
  return chains;
}

const turnedRound = ({ piece, isReversed }: Link): Link => ({ piece, isReversed: !isReversed });

function runFrom(first: Link, nextOver: (node: string, piece: Piece) => Link | null): Link[] {
  const run = [first];
  for (let next = nextOver(endOf(first), first.piece); next !== null && next.piece !== first.piece;) {
    run.push(next);
    next = nextOver(endOf(next), next.piece);
  }
  return run;
}

/** Neighbours in runs of at least the minimum; a short rest goes to the last run. */
function grouped(chain: readonly Link[], minimumMetres: number): Link[][] {
  const groups: Link[][] = [];
  let group: Link[] = [], metres = 0;
  for (const link of chain) {
    group.push(link);
    metres += link.piece.lengthMetres;
    if (metres < minimumMetres) continue;
    groups.push(group);
    [group, metres] = [[], 0];
  }
  if (group.length > 0) {
    const last = groups[groups.length - 1];
    if (last === undefined) groups.push(group);
    else last.push(...group);
  }
  return groups;
}

/** One piece out of a run, in the direction and with the source of its longest part. */
function joined(run: readonly Link[]): Piece {
  const main = run.reduce((best, link) => (link.piece.lengthMetres > best.piece.lengthMetres ? link : best));
  const links = main.isReversed ? [...run].reverse().map(turnedRound) : run;
  const coordinates: Position[] = [];
  for (const { piece, isReversed } of links) {
    const part = isReversed ? [...piece.coordinates].reverse() : piece.coordinates;
    coordinates.push(...(coordinates.length === 0 ? part : part.slice(1)));
  }
  return {
    ...main.piece, coordinates, fromNode: startOf(links[0]!), toNode: endOf(links[links.length - 1]!),
    lengthMetres: links.reduce((sum, { piece }) => sum + piece.lengthMetres, 0), isBridge: links.some(({ piece }) => piece.isBridge),
  };
}
