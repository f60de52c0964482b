import { distanceMetres, type Position } from '@wuding/geo';
import type { CoveredWalk } from '../ground/zones';

/** Half the width of a covered walk, and how close together its middle is looked at, metres. [simulated] */
const halfWidthMetres = 6, everyMetres = 4;

/** Whether a position lies under one of the covered walks. */
export function underRoof(walks: readonly Pick<CoveredWalk, 'line'>[]): (position: Position) => boolean {
  const middle = walks.flatMap(({ line }) => line.flatMap((to, i): Position[] => {
    const from = line[i - 1] ?? to, steps = Math.max(1, Math.ceil(distanceMetres(from, to) / everyMetres));
    return Array.from({ length: steps }, (_, step) => [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]);
  }));
  return (position) => middle.some((one) => Math.abs(one[1] - position[1]) < 0.0001 && distanceMetres(one, position) <= halfWidthMetres);
}
