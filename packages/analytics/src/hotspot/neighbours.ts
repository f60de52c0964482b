/** Points in plane metres, one entry a point. */
export interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Neighbour lists end to end: those of point i are `indices[starts[i] … starts[i + 1])`, ascending. */
export interface Neighbours {
  readonly starts: Uint32Array;
  readonly indices: Uint32Array;
}

/**
 * Points within a distance of each point, the point itself included. Squares of the band's size are hashed, so the cost
 * grows with the neighbours found.
 * @param bandMetres > 0, inclusive
 */
export function neighboursWithin({ x, y }: PlanePoints, bandMetres: number): Neighbours {
  const squares = new Map<string, number[]>();
  const keyOf = (column: number, row: number): string => `${column},${row}`;
  const columnOf = (i: number): number => Math.floor(x[i]! / bandMetres);
  const rowOf = (i: number): number => Math.floor(y[i]! / bandMetres);
  for (let i = 0; i < x.length; i += 1) {
    const key = keyOf(columnOf(i), rowOf(i));
    const square = squares.get(key);
    if (square === undefined) squares.set(key, [i]);
    else square.push(i);
  }
  const starts = new Uint32Array(x.length + 1);
  const indices: number[] = [];
  const limit = bandMetres * bandMetres * (1 + 1e-12);
  for (let i = 0; i < x.length; i += 1) {
    const found: number[] = [];
    for (let column = columnOf(i) - 1; column <= columnOf(i) + 1; column += 1) {
      for (let row = rowOf(i) - 1; row <= rowOf(i) + 1; row += 1) {
        for (const j of squares.get(keyOf(column, row)) ?? []) {
          const dx = x[j]! - x[i]!, dy = y[j]! - y[i]!;
          if (dx * dx + dy * dy <= limit) found.push(j);
        }
      }
    }
    for (const j of found.sort((a, b) => a - b)) indices.push(j);
    starts[i + 1] = indices.length;
  }
  return { starts, indices: Uint32Array.from(indices) };
}

/**
 * Cells of a grid whose edges or corners touch each cell, itself included: at most nine. By a table over the rows from the first cell to the last,
 * so the cost grows with that window.
 * @param cells numbers row × columns + column, each once, ascending @returns lists of places in `cells`
 */
export function neighbourCells(cells: Uint32Array, columns: number): Neighbours {
  // A row and a cell more at either end, so that no neighbour lies outside the table.
  const lowest = (cells[0] ?? 0) - columns - 1, placeOf = new Int32Array((cells.at(-1) ?? 0) + columns + 2 - lowest).fill(-1);
  for (let i = 0; i < cells.length; i += 1) placeOf[cells[i]! - lowest] = i;
  const starts = new Uint32Array(cells.length + 1), indices = new Uint32Array(cells.length * 9);
  let count = 0;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!, column = cell % columns, west = column === 0 ? 0 : -1, east = column === columns - 1 ? 0 : 1;
    for (let row = -columns; row <= columns; row += columns) {
      for (let step = west; step <= east; step += 1) {
        const place = placeOf[cell + row + step - lowest]!;
        if (place >= 0) indices[count++] = place;
      }
    }
    starts[i + 1] = count;
  }
  return { starts, indices: indices.subarray(0, count) };
}
