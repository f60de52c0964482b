import { normalCumulative } from '../statistics/normal';

/** A window of square ground cells in plane metres. */
export interface CellWindow {
  readonly originMetres: readonly [number, number];
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Scatter of the positions of finds around the spot they were made at, metres.
 * @source positions in the open, docs/simulated-county.md: correlated error of 4–8 m
 */
const scatterMetres = 8;
/** Shares below this are left to the cells nearer by. */
const leastShare = 0.02;

/**
 * The cells a spot's passes look at, and the share of each: what is found there is recorded a few metres off, so a pass
 * counts in a cell as far as its finds do. Shares of one spot add up to 1 inside the window.
 * @param position of the spot, plane metres
 */
export function cellShares([east, north]: readonly [number, number], { originMetres, cellMetres, columns, rows }: CellWindow): { cell: number; share: number }[] {
  const shares: { cell: number; share: number }[] = [];
  const across = sharesAlong(east - originMetres[0], cellMetres, columns), up = sharesAlong(north - originMetres[1], cellMetres, rows);
  for (const [column, shareAcross] of across) {
    for (const [row, shareUp] of up) {
      const share = shareAcross * shareUp;
      if (share >= leastShare) shares.push({ cell: row * columns + column, share });
    }
  }
  const sum = shares.reduce((total, { share }) => total + share, 0);
  return shares.map(({ cell, share }) => ({ cell, share: share / sum }));
}

function sharesAlong(at: number, cellMetres: number, count: number): [number, number][] {
  const middle = Math.floor(at / cellMetres);
  return [middle - 1, middle, middle + 1].flatMap((cell): [number, number][] => {
    if (cell < 0 || cell >= count) return [];
    const share = normalCumulative(((cell + 1) * cellMetres - at) / scatterMetres) - normalCumulative((cell * cellMetres - at) / scatterMetres);
    return [[cell, share]];
  });
}
