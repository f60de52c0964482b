import { facetShift, instantOfStamp, type Columns, type EventCube } from '@wuding/analytics';
import { incidentStatuses } from '@wuding/domain';
import { tileBufferPixels } from './cut-features';
import type { CutIncidents } from './cut-incidents';
import { tileExtent } from './encode-tile';
import { UintTable } from './uint-table';

const columnNames = ['x', 'y', 'id', 'facet', 'stamp', 'pile'] as const;
type Row = Record<(typeof columnNames)[number], Int32Array | Uint32Array>;

const allocate = (capacity: number): Row => ({
  x: new Int32Array(capacity), y: new Int32Array(capacity), id: new Uint32Array(capacity), facet: new Uint32Array(capacity),
  stamp: new Uint32Array(capacity), pile: new Uint32Array(capacity),
});

/** Gathers points by square of the tile; each square keeps the latest of its points and how many there were. */
export class Piles {
  readonly #squarePixels: number;
  readonly #squares = new UintTable();
  #capacity = 1024;
  #columns = allocate(1024);

  constructor(squarePixels: number) {
    this.#squarePixels = squarePixels;
  }

  /** Takes in a row of the cube at a pixel; one outside the tile and its buffer is passed over. */
  add(x: number, y: number, { id, facts, stamp }: Columns, row: number): void {
    const column = x + tileBufferPixels, line = y + tileBufferPixels;
    if (column < 0 || line < 0 || column > lastPixel || line > lastPixel) return;
    const at = this.#squares.positionOf(Math.floor(line / this.#squarePixels) * rowStride + Math.floor(column / this.#squarePixels));
    if (at === this.#capacity) this.#grow();
    const columns = this.#columns;
    columns.pile[at]! += 1;
    if (columns.pile[at]! > 1 && columns.stamp[at]! >= stamp[row]!) return;
    columns.x[at] = x;
    columns.y[at] = y;
    columns.id[at] = id[row]!;
    columns.facet[at] = facts[row]! >>> facetShift;
    columns.stamp[at] = stamp[row]!;
  }

  /** The points gathered; codes are numbered as they occur. */
  cut({ facets }: EventCube): CutIncidents {
    const count = this.#squares.count;
    const codeIds = new UintTable();
    const facetCodes = new Map<number, number>();
    const code = new Uint32Array(count), status = new Uint32Array(count), at = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      const facet = this.#columns.facet[index]!;
      let number = facetCodes.get(facet);
      if (number === undefined) facetCodes.set(facet, (number = codeIds.positionOf(facets.at(facet).codeId)));
      code[index] = number;
      status[index] = incidentStatuses.indexOf(facets.at(facet).status!);
      at[index] = instantOfStamp(this.#columns.stamp[index]!) / 1000;
    }
    const { x, y, id, pile } = this.#columns;
    return { points: { count, x: x as Int32Array, y: y as Int32Array, id: id as Uint32Array, code, status, at, pile: pile as Uint32Array }, codeIds: [...codeIds.keys] };
  }

  #grow(): void {
    const grown = allocate(this.#capacity * 2);
    for (const name of columnNames) grown[name].set(this.#columns[name]);
    this.#columns = grown;
    this.#capacity *= 2;
  }
}

const lastPixel = tileExtent + 2 * tileBufferPixels;
const rowStride = 8192;
