import { positionKey, type Position } from '../position';
import type { Piece } from './street';

/** `from|to|middle`, the middle being the piece's middle vertex or the middle of its middle leg. Cached: sorting asks often. */
export function segmentKey(piece: Pick<Piece, 'fromNode' | 'toNode' | 'coordinates'>): string {
  const known = keys.get(piece);
  if (known !== undefined) return known;
  const key = `${piece.fromNode}|${piece.toNode}|${positionKey(middleVertex(piece.coordinates))}`;
  keys.set(piece, key);
  return key;
}

const keys = new WeakMap<object, string>();

function middleVertex(coordinates: readonly Position[]): Position {
  const middle = (coordinates.length - 1) / 2;
  const a = coordinates[Math.floor(middle)]!, b = coordinates[Math.ceil(middle)]!;
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
