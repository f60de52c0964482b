import { removedFacet } from './facets';
import { allocateColumns, blockRows, columnsByteLength, copyRow, facetShift, type Columns } from './layout';

/** What the rows of each block span; a removed row may keep a span wider than need be, never narrower. */
export interface BlockSpans {
  readonly west: Int32Array;
  readonly south: Int32Array;
  readonly east: Int32Array;
  readonly north: Int32Array;
  readonly firstStamp: Uint32Array;
  readonly lastStamp: Uint32Array;
  /** 1 where a row of the block was withdrawn or removed: then its rows must be looked at one by one. */
  readonly isMixed: Uint8Array;
}

/** Rows of one kind, filled from the front up to `count`, of which `removedCount` wait to be cleared away. */
export interface Part {
  readonly isLocated: boolean;
  readonly capacity: number;
  readonly columns: Columns;
  readonly spans: BlockSpans;
  count: number;
  removedCount: number;
  /** Rows of each block ascend by stamp. */
  isOrdered: boolean;
}

export function createPart(capacity: number, isLocated: boolean): Part {
  const blocks = Math.ceil(capacity / blockRows);
  const placed = isLocated ? blocks : 0;
  return {
    isLocated, capacity, count: 0, removedCount: 0, isOrdered: false, columns: allocateColumns(capacity, isLocated),
    spans: {
      west: new Int32Array(placed).fill(0x7fffffff), south: new Int32Array(placed).fill(0x7fffffff),
      east: new Int32Array(placed).fill(-0x80000000), north: new Int32Array(placed).fill(-0x80000000),
      firstStamp: new Uint32Array(blocks).fill(0xffffffff), lastStamp: new Uint32Array(blocks),
      isMixed: new Uint8Array(blocks),
    },
  };
}

/** Widens the spans of the row's block; call it after writing the row. */
export function coverRow({ columns, spans, isLocated }: Part, index: number): void {
  const block = Math.floor(index / blockRows);
  const stamp = columns.stamp[index]!;
  if (stamp < spans.firstStamp[block]!) spans.firstStamp[block] = stamp;
  if (stamp > spans.lastStamp[block]!) spans.lastStamp[block] = stamp;
  if (!isLocated) return;
  const east = columns.eastCentimetres[index]!;
  const north = columns.northCentimetres[index]!;
  if (east < spans.west[block]!) spans.west[block] = east;
  if (east > spans.east[block]!) spans.east[block] = east;
  if (north < spans.south[block]!) spans.south[block] = north;
  if (north > spans.north[block]!) spans.north[block] = north;
}

export const isRemoved = (part: Part, index: number): boolean => part.columns.facts[index]! >>> facetShift === removedFacet;

export function removeRow(part: Part, index: number): void {
  part.columns.facts[index] = removedFacet;
  markMixed(part, index);
  part.removedCount += 1;
}

/** Says that a row of the block does not count by default. */
export const markMixed = ({ spans }: Part, index: number): void => void (spans.isMixed[Math.floor(index / blockRows)] = 1);

/** The rows of a part in their order, removed ones left out, in a part with room for more. */
export function packPart(part: Part, spareRows: number): Part {
  const packed = createPart(part.count - part.removedCount + spareRows, part.isLocated);
  for (let index = 0; index < part.count; index += 1) {
    if (isRemoved(part, index)) continue;
    copyRow(part.columns, index, packed.columns, packed.count);
    coverRow(packed, packed.count);
    if (part.spans.isMixed[Math.floor(index / blockRows)] === 1) markMixed(packed, packed.count);
    packed.count += 1;
  }
  return packed;
}

export const partByteLength = ({ columns, spans }: Part): number =>
  columnsByteLength(columns) + Object.values(spans).reduce((sum: number, span: Int32Array | Uint32Array | Uint8Array) => sum + span.byteLength, 0);

/** West, south, east, north of the parts' rows in centimetres, and somewhat more after removals; null without any. */
export function extentOf(parts: readonly Part[]): readonly [west: number, south: number, east: number, north: number] | null {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (const { spans } of parts) {
    for (let block = 0; block < spans.west.length; block += 1) {
      west = Math.min(west, spans.west[block]!);
      south = Math.min(south, spans.south[block]!);
      east = Math.max(east, spans.east[block]!);
      north = Math.max(north, spans.north[block]!);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}
