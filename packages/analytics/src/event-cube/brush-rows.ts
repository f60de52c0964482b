import type { Steps } from './steps';

/** The bins of one key that hold incidents, ascending, and how many each holds. */
export interface BrushRow {
  readonly key: number;
  readonly bins: Uint16Array;
  readonly counts: Uint32Array;
}

/** Rows by ascending key; a key without incidents has none. */
export type BrushRows = readonly BrushRow[];

/** Incidents whose bins are put in order in one step: a millisecond or so. */
const stepIncidents = 1 << 18;

/** Rows of a dense matrix, `binCount` counts a key; without keys they are the row numbers. */
export function rowsOfMatrix(matrix: Uint32Array, binCount: number, keys?: readonly number[]): BrushRows {
  const rows: BrushRow[] = [];
  for (let row = 0; row * binCount < matrix.length; row += 1) {
    const found = rowOf(keys?.[row] ?? row, matrix.subarray(row * binCount, (row + 1) * binCount));
    if (found !== null) rows.push(found);
  }
  return rows;
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

/** A matrix of `keyCount` counts a bin as one of `binCount` counts a key. */
export function byKey(byBin: Uint32Array, binCount: number): Uint32Array {
  const matrix = new Uint32Array(byBin.length);
  const keyCount = binCount === 0 ? 0 : byBin.length / binCount;
  for (let bin = 0; bin < binCount; bin += 1) {
    for (let key = 0; key < keyCount; key += 1) matrix[key * binCount + bin] = byBin[bin * keyCount + key]!;
  }
  return matrix;
}

/**
 * Rows of lists of bins that lie one after another, as long as `lengths` says, in any order. The lists are used up: the rows'
 * bins take their place. Cost: the bins, and for each row a bit for each bin there could be.
 */
export function* rowsOfLists(lengths: Uint32Array, bins: Uint16Array, binCount: number): Steps<BrushRows> {
  const rows: BrushRow[] = [];
  const dense = new Uint32Array(binCount), marks = new Uint32Array((binCount >>> 5) + 1);
  const counts = new Uint32Array(mostEntries(lengths, binCount));
  let begin = 0, from = 0, pending = 0;
  for (let key = 0; key < lengths.length; key += 1) {
    const length = lengths[key]!;
    if (length === 0) continue;
    markBins({ dense, marks }, bins, begin, begin + length);
    const filled = takeMarked({ dense, marks }, bins.subarray(begin, begin + length), counts.subarray(from));
    rows.push({ key, bins: bins.subarray(begin, begin + filled), counts: counts.subarray(from, from + filled) });
    begin += length;
    from += filled;
    pending += length;
    if (pending < stepIncidents) continue;
    pending = 0;
    yield;
  }
  return rows;
}

function mostEntries(lengths: Uint32Array, binCount: number): number {
  let most = 0;
  for (let key = 0; key < lengths.length; key += 1) most += Math.min(lengths[key]!, binCount);
  return most;
}

/** Counts by bin, and a bit for each that holds any. Empty before and after a row. */
interface Marked {
  readonly dense: Uint32Array;
  readonly marks: Uint32Array;
}

function markBins({ dense, marks }: Marked, bins: Uint16Array, begin: number, end: number): void {
  for (let at = begin; at < end; at += 1) {
    const bin = bins[at]!;
    dense[bin]! += 1;
    marks[bin >>> 5]! |= 1 << (bin & 31);
  }
}

/** Moves what is marked, by ascending bin, to the front of both arrays. @returns how many bins */
function takeMarked({ dense, marks }: Marked, bins: Uint16Array, counts: Uint32Array): number {
  let filled = 0;
  for (let word = 0; word < marks.length; word += 1) {
    for (let rest = marks[word]!; rest !== 0; rest &= rest - 1) {
      const bin = (word << 5) + 31 - Math.clz32(rest & -rest);
      bins[filled] = bin;
      counts[filled++] = dense[bin]!;
      dense[bin] = 0;
    }
    marks[word] = 0;
  }
  return filled;
}
