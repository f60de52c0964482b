import type { Neighbours } from './neighbours';

/** Mean and population standard deviation. @returns NaN for no values */
export function moments(values: Float64Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/**
 * Getis–Ord Gi* with binary weights, the place itself included: how far the sum of a neighbourhood lies from what the
 * whole map's mean would give, in standard deviations. Row-standardised weights give the same z.
 * @param values one per place @param neighbours lists that include the place itself
 * @returns z per place; 0 where every value of the map is the same or the neighbourhood is the whole map
 * @source Ord & Getis 1995, eq. 14; equal to spdep::localG
 */
export function giStar(values: Float64Array, { starts, indices }: Neighbours): Float64Array {
  const n = values.length;
  const { mean, deviation } = moments(values);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const from = starts[i]!, to = starts[i + 1]!;
    let sum = 0;
    for (let k = from; k < to; k += 1) sum += values[indices[k]!]!;
    z[i] = standardised(sum, to - from, { n, mean, deviation });
  }
  return z;
}

/**
 * The same on cells of a grid whose neighbours are those that touch, itself included: sums along rows and then across them, without lists of neighbours.
 * The cost grows with the rows from the first cell to the last.
 * @param cells numbers row × columns + column, each once, ascending @param values one per cell
 */
export function giStarOfCells(values: Float64Array, cells: Uint32Array, columns: number): Float64Array {
  const first = Math.floor((cells[0] ?? 0) / columns), rows = Math.floor((cells.at(-1) ?? 0) / columns) - first + 1, width = columns + 2;
  // A column more at either side and a row more at either end: nobody stands there.
  const sums = new Float64Array(width * (rows + 2)), weights = new Uint8Array(width * (rows + 2)), placeOf = new Uint32Array(cells.length);
  for (let i = 0, row = first; i < cells.length; i += 1) {
    while (cells[i]! >= (row + 1) * columns) row += 1;
    const place = (row - first + 1) * width + cells[i]! - row * columns + 1;
    placeOf[i] = place;
    sums[place] = values[i]!;
    weights[place] = 1;
  }
  alongRows(sums);
  alongRows(weights);
  const { mean, deviation } = moments(values), n = values.length;
  const spreads = Float64Array.from({ length: 10 }, (_, weight) => deviation * Math.sqrt((n * weight - weight * weight) / (n - 1)));
  const z = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    const place = placeOf[i]!, weight = weights[place - width]! + weights[place]! + weights[place + width]!, spread = spreads[weight]!;
    if (spread > 0) z[i] = (sums[place - width]! + sums[place]! + sums[place + width]! - mean * weight) / spread;
  }
  return z;
}

/** Each entry with the one before and the one after it; the first and the last stay as they are. */
function alongRows(entries: Float64Array | Uint8Array): void {
  let before = entries[0]!;
  for (let i = 1; i < entries.length - 1; i += 1) {
    const here = entries[i]!;
    entries[i] = before + here + entries[i + 1]!;
    before = here;
  }
}

/** z of the sum of `weight` of n values whose mean and deviation are known. */
export function standardised(sum: number, weight: number, { n, mean, deviation }: { n: number; mean: number; deviation: number }): number {
  const spread = deviation * Math.sqrt((n * weight - weight * weight) / (n - 1));
  return spread > 0 ? (sum - mean * weight) / spread : 0;
}

/**
 * Getis–Ord Gi: as Gi*, but the place itself is left out of its neighbourhood and of the mean it is held against.
 * @param neighbours lists that include the place itself (it is skipped)
 * @source Ord & Getis 1995, eq. 12; equal to spdep::localG on neighbours without self
 */
export function gi(values: Float64Array, { starts, indices }: Neighbours): Float64Array {
  const n = values.length;
  let total = 0, totalSquares = 0;
  for (const value of values) {
    total += value;
    totalSquares += value * value;
  }
  const z = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = 0, weight = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k += 1) {
      if (indices[k] === i) continue;
      sum += values[indices[k]!]!;
      weight += 1;
    }
    const others = n - 1;
    const mean = (total - values[i]!) / others;
    const deviation = Math.sqrt(Math.max(0, (totalSquares - values[i]! ** 2) / others - mean * mean));
    z[i] = standardised(sum, weight, { n: others, mean, deviation });
  }
  return z;
}
