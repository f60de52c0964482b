import type { Position } from '../position';
import { distanceMetres } from './distance';

/** Sum of the geodesic lengths of a line's legs in metres; 0 for fewer than two positions. */
export function lineLengthMetres(line: readonly Readonly<Position>[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) metres += distanceMetres(line[i - 1]!, line[i]!);
  return metres;
}
