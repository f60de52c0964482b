import { distanceMetres } from '../measure/distance';
import { lineLengthMetres } from '../measure/line-length';
import { positionKey, roundPosition, type Position } from '../position';
import type { Piece } from './street';

/** Division points are rounded to a centimetre; parts are planned this much shorter, so that none exceeds the maximum. */
const roundingMetres = 0.05;

/** Divides a piece longer than the maximum into the fewest equal parts that are not. */
export function dividePiece(piece: Piece, maximumMetres: number): Piece[] {
  if (piece.lengthMetres <= maximumMetres) return [piece];
  const partCount = Math.ceil(piece.lengthMetres / Math.max(1, maximumMetres - roundingMetres));
  const parts: Position[][] = [];
  let current: Position[] = [piece.coordinates[0]!];
  let metres = 0;
  for (let i = 1; i < piece.coordinates.length; i++) {
    const from = piece.coordinates[i - 1]!, to = piece.coordinates[i]!;
    const legMetres = distanceMetres(from, to);
    while (parts.length < partCount - 1) {
      const share = (((parts.length + 1) * piece.lengthMetres) / partCount - metres) / legMetres;
      if (!(share < 1)) break;
      const cut = roundPosition([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      parts.push([...current, cut]);
      current = [cut];
    }
    if (positionKey(current[current.length - 1]!) !== positionKey(to)) current.push(to);
    metres += legMetres;
  }
  parts.push(current);
  return parts.map((coordinates, index) => ({
    ...piece, coordinates, lengthMetres: lineLengthMetres(coordinates),
    fromNode: index === 0 ? piece.fromNode : positionKey(coordinates[0]!),
    toNode: index === parts.length - 1 ? piece.toNode : positionKey(coordinates[coordinates.length - 1]!),
  }));
}
