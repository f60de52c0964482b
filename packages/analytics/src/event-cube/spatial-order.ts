import { allocateColumns, blockRows, copyRow, facetShift, type Columns } from './layout';
import { coverRow, createPart, isRemoved, type Part } from './part';
import { sortedOrderSteps } from './radix-order';
import { runs, type Steps } from './steps';

/**
 * One part with those rows of several whose facet is kept, removed ones left out, along a Hilbert curve over their
 * extent, so that blocks are compact on the ground; inside each block by time, so that a time window is one run of it.
 * Made in short steps; the parts must stand still until the last.
 */
export function* orderSpatially(parts: readonly Part[], isKept: (facet: number) => boolean): Steps<Part> {
  const columns = yield* gather(parts, isKept);
  const order = yield* sortedOrderSteps(yield* hilbertKeys(columns));
  const ordered = createPart(order.length, true);
  for (const [begin, end] of runs(order.length)) {
    sortBlocksByTime(order, columns.stamp, begin, end);
    yield;
  }
  for (const name of ['eastCentimetres', 'northCentimetres', 'stamp', 'id', 'facts'] as const) {
    for (const [begin, end] of runs(order.length)) {
      rearrange(columns[name], order, ordered.columns[name], [begin, end]);
      yield;
    }
  }
  for (const [begin, end] of runs(order.length)) {
    for (let row = begin; row < end; row += 1) coverRow(ordered, row);
    yield;
  }
  ordered.count = order.length;
  ordered.isOrdered = true;
  return ordered;
}

function* gather(parts: readonly Part[], isKept: (facet: number) => boolean): Steps<Columns> {
  const isWanted = (part: Part, row: number): boolean => !isRemoved(part, row) && isKept(part.columns.facts[row]! >>> facetShift);
  let count = 0;
  for (const part of parts) {
    for (const [begin, end] of runs(part.count)) {
      for (let row = begin; row < end; row += 1) if (isWanted(part, row)) count += 1;
      yield;
    }
  }
  const columns = allocateColumns(count, true);
  let at = 0;
  for (const part of parts) {
    for (const [begin, end] of runs(part.count)) {
      for (let row = begin; row < end; row += 1) if (isWanted(part, row)) copyRow(part.columns, row, columns, at++);
      yield;
    }
  }
  return columns;
}

function rearrange<Column extends Int32Array | Uint32Array>(from: Column, order: Uint32Array, to: Column, [begin, end]: readonly [number, number]): void {
  for (let row = begin; row < end; row += 1) to[row] = from[order[row]!]!;
}

function* hilbertKeys({ eastCentimetres, northCentimetres }: Columns): Steps<Uint32Array> {
  const [west, east] = rangeOf(eastCentimetres);
  const [south, north] = rangeOf(northCentimetres);
  const scale = 0xffff / Math.max(1, east - west, north - south);
  const keys = new Uint32Array(eastCentimetres.length);
  for (const [begin, end] of runs(keys.length)) {
    for (let row = begin; row < end; row += 1) {
      keys[row] = hilbertDistance(((eastCentimetres[row]! - west) * scale) | 0, ((northCentimetres[row]! - south) * scale) | 0);
    }
    yield;
  }
  return keys;
}

function rangeOf(values: Int32Array): [least: number, most: number] {
  let least = Infinity, most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Reorders each run of `blockRows` row numbers in [from, to) by stamp; equal stamps keep their order. */
function sortBlocksByTime(order: Uint32Array, stamp: Uint32Array, from: number, to: number): void {
  const keys = new Float64Array(blockRows);
  for (let begin = from; begin < to; begin += blockRows) {
    const block = order.slice(begin, Math.min(begin + blockRows, to));
    for (let at = 0; at < block.length; at += 1) keys[at] = stamp[block[at]!]! * blockRows + at;
    const sorted = keys.subarray(0, block.length).sort();
    for (let at = 0; at < block.length; at += 1) order[begin + at] = block[sorted[at]! % blockRows]!;
  }
}

/**
 * How far along a Hilbert curve of order 16 the cell x, y (0–65,535) lies.
 * @source H. S. Warren, Hacker's Delight, 2nd ed. (2013), ch. 16: the curve as a machine of four states, one bit pair a step
 */
export function hilbertDistance(x: number, y: number): number {
  let distance = 0;
  let a = x, b = y;
  for (let side = 0x8000; side > 0; side >>>= 1) {
    const right = (a & side) > 0 ? 1 : 0;
    const upper = (b & side) > 0 ? 1 : 0;
    distance = ((distance << 2) | ((3 * right) ^ upper)) >>> 0;
    if (upper === 0) {
      if (right === 1) {
        a = 0xffff - a;
        b = 0xffff - b;
      }
      [a, b] = [b, a];
    }
  }
  return distance;
}
