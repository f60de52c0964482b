import type { EventCube } from './cube';
import type { CompiledFilter } from './filter';
import { blockRows, facetShift } from './layout';
import type { Part } from './part';
import { PolygonFilter } from './polygon-filter';
import { endOfStamps } from './stamp';

/** Is given the matching rows of one block: `rows[0 … count)` index the part's columns, ascending. `count` ≥ 1. */
export type VisitRows = (part: Part, rows: Uint32Array, count: number) => void;

/** A box of the plane in centimetres. */
export type PlaneWindow = readonly [west: number, south: number, east: number, north: number];

/**
 * Visits every incident the filter lets through, block by block. Blocks that cannot hold one are not looked into, and
 * of an ordered block only the rows in the time window are: the cost grows with what the window holds.
 * @param window visits only blocks that meet it, and so no unlocated incident; rows of those blocks may still lie outside
 */
export function scan(cube: EventCube, filter: CompiledFilter, visit: VisitRows, window: PlaneWindow | null = null): void {
  const polygon = filter.polygon !== null && cube.plane !== null ? new PolygonFilter(cube.plane, filter.polygon) : null;
  const rows = new Uint32Array(blockRows);
  for (const part of cube.parts) {
    if (!part.isLocated && (window !== null || !filter.letsUnlocatedThrough)) continue;
    for (let block = 0, begin = 0; begin < part.count; block += 1, begin += blockRows) {
      if (!mayHold(part, block, filter, window)) continue;
      let count = selectRows(part, begin, filter, rows);
      if (filter.facetWindows !== null) count = keepInWindows(part, filter.facetWindows, rows, count);
      if (polygon !== null && count > 0) count = polygon.keep(part, block, rows, count);
      if (count > 0) visit(part, rows, count);
    }
  }
}

function mayHold({ spans }: Part, block: number, { fromStamp, toStamp }: CompiledFilter, window: PlaneWindow | null): boolean {
  if (spans.lastStamp[block]! < fromStamp || spans.firstStamp[block]! >= toStamp) return false;
  if (window === null) return true;
  return spans.west[block]! <= window[2] && spans.east[block]! >= window[0] && spans.south[block]! <= window[3] && spans.north[block]! >= window[1];
}

/** Writes the rows of one block that pass time window, facets and hours. @returns how many those are */
function selectRows(part: Part, begin: number, filter: CompiledFilter, rows: Uint32Array): number {
  const { stamp, facts } = part.columns;
  const end = Math.min(begin + blockRows, part.count);
  if (!part.isOrdered) return keepTimes(stamp, filter, rows, selectFacts(facts, [begin, end], filter, rows));
  const first = lowerBound(stamp, begin, end, filter.fromStamp);
  return selectFacts(facts, [first, lowerBound(stamp, first, end, filter.toStamp)], filter, rows);
}

/** Without a branch on the data: each row is written, and kept by moving on. */
function selectFacts(facts: Uint32Array, [begin, end]: readonly [number, number], filter: CompiledFilter, rows: Uint32Array): number {
  const { facets, hours } = filter;
  let count = 0;
  if (hours === null) {
    for (let row = begin; row < end; row += 1) {
      rows[count] = row;
      count += facets[facts[row]! >>> facetShift]!;
    }
    return count;
  }
  for (let row = begin; row < end; row += 1) {
    rows[count] = row;
    count += facets[facts[row]! >>> facetShift]! & hours[facts[row]! & 0xff]!;
  }
  return count;
}

function keepTimes(stamp: Uint32Array, { fromStamp, toStamp }: CompiledFilter, rows: Uint32Array, count: number): number {
  if (fromStamp === 0 && toStamp === endOfStamps) return count;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    if (stamp[row]! >= fromStamp && stamp[row]! < toStamp) rows[kept++] = row;
  }
  return kept;
}

/** First row of [begin, end) whose stamp is not below the bound; the stamps ascend. */
function lowerBound(stamp: Uint32Array, begin: number, end: number, bound: number): number {
  let low = begin, high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stamp[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keepInWindows(part: Part, windows: NonNullable<CompiledFilter['facetWindows']>, rows: Uint32Array, count: number): number {
  const { facts, stamp } = part.columns;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const times = windows.get(facts[row]! >>> facetShift);
    if (times === undefined || times.some(([from, to]) => stamp[row]! >= from && stamp[row]! < to)) rows[kept++] = row;
  }
  return kept;
}
