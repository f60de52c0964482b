import { facetShift, instantOfStamp, type Columns, type EventCube } from '@wuding/analytics';
import { incidentStatuses } from '@wuding/domain';
import { tileBufferPixels } from './cut-features';
import type { TilePoints } from './encode-points';
import { tileExtent } from './encode-tile';
import { UintTable } from './uint-table';

/** Points of one tile, and the event code ids that their `code` indexes. */
export interface CutIncidents {
  readonly points: TilePoints;
  readonly codeIds: readonly number[];
}

interface PileColumns {
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly id: Uint32Array;
  readonly facet: Uint32Array;
  readonly stamp: Uint32Array;
  readonly pile: Uint32Array;
}

const allocate = (capacity: number): PileColumns => ({
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
    const { x, y, id, facet, stamp, pile } = this.#columns;
    const codeIds = new UintTable();
    const code = new Uint32Array(count), status = new Uint32Array(count), at = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      const facts = facets.at(facet[index]!);
      code[index] = codeIds.positionOf(facts.codeId);
      status[index] = incidentStatuses.indexOf(facts.status!);
      at[index] = instantOfStamp(stamp[index]!) / 1000;
    }
    return { points: { count, x, y, id, code, status, at, pile }, codeIds: [...codeIds.keys] };
  }

  #grow(): void {
    const grown = allocate(this.#capacity * 2);
    for (const [name, column] of Object.entries(this.#columns)) grown[name as keyof PileColumns].set(column as Uint32Array);
    this.#columns = grown;
    this.#capacity *= 2;
  }
}

const lastPixel = tileExtent + 2 * tileBufferPixels;
const rowStride = 8192;
