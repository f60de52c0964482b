import type { StageSize } from './stage-size';

/** A stretch of a column that lies on one tile, clear of the seams above and below it. Pixels from the top of the stage. */
export interface TileRow {
  readonly topPixels: number;
  readonly heightPixels: number;
}

/** Half of the guard: no text within so much of the middle of a seam. @source design language §5: 48 px */
export const seamGuardPixels = 24;

/** The stretches of a column that begins at `fromPixels` and ends at the foot of the stage, one a row of tiles. */
export function tileRows({ heightPixels, rowSeams }: Pick<StageSize, 'heightPixels' | 'rowSeams'>, fromPixels: number): TileRow[] {
  const edges = [...rowSeams.filter((seam) => seam > fromPixels), null];
  return edges.map((seam, index) => {
    const before = edges[index - 1] ?? null, topPixels = before === null ? fromPixels : before + seamGuardPixels;
    return { topPixels, heightPixels: (seam === null ? heightPixels : seam - seamGuardPixels) - topPixels };
  });
}

/**
 * Puts things into rows in their order, none across a seam; what finds no room is left out, but the first always stands.
 * @param lengths least height of each, @param rooms height of each row, in the same unit
 * @returns for each row the numbers of the things in it
 */
export function placeInRows(lengths: readonly number[], rooms: readonly number[]): number[][] {
  const rows: number[][] = rooms.map(() => []), taken = rooms.map(() => 0);
  let first = 0;
  for (const [number, length] of lengths.entries()) {
    const found = number === 0 ? 0 : rooms.findIndex((room, row) => row >= first && taken[row]! + length <= room + 1e-6);
    if (found === -1) break;
    first = found;
    taken[found]! += length;
    rows[found]!.push(number);
  }
  return rows;
}
