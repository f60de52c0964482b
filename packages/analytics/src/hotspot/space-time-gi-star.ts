import { moments, standardised } from './gi-star';

/** A regular cube of counts: `steps` slices of `columns` × `rows` cells, slice by slice, each row by row. */
export interface SpaceTimeCube {
  readonly columns: number;
  readonly rows: number;
  readonly steps: number;
  readonly counts: Float64Array;
}

/**
 * Space-time Gi*: each bin's neighbourhood is the cells within the band, itself included, in its own slice and the
 * `lag` slices before it (fewer at the start), against the mean of the whole cube.
 * @param reach band in cells: two cells are neighbours when their centres lie at most this many cell sizes apart
 * @returns z per bin, in the cube's order
 * @source Ord & Getis 1995 over space-time bins (ESRI, Emerging Hot Spot Analysis)
 */
export function spaceTimeGiStar({ columns, rows, steps, counts }: SpaceTimeCube, reach: number, lag: number): Float64Array {
  const cells = columns * rows;
  const sums = new Float64Array(counts.length);
  const sizes = new Uint32Array(cells);
  const offsets = offsetsWithin(reach);
  for (let cell = 0; cell < cells; cell += 1) {
    const column = cell % columns, row = Math.floor(cell / columns);
    for (const [east, north] of offsets) {
      if (column + east < 0 || column + east >= columns || row + north < 0 || row + north >= rows) continue;
      const other = cell + north * columns + east;
      sizes[cell]! += 1;
      for (let t = 0; t < steps; t += 1) sums[t * cells + cell]! += counts[t * cells + other]!;
    }
  }
  const whole = { n: counts.length, ...moments(counts) };
  return counts.map((_, bin) => {
    const t = Math.floor(bin / cells), cell = bin % cells;
    const slices = Math.min(t, lag) + 1;
    let sum = 0;
    for (let back = 0; back < slices; back += 1) sum += sums[bin - back * cells]!;
    return standardised(sum, sizes[cell]! * slices, whole);
  });
}

function offsetsWithin(reach: number): [number, number][] {
  const whole = Math.floor(reach + 1e-9);
  const offsets: [number, number][] = [];
  for (let north = -whole; north <= whole; north += 1) {
    for (let east = -whole; east <= whole; east += 1) if (Math.hypot(east, north) <= reach + 1e-9) offsets.push([east, north]);
  }
  return offsets;
}
