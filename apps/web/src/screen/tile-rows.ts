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
 * Puts things into rows in their order, none across a seam, so that the tightest row has as much room as can be; what finds no room at all is left out from the
 * end, but the first always stands. Tries every cut: things and rows are few.
 * @param lengths least height of each, @param rooms height of each row, in the same unit
 * @returns for each row the numbers of the things in it
 */
export function placeInRows(lengths: readonly number[], rooms: readonly number[]): number[][] {
  for (let count = lengths.length; count > 0; count--) {
    const best = loosestCut(lengths.slice(0, count), rooms);
    if (best !== null) return best.rows;
  }
  return rooms.map((_, row) => (row === 0 && lengths.length > 0 ? [0] : []));
}

interface Cut {
  readonly rows: number[][];
  /** Of the tightest row that is not empty: its room over what stands in it, at least 1. */
  readonly looseness: number;
}

function loosestCut(lengths: readonly number[], [room, ...rooms]: readonly number[], first = 0): Cut | null {
  if (room === undefined) return first === lengths.length ? { rows: [], looseness: Infinity } : null;
  let best: Cut | null = null;
  for (let end = lengths.length; end >= first; end--) {
    const taken = lengths.slice(first, end).reduce((sum, length) => sum + length, 0), own = taken === 0 ? Infinity : room / taken;
    const rest = own < 1 - 1e-9 ? null : loosestCut(lengths, rooms, end), looseness = Math.min(own, rest?.looseness ?? 0);
    if (rest !== null && (best === null || looseness > best.looseness)) best = { rows: [Array.from({ length: end - first }, (_, index) => first + index), ...rest.rows], looseness };
  }
  return best;
}

/** Things of a column on the stretches of it, each thing whole. @param leastUnits least height of a thing, in the unit `size.u` */
export function inTileRows<Thing>(things: readonly Thing[], leastUnits: (thing: Thing) => number, { size, fromPixels }: { size: Pick<StageSize, 'heightPixels' | 'rowSeams' | 'u'>; fromPixels: number }): (TileRow & { readonly things: Thing[] })[] {
  const stretches = tileRows(size, fromPixels), placed = placeInRows(things.map(leastUnits), stretches.map(({ heightPixels }) => heightPixels / size.u));
  return stretches.map((stretch, row) => ({ ...stretch, things: placed[row]!.map((number) => things[number]!) }));
}
