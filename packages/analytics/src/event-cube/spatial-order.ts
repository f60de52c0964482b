import { blockRows, copyRow } from './layout';
import { coverRow, createPart, extentOf, isRemoved, type Part } from './part';

/**
 * One part with the rows of several, removed ones left out, along a Hilbert curve over their extent, so that blocks are
 * compact on the ground; inside each block by time, so that a time window is one run of it.
 */
export function orderSpatially(parts: readonly Part[]): Part {
  const rows = listRows(parts);
  const order = sortedOrder(hilbertKeys(parts, rows));
  sortBlocksByTime(order, parts, rows);
  const ordered = createPart(order.length, true);
  for (let to = 0; to < order.length; to += 1) {
    const row = order[to]!;
    copyRow(parts[rows.part[row]!]!.columns, rows.index[row]!, ordered.columns, to);
    coverRow(ordered, to);
  }
  ordered.count = order.length;
  ordered.isOrdered = true;
  return ordered;
}

interface RowList {
  readonly part: Uint16Array;
  readonly index: Uint32Array;
}

function listRows(parts: readonly Part[]): RowList {
  const count = parts.reduce((sum, part) => sum + part.count - part.removedCount, 0);
  const rows = { part: new Uint16Array(count), index: new Uint32Array(count) };
  let at = 0;
  parts.forEach((part, number) => {
    for (let index = 0; index < part.count; index += 1) {
      if (isRemoved(part, index)) continue;
      rows.part[at] = number;
      rows.index[at] = index;
      at += 1;
    }
  });
  return rows;
}

function hilbertKeys(parts: readonly Part[], rows: RowList): Uint32Array {
  const [west, south, east, north] = extentOf(parts) ?? [0, 0, 0, 0];
  const scale = 0xffff / Math.max(1, east - west, north - south);
  const keys = new Uint32Array(rows.index.length);
  for (let row = 0; row < keys.length; row += 1) {
    const { eastCentimetres, northCentimetres } = parts[rows.part[row]!]!.columns;
    const index = rows.index[row]!;
    keys[row] = hilbertDistance(((eastCentimetres[index]! - west) * scale) | 0, ((northCentimetres[index]! - south) * scale) | 0);
  }
  return keys;
}

/** Reorders each run of `blockRows` row numbers by stamp; equal stamps keep their order. */
function sortBlocksByTime(order: Uint32Array, parts: readonly Part[], rows: RowList): void {
  for (let begin = 0; begin < order.length; begin += blockRows) {
    const block = order.slice(begin, begin + blockRows);
    const keys = Float64Array.from(block, (row, at) => parts[rows.part[row]!]!.columns.stamp[rows.index[row]!]! * blockRows + at).sort();
    keys.forEach((key, at) => (order[begin + at] = block[key % blockRows]!));
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
  let order: Uint32Array = Uint32Array.from(keys.keys());
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
