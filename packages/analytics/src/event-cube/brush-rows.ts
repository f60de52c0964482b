/** The bins of one key that hold incidents, ascending, and how many each holds. */
export interface BrushRow {
  readonly key: number;
  readonly bins: Uint16Array;
  readonly counts: Uint32Array;
}

/** Rows by ascending key; a key without incidents has none. */
export type BrushRows = readonly BrushRow[];

/** Rows of a dense matrix, `binCount` counts a key; without keys they are the row numbers. */
export function rowsOfMatrix(matrix: Uint32Array, binCount: number, keys?: readonly number[]): BrushRows {
  const rows: BrushRow[] = [];
  for (let row = 0; row * binCount < matrix.length; row += 1) {
    const found = rowOf(keys?.[row] ?? row, matrix.subarray(row * binCount, (row + 1) * binCount));
    if (found !== null) rows.push(found);
  }
  return rows;
}

/** Rows of lists of bins that lie one after another, as long as `lengths` says, in any order. Cost: the bins, sorted or counted. */
export function rowsOfLists(lengths: Uint32Array, bins: Uint16Array, binCount: number): BrushRows {
  const rows: BrushRow[] = [];
  const dense = new Uint32Array(binCount);
  let begin = 0;
  lengths.forEach((length, key) => {
    if (length === 0) return;
    const list = bins.subarray(begin, begin + length);
    begin += length;
    for (const bin of list) dense[bin]! += 1;
    rows.push(length * 4 < binCount ? rowOfFew(key, list, dense) : rowOf(key, dense)!);
    for (const bin of list) dense[bin] = 0;
  });
  return rows;
}

function rowOfFew(key: number, list: Uint16Array, dense: Uint32Array): BrushRow {
  const bins = list.slice().sort().filter((bin, at, all) => bin !== all[at - 1]);
  return { key, bins, counts: Uint32Array.from(bins, (bin) => dense[bin]!) };
}

function rowOf(key: number, counts: Uint32Array): BrushRow | null {
  let filled = 0;
  for (let bin = 0; bin < counts.length; bin += 1) if (counts[bin]! > 0) filled += 1;
  if (filled === 0) return null;
  const row: BrushRow = { key, bins: new Uint16Array(filled), counts: new Uint32Array(filled) };
  for (let bin = 0, at = 0; bin < counts.length; bin += 1) {
    if (counts[bin] === 0) continue;
    row.bins[at] = bin;
    row.counts[at++] = counts[bin]!;
  }
  return row;
}
