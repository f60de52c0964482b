import type { EventCube } from './cube';
import type { CompiledFilter } from './filter';
import { blockRows, facetShift } from './layout';
import type { Part } from './part';
import { PolygonFilter } from './polygon-filter';
import { endOfStamps } from './stamp';
import { finish, type Steps } from './steps';

/** Matching rows of one block, ascending: `count` ≥ 1 of them, those in `list`, or where that is null all from `begin` on. */
export interface Rows {
  readonly list: Uint32Array | null;
  readonly begin: number;
  readonly count: number;
}

/** Rows of that many blocks are looked at in a step, at some ten nanoseconds each. */
const stepBlocks = 64;

export type VisitRows = (part: Part, rows: Rows) => void;

/** A box of the plane in centimetres. */
export type PlaneWindow = readonly [west: number, south: number, east: number, north: number];

/**
 * Visits every incident the filter lets through, block by block. Blocks that cannot hold one are not looked into, and
 * of an ordered block only the rows in the time window are: the cost grows with what the window holds.
 * @param window visits only blocks that meet it, and so no unlocated incident; rows of those blocks may still lie outside
 */
export function scan(cube: EventCube, filter: CompiledFilter, visit: VisitRows, window: PlaneWindow | null = null): void {
  finish(scanSteps(cube, filter, visit, window));
}

/** The same in steps of a millisecond or so, between which the cube must stand still. */
export function* scanSteps(cube: EventCube, filter: CompiledFilter, visit: VisitRows, window: PlaneWindow | null = null): Steps<void> {
  const polygon = filter.polygon !== null && cube.plane !== null ? new PolygonFilter(cube.plane, filter.polygon) : null;
  const list = new Uint32Array(blockRows);
  for (const part of cube.parts) {
    if (!part.isLocated && (window !== null || !filter.letsUnlocatedThrough)) continue;
    for (let block = 0; block * blockRows < part.count; block += 1) {
      if ((block + 1) % stepBlocks === 0) yield;
      if (!mayHold(part, block, filter, window)) continue;
      const [begin, end] = timedRun(part, block, filter);
      if (begin === end) continue;
      const place = polygon === null ? 'inside' : polygon.place(part, block);
      if (place === 'outside') continue;
      if (place === 'inside' && passWhole(part, block, filter)) {
        visit(part, { list: null, begin, count: end - begin });
        continue;
      }
      let count = selectFacts(part.columns.facts, [begin, end], filter, list);
      if (!part.isOrdered) count = keepTimes(part.columns.stamp, filter, list, count);
      if (filter.facetWindows !== null) count = keepInWindows(part, filter.facetWindows, list, count);
      if (polygon !== null && place === 'across') count = polygon.keep(part, list, count);
      if (count > 0) visit(part, { list, begin, count });
    }
  }
}

/** The rows of a block that may lie in the time window: a run where they are in order, else all. */
function timedRun({ columns: { stamp }, isOrdered, count }: Part, block: number, { fromStamp, toStamp }: CompiledFilter): [begin: number, end: number] {
  const begin = block * blockRows, end = Math.min(begin + blockRows, count);
  if (!isOrdered) return [begin, end];
  const first = lowerBound(stamp, begin, end, fromStamp);
  return [first, lowerBound(stamp, first, end, toStamp)];
}

/** Whether every row of a timed run passes without a look. */
function passWhole({ spans, isOrdered }: Part, block: number, { isOnlyTimed, fromStamp, toStamp }: CompiledFilter): boolean {
  if (!isOnlyTimed || spans.isMixed[block] === 1) return false;
  return isOrdered || (spans.firstStamp[block]! >= fromStamp && spans.lastStamp[block]! < toStamp);
}

function mayHold({ spans }: Part, block: number, { fromStamp, toStamp }: CompiledFilter, window: PlaneWindow | null): boolean {
  if (spans.lastStamp[block]! < fromStamp || spans.firstStamp[block]! >= toStamp) return false;
  if (window === null) return true;
  return spans.west[block]! <= window[2] && spans.east[block]! >= window[0] && spans.south[block]! <= window[3] && spans.north[block]! >= window[1];
}

/** Writes the rows that pass facets and hours; without a branch on the data: each is written, and kept by moving on. */
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
