import { allocateColumns, blockRows, copyRow, facetShift, type Columns } from './layout';
import { coverRow, createPart, isRemoved, type Part } from './part';

/**
 * One part with those rows of several whose facet is kept, removed ones left out, along a Hilbert curve over their
 * extent, so that blocks are compact on the ground; inside each block by time, so that a time window is one run of it.
 */
export function orderSpatially(parts: readonly Part[], isKept: (facet: number) => boolean): Part {
  const columns = gather(parts, isKept);
  const order = sortedOrder(hilbertKeys(columns));
  sortBlocksByTime(order, columns.stamp);
  const ordered = createPart(order.length, true);
  rearrange(columns.eastCentimetres, order, ordered.columns.eastCentimetres);
  rearrange(columns.northCentimetres, order, ordered.columns.northCentimetres);
  rearrange(columns.stamp, order, ordered.columns.stamp);
  rearrange(columns.id, order, ordered.columns.id);
  rearrange(columns.facts, order, ordered.columns.facts);
  for (let row = 0; row < order.length; row += 1) coverRow(ordered, row);
  ordered.count = order.length;
  ordered.isOrdered = true;
  return ordered;
}

function gather(parts: readonly Part[], isKept: (facet: number) => boolean): Columns {
  const isWanted = (part: Part, row: number): boolean => !isRemoved(part, row) && isKept(part.columns.facts[row]! >>> facetShift);
  let count = 0;
  for (const part of parts) for (let row = 0; row < part.count; row += 1) if (isWanted(part, row)) count += 1;
  const columns = allocateColumns(count, true);
  let at = 0;
  for (const part of parts) {
    for (let row = 0; row < part.count; row += 1) {
      if (isWanted(part, row)) copyRow(part.columns, row, columns, at++);
    }
  }
  return columns;
}

function rearrange<Column extends Int32Array | Uint32Array>(from: Column, order: Uint32Array, to: Column): void {
  for (let row = 0; row < order.length; row += 1) to[row] = from[order[row]!]!;
}

function hilbertKeys({ eastCentimetres, northCentimetres }: Columns): Uint32Array {
  const [west, east] = rangeOf(eastCentimetres);
  const [south, north] = rangeOf(northCentimetres);
  const scale = 0xffff / Math.max(1, east - west, north - south);
  const keys = new Uint32Array(eastCentimetres.length);
  for (let row = 0; row < keys.length; row += 1) {
    keys[row] = hilbertDistance(((eastCentimetres[row]! - west) * scale) | 0, ((northCentimetres[row]! - south) * scale) | 0);
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

/** Reorders each run of `blockRows` row numbers by stamp; equal stamps keep their order. */
function sortBlocksByTime(order: Uint32Array, stamp: Uint32Array): void {
  const keys = new Float64Array(blockRows);
  for (let begin = 0; begin < order.length; begin += blockRows) {
    const block = order.slice(begin, begin + blockRows);
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

/** Row numbers by ascending key, stable: a radix sort in two passes of 16 bits. */
export function sortedOrder(keys: Uint32Array): Uint32Array {
  let order: Uint32Array = new Uint32Array(keys.length);
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(0x10001);
    for (const key of keys) starts[((key >>> shift) & 0xffff) + 1]! += 1;
    for (let digit = 0; digit < 0x10000; digit += 1) starts[digit + 1]! += starts[digit]!;
    const next = new Uint32Array(keys.length);
    for (let at = 0; at < order.length; at += 1) {
      const digit = (keys[order[at]!]! >>> shift) & 0xffff;
      next[starts[digit]!] = order[at]!;
      starts[digit]! += 1;
    }
    order = next;
  }
  return order;
}
