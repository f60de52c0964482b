import type { EventCube } from './cube';
import { placeInto, type Heat } from './heat';
import { blockRows, facetShift, type Columns } from './layout';
import type { Part } from './part';
import { rowsOfLists, rowsOfMatrix, type BrushRows } from './brush-rows';
import type { Rows } from './scan';
import { dayOfStamp } from './stamp';

/** What a hand drags: a range of local days, or of hours of the week. */
export type BrushDimension = 'days' | 'hours';

export const hoursOfWeek = 168;

export interface BrushBins {
  readonly dimension: BrushDimension;
  readonly binCount: number;
  readonly binDays: number;
  /** Local day 0 of the brush, counted from 2000-01-01. */
  readonly firstDay: number;
  readonly dayCount: number;
}

/** Counts by bin along each dimension; empty rows are left out. */
export interface BrushViews {
  /** Keys are cell indexes of the window. */
  readonly cells: BrushRows;
  /** Keys are hours of the week, Monday 00:00 = 0. */
  readonly hours: BrushRows;
  /** Keys are days from the first one. */
  readonly days: BrushRows;
  /** Keys are database ids of event codes. */
  readonly codes: BrushRows;
  /** Keys are database ids of districts, 0 = in none; located incidents only. */
  readonly districts: BrushRows;
  /** One row, key 0: incidents without a place. */
  readonly unlocated: BrushRows;
}

/** Adds up matching rows along every dimension and bin; incidents by cell are first listed, then counted cell by cell. */
export class BrushCounter {
  readonly #bins: BrushBins;
  readonly #heat: Heat | null;
  /** Row number of each facet's code and district; the keys of those rows. */
  readonly #codeRow: Uint32Array;
  readonly #districtRow: Uint32Array;
  readonly #codeIds: number[];
  readonly #districtIds: number[];
  readonly #hours: Uint32Array;
  readonly #days: Uint32Array;
  readonly #codes: Uint32Array;
  readonly #districts: Uint32Array;
  readonly #unlocated: Uint32Array;
  /** Where the next bin of each cell is written in `#binsOfCells`. */
  readonly #next: Uint32Array;
  readonly #binsOfCells: Uint16Array;
  readonly #cellOfRow = new Int32Array(blockRows);
  readonly #binOfRow = new Uint16Array(blockRows);

  constructor(cube: EventCube, bins: BrushBins, heat: Heat | null) {
    const facets = Array.from({ length: cube.facets.count }, (_, number) => cube.facets.at(number));
    this.#bins = bins;
    this.#heat = heat;
    [this.#codeIds, this.#codeRow] = numbered(facets.map(({ codeId }) => codeId));
    [this.#districtIds, this.#districtRow] = numbered(facets.map(({ districtId }) => districtId));
    const { binCount, dayCount, dimension } = bins;
    this.#hours = new Uint32Array(hoursOfWeek * binCount);
    this.#days = new Uint32Array(dimension === 'days' ? dayCount : dayCount * binCount);
    this.#codes = new Uint32Array(this.#codeIds.length * binCount);
    this.#districts = new Uint32Array(this.#districtIds.length * binCount);
    this.#unlocated = new Uint32Array(binCount);
    this.#next = startsOf(heat?.counts ?? new Uint32Array(0));
    this.#binsOfCells = new Uint16Array(this.#next.at(-1) ?? 0);
  }

  readonly visit = ({ columns, isLocated }: Part, rows: Rows): void => {
    const { facts, stamp } = columns;
    const { binCount, binDays, firstDay, dimension } = this.#bins;
    const { list, begin, count } = rows;
    const binOf = this.#binOfRow, days = this.#days, hours = this.#hours, codes = this.#codes, codeRow = this.#codeRow;
    const isDays = dimension === 'days';
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      const fact = facts[row]!;
      const day = dayOfStamp(stamp[row]!) + ((fact >>> 8) & 3) - 1 - firstDay;
      const hour = ((fact >>> 5) & 7) * 24 + (fact & 31);
      const bin = isDays ? (binDays === 1 ? day : (day / binDays) | 0) : hour;
      binOf[at] = bin;
      days[isDays ? day : day * binCount + bin]! += 1;
      hours[hour * binCount + bin]! += 1;
      codes[codeRow[fact >>> facetShift]! * binCount + bin]! += 1;
    }
    if (!isLocated) {
      for (let at = 0; at < count; at += 1) this.#unlocated[binOf[at]!]! += 1;
      return;
    }
    this.#countPlaces(columns, rows);
  };

  #countPlaces(columns: Columns, rows: Rows): void {
    const { facts } = columns;
    const { list, begin, count } = rows;
    const { binCount } = this.#bins;
    const binOf = this.#binOfRow, districts = this.#districts, districtRow = this.#districtRow;
    for (let at = 0; at < count; at += 1) {
      const row = list === null ? begin + at : list[at]!;
      districts[districtRow[facts[row]! >>> facetShift]! * binCount + binOf[at]!]! += 1;
    }
    if (this.#heat === null) return;
    const cells = placeInto(this.#heat.window, columns, rows, this.#cellOfRow);
    const next = this.#next, binsOfCells = this.#binsOfCells;
    for (let at = 0; at < count; at += 1) {
      const cell = cells[at]!;
      if (cell < 0) continue;
      const to = next[cell]!;
      next[cell] = to + 1;
      binsOfCells[to] = binOf[at]!;
    }
  }

  views(): BrushViews {
    const { binCount, binDays, dimension } = this.#bins;
    const byBin = (counts: Uint32Array, keys?: readonly number[]): BrushRows => rowsOfMatrix(counts, binCount, keys);
    return {
      cells: rowsOfLists(this.#heat?.counts ?? new Uint32Array(0), this.#binsOfCells, binCount),
      hours: byBin(this.#hours), codes: byBin(this.#codes, this.#codeIds), districts: byBin(this.#districts, this.#districtIds),
      unlocated: byBin(this.#unlocated),
      days: dimension === 'days' ? diagonal(this.#days, binDays) : byBin(this.#days),
    };
  }
}

/** Each day has incidents in one bin: its own. */
const diagonal = (counts: Uint32Array, binDays: number): BrushRows =>
  [...counts].flatMap((count, day) => (count > 0 ? [{ key: day, bins: Uint16Array.of(Math.floor(day / binDays)), counts: Uint32Array.of(count) }] : []));

/** The distinct ids in ascending order, and each id's number among them. */
function numbered(ids: readonly number[]): [distinct: number[], rows: Uint32Array] {
  const distinct = [...new Set(ids)].sort((a, b) => a - b);
  const rowOf = new Map(distinct.map((id, row) => [id, row]));
  return [distinct, Uint32Array.from(ids, (id) => rowOf.get(id)!)];
}

/** Where each cell's run begins, and the end of the last. */
function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let cell = 0; cell < counts.length; cell += 1) starts[cell + 1] = starts[cell]! + counts[cell]!;
  return starts;
}
