import type { EventCube } from './cube';
import { placeInto, type Heat } from './heat';
import { blockRows, facetShift, type Columns } from './layout';
import type { Part } from './part';
import { byKey, rowsOfLists, rowsOfMatrix, type BrushRow, type BrushRows } from './brush-rows';
import type { Rows } from './scan';
import { dayOfStamp } from './stamp';
import type { Steps } from './steps';
import { weekdayOf } from './zone';

/** What a hand drags: a range of local days, or of hours of the week. */
export type BrushDimension = 'days' | 'hours';

export const hoursOfWeek = 168;
const hoursOfDay = 24;

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

/**
 * Adds up matching rows along every dimension and bin; incidents by cell are first listed, then counted cell by cell. What is
 * counted by bin lies bin by bin: rows of a block ascend by time, so they walk through it.
 */
export class BrushCounter {
  readonly #bins: BrushBins;
  readonly #heat: Heat | null;
  /** Number of each facet's code and district; the keys of those rows. */
  readonly #codeRow: Uint32Array;
  readonly #districtRow: Uint32Array;
  readonly #codeIds: number[];
  readonly #districtIds: number[];
  /** By day × 24 + hour: the hours of the week and the days follow from it. */
  readonly #hoursOfDays: Uint32Array;
  readonly #codes: Uint32Array;
  readonly #districts: Uint32Array;
  readonly #unlocated: Uint32Array;
  /** Where the next bin of each cell is written in `#binsOfCells`. */
  readonly #next: Uint32Array;
  readonly #binsOfCells: Uint16Array;
  readonly #list = new Uint32Array(blockRows);
  readonly #cellOfRow = new Int32Array(blockRows);
  readonly #binOfRow = new Uint16Array(blockRows);

  constructor(cube: EventCube, bins: BrushBins, heat: Heat | null) {
    const facets = Array.from({ length: cube.facets.count }, (_, number) => cube.facets.at(number));
    this.#bins = bins;
    this.#heat = heat;
    [this.#codeIds, this.#codeRow] = numbered(facets.map(({ codeId }) => codeId));
    [this.#districtIds, this.#districtRow] = numbered(facets.map(({ districtId }) => districtId));
    const { binCount, dayCount } = bins;
    this.#hoursOfDays = new Uint32Array(dayCount * hoursOfDay);
    this.#codes = new Uint32Array(this.#codeIds.length * binCount);
    this.#districts = new Uint32Array(this.#districtIds.length * binCount);
    this.#unlocated = new Uint32Array(binCount);
    this.#next = startsOf(heat?.counts ?? new Uint32Array(0));
    this.#binsOfCells = new Uint16Array(this.#next.at(-1) ?? 0);
  }

  readonly visit = ({ columns, isLocated }: Part, { list, begin, count }: Rows): void => {
    const listed = list ?? this.#listOf(begin, count);
    this.#countTimes(columns, listed, count);
    if (!isLocated) {
      for (let at = 0; at < count; at += 1) this.#unlocated[this.#binOfRow[at]!]! += 1;
      return;
    }
    this.#countDistricts(columns, listed, count);
    if (this.#heat !== null) this.#listCells(this.#heat, columns, { list: listed, begin, count });
  };

  #listOf(begin: number, count: number): Uint32Array {
    const list = this.#list;
    for (let at = 0; at < count; at += 1) list[at] = begin + at;
    return list;
  }

  #countTimes({ facts, stamp }: Columns, list: Uint32Array, count: number): void {
    const { binDays, firstDay, dimension } = this.#bins;
    const binOf = this.#binOfRow, hoursOfDays = this.#hoursOfDays, codes = this.#codes, codeRow = this.#codeRow, codeCount = this.#codeIds.length;
    const isDays = dimension === 'days';
    for (let at = 0; at < count; at += 1) {
      const row = list[at]!;
      const fact = facts[row]!;
      const day = dayOfStamp(stamp[row]!) + ((fact >>> 8) & 3) - 1 - firstDay;
      hoursOfDays[day * hoursOfDay + (fact & 31)]! += 1;
      const bin = isDays ? (binDays === 1 ? day : (day / binDays) | 0) : ((fact >>> 5) & 7) * hoursOfDay + (fact & 31);
      binOf[at] = bin;
      codes[bin * codeCount + codeRow[fact >>> facetShift]!]! += 1;
    }
  }

  #countDistricts({ facts }: Columns, list: Uint32Array, count: number): void {
    const binOf = this.#binOfRow, districts = this.#districts, districtRow = this.#districtRow, districtCount = this.#districtIds.length;
    for (let at = 0; at < count; at += 1) districts[binOf[at]! * districtCount + districtRow[facts[list[at]!]! >>> facetShift]!]! += 1;
  }

  #listCells({ window }: Heat, columns: Columns, rows: Rows): void {
    const cells = placeInto(window, columns, rows, this.#cellOfRow);
    const binOf = this.#binOfRow, next = this.#next, binsOfCells = this.#binsOfCells;
    for (let at = 0; at < rows.count; at += 1) {
      const cell = cells[at]!;
      if (cell < 0) continue;
      const to = next[cell]!;
      next[cell] = to + 1;
      binsOfCells[to] = binOf[at]!;
    }
  }

  /** To be asked once, at the end. */
  *views(): Steps<BrushViews> {
    const { binCount } = this.#bins;
    const cells = yield* rowsOfLists(this.#heat?.counts ?? new Uint32Array(0), this.#binsOfCells, binCount);
    return {
      cells, ...viewsOfTime(this.#hoursOfDays, this.#bins),
      codes: rowsOfMatrix(byKey(this.#codes, binCount), binCount, this.#codeIds),
      districts: rowsOfMatrix(byKey(this.#districts, binCount), binCount, this.#districtIds),
      unlocated: rowsOfMatrix(this.#unlocated, binCount),
    };
  }
}

/** Hours of the week and days by bin, from counts by day and hour: a local day has one weekday. */
function viewsOfTime(hoursOfDays: Uint32Array, { dimension, binCount, binDays, firstDay, dayCount }: BrushBins): Pick<BrushViews, 'hours' | 'days'> {
  const isDays = dimension === 'days';
  const hours = new Uint32Array(hoursOfWeek * binCount), days = new Uint32Array(isDays ? 0 : dayCount * binCount);
  for (let day = 0; day < dayCount; day += 1) {
    const monday = weekdayOf(firstDay + day) * hoursOfDay;
    for (let hour = 0; hour < hoursOfDay; hour += 1) {
      const count = hoursOfDays[day * hoursOfDay + hour]!;
      const bin = isDays ? Math.floor(day / binDays) : monday + hour;
      hours[(monday + hour) * binCount + bin]! += count;
      if (!isDays) days[day * binCount + bin]! += count;
    }
  }
  return { hours: rowsOfMatrix(hours, binCount), days: isDays ? diagonal(hoursOfDays, binDays) : rowsOfMatrix(days, binCount) };
}

/** Each day has incidents in one bin: its own. */
function diagonal(hoursOfDays: Uint32Array, binDays: number): BrushRows {
  const rows: BrushRow[] = [];
  for (let day = 0; day * hoursOfDay < hoursOfDays.length; day += 1) {
    const count = hoursOfDays.subarray(day * hoursOfDay, (day + 1) * hoursOfDay).reduce((sum, one) => sum + one, 0);
    if (count > 0) rows.push({ key: day, bins: Uint16Array.of(Math.floor(day / binDays)), counts: Uint32Array.of(count) });
  }
  return rows;
}

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
