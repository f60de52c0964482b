/**
 * How incidents lie in memory: parallel typed arrays, 20 bytes a located incident and 12 an unlocated one.
 *
 * | column           | type   | bytes | holds                                                                     |
 * |------------------|--------|-------|---------------------------------------------------------------------------|
 * | eastCentimetres  | Int32  | 4     | metres east of the dataset's plane origin × 100 (located rows only)        |
 * | northCentimetres | Int32  | 4     | metres north of it × 100 (located rows only)                               |
 * | stamp            | Uint32 | 4     | occurrence: UTC day since 2000-01-01 (15 bits), second of that day (17)    |
 * | id               | Uint32 | 4     | incident id                                                                |
 * | facts            | Uint32 | 4     | facet (22 bits), local day − UTC day + 1 (2), local weekday (3), hour (5)  |
 *
 * A facet is a combination of event code, district and status that occurs; see `facets.ts`. Stamps compare like instants.
 */
export interface Columns {
  readonly eastCentimetres: Int32Array;
  readonly northCentimetres: Int32Array;
  readonly stamp: Uint32Array;
  readonly id: Uint32Array;
  readonly facts: Uint32Array;
}

export const locatedRowBytes = 20;
export const unlocatedRowBytes = 12;

/** Rows share a bounding box, a time span and one selection vector by blocks of this many. */
export const blockRows = 2048;

export const facetShift = 10;
export const maximumFacetCount = 1 << 22;
/** Facts hold 0–255 for the local hour of week: weekday × 32 + hour. */
export const hourSlotCount = 256;

export function allocateColumns(capacity: number, isLocated: boolean): Columns {
  const placeCount = isLocated ? capacity : 0;
  return {
    eastCentimetres: new Int32Array(placeCount),
    northCentimetres: new Int32Array(placeCount),
    stamp: new Uint32Array(capacity),
    id: new Uint32Array(capacity),
    facts: new Uint32Array(capacity),
  };
}

/** Copies one row between columns; both located or both not. */
export function copyRow(from: Columns, index: number, to: Columns, at: number): void {
  if (to.eastCentimetres.length > 0) {
    to.eastCentimetres[at] = from.eastCentimetres[index]!;
    to.northCentimetres[at] = from.northCentimetres[index]!;
  }
  to.stamp[at] = from.stamp[index]!;
  to.id[at] = from.id[index]!;
  to.facts[at] = from.facts[index]!;
}

export const columnsByteLength = (columns: Columns): number =>
  columns.eastCentimetres.byteLength + columns.northCentimetres.byteLength + columns.stamp.byteLength + columns.id.byteLength + columns.facts.byteLength;
