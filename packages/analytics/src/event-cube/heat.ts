import type { GroundGrid, GridWindow } from '@wuding/geo';
import type { Columns } from './layout';
import type { Rows } from './scan';

/** Incidents per cell of a window of the dataset's ground grid. */
export interface Heat {
  readonly window: GridWindow;
  /** One count a cell at row × columns + column, row 0 in the south. */
  readonly counts: Uint32Array;
}

/** Keeps a place that lies on a cell's edge, where its coordinate is a whole number of cells, in the cell that begins there. */
const edgeCentimetres = 1e-3;

/**
 * Cells are counted from this far south-west of the window and the distance taken off again: so a place is rounded down by
 * cutting digits off, and everything outside the window is out of range, without a slower rounding.
 */
const farCells = 1 << 16;

/** Counts located rows into the cells of a window; rows outside it are passed over. */
export class HeatCounter {
  readonly window: GridWindow;
  readonly counts: Uint32Array;

  constructor(window: GridWindow) {
    this.window = window;
    this.counts = new Uint32Array(window.columns * window.rows);
  }

  count(columns: Columns, { list, begin, count }: Rows): void {
    if (list === null) countRun(this, columns, { begin, end: begin + count });
    else countListed(this, columns, { list, count });
  }
}

/** West and south from which a window's cells are counted, and cells to a centimetre. */
function measuresOf({ originMetres, cellMetres }: GridWindow): { readonly west: number; readonly south: number; readonly perCentimetre: number } {
  const perCentimetre = 0.01 / cellMetres;
  return {
    perCentimetre, west: originMetres[0] * 100 - edgeCentimetres - farCells / perCentimetre, south: originMetres[1] * 100 - edgeCentimetres - farCells / perCentimetre,
  };
}

/** Runs and lists are counted in loops of their own: one that asks every row which of the two it is takes twice as long. */
function countRun({ window, counts }: Heat, { eastCentimetres, northCentimetres }: Columns, { begin, end }: { readonly begin: number; readonly end: number }): void {
  const { columns, rows: lines } = window, { west, south, perCentimetre } = measuresOf(window);
  for (let row = begin; row < end; row += 1) {
    const column = (((eastCentimetres[row]! - west) * perCentimetre) | 0) - farCells;
    const line = (((northCentimetres[row]! - south) * perCentimetre) | 0) - farCells;
    if (column >>> 0 < columns && line >>> 0 < lines) counts[line * columns + column]! += 1;
  }
}

function countListed({ window, counts }: Heat, { eastCentimetres, northCentimetres }: Columns, { list, count }: { readonly list: Uint32Array; readonly count: number }): void {
  const { columns, rows: lines } = window, { west, south, perCentimetre } = measuresOf(window);
  for (let at = 0; at < count; at += 1) {
    const row = list[at]!;
    const column = (((eastCentimetres[row]! - west) * perCentimetre) | 0) - farCells;
    const line = (((northCentimetres[row]! - south) * perCentimetre) | 0) - farCells;
    if (column >>> 0 < columns && line >>> 0 < lines) counts[line * columns + column]! += 1;
  }
}

/** Writes the cell each of the rows lies in, −1 outside the window, to the front of `cells`, which it returns. */
export function placeInto(window: GridWindow, { eastCentimetres, northCentimetres }: Columns, { list, begin, count }: Rows, cells: Int32Array): Int32Array {
  const { columns, rows: lines } = window, { west, south, perCentimetre } = measuresOf(window);
  for (let at = 0; at < count; at += 1) {
    const row = list === null ? begin + at : list[at]!;
    const column = (((eastCentimetres[row]! - west) * perCentimetre) | 0) - farCells;
    const line = (((northCentimetres[row]! - south) * perCentimetre) | 0) - farCells;
    cells[at] = column >>> 0 < columns && line >>> 0 < lines ? line * columns + column : -1;
  }
  return cells;
}

/** The same counts in the smallest window that holds every cell with any; null when there is none. */
export function cropHeat({ window, counts }: Heat, grid: GroundGrid): Heat | null {
  let west = Infinity, south = Infinity, east = -1, north = -1;
  for (let line = 0; line < window.rows; line += 1) {
    for (let column = 0; column < window.columns; column += 1) {
      if (counts[line * window.columns + column] === 0) continue;
      if (column < west) west = column;
      if (column > east) east = column;
      if (line < south) south = line;
      north = line;
    }
  }
  if (north < 0) return null;
  const middle = (axis: 0 | 1, cell: number): number => window.originMetres[axis] + (cell + 0.5) * window.cellMetres;
  const cropped = grid.windowOfPlane([middle(0, west), middle(1, south), middle(0, east), middle(1, north)]);
  const kept = new Uint32Array(cropped.columns * cropped.rows);
  for (let line = 0; line < cropped.rows; line += 1) {
    const from = (south + line) * window.columns + west;
    kept.set(counts.subarray(from, from + cropped.columns), line * cropped.columns);
  }
  return { window: cropped, counts: kept };
}
