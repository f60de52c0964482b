import type { EventCube } from './cube';
import type { HeatCounter } from './heat';
import { facetShift, hourSlotCount, type Columns } from './layout';
import type { Part } from './part';
import type { Rows } from './scan';
import { dayOfStamp } from './stamp';
import { dateOfDay } from './zone';

/** Counts of one slice, by database id where a dimension has ids. */
export interface EventCounts {
  readonly total: number;
  readonly unlocatedCount: number;
  /** 168 counts, Monday 00:00 first, in the dataset's zone. */
  readonly hourOfWeek: Uint32Array;
  readonly byCodeId: ReadonlyMap<number, number>;
  /** Located incidents only; 0 = in no district. */
  readonly byDistrictId: ReadonlyMap<number, number>;
  /** One count per local day, from the first day with any (YYYY-MM-DD, null for none) to the last. */
  readonly byDay: { readonly from: string | null; readonly counts: Uint32Array };
}

interface Sums {
  readonly facets: Uint32Array;
  readonly hourSlots: Uint32Array;
  readonly days: Uint32Array;
  readonly firstUtcDay: number;
}

/** Runs and lists are added in loops of their own: one that asks every row which of the two it is takes twice as long. */
function addRun({ facets, hourSlots, days, firstUtcDay }: Sums, { facts, stamp }: Columns, { begin, count }: Pick<Rows, 'begin' | 'count'>): void {
  for (let row = begin; row < begin + count; row += 1) {
    const fact = facts[row]!;
    facets[fact >>> facetShift]! += 1;
    hourSlots[fact & 0xff]! += 1;
    days[dayOfStamp(stamp[row]!) - firstUtcDay + ((fact >>> 8) & 3)]! += 1;
  }
}

function addListed({ facets, hourSlots, days, firstUtcDay }: Sums, { facts, stamp }: Columns, { list, count }: { readonly list: Uint32Array; readonly count: number }): void {
  for (let at = 0; at < count; at += 1) {
    const row = list[at]!;
    const fact = facts[row]!;
    facets[fact >>> facetShift]! += 1;
    hourSlots[fact & 0xff]! += 1;
    days[dayOfStamp(stamp[row]!) - firstUtcDay + ((fact >>> 8) & 3)]! += 1;
  }
}

/** Adds up matching rows along every dimension at once. */
export class EventCounter {
  readonly #cube: EventCube;
  readonly #heat: HeatCounter | null;
  readonly #located: Uint32Array;
  readonly #unlocated: Uint32Array;
  readonly #hourSlots = new Uint32Array(hourSlotCount);
  readonly #days: Uint32Array;
  /** Local day at index 0; a local day may lie one before or after the UTC day. */
  readonly #firstDay: number;

  constructor(cube: EventCube, heat: HeatCounter | null) {
    const [first, last] = cube.daySpan ?? [0, 0];
    this.#cube = cube;
    this.#heat = heat;
    this.#located = new Uint32Array(cube.facets.count);
    this.#unlocated = new Uint32Array(cube.facets.count);
    this.#firstDay = first - 1;
    this.#days = new Uint32Array(last - first + 3);
  }

  readonly visit = ({ columns, isLocated }: Part, rows: Rows): void => {
    const sums: Sums = {
      facets: isLocated ? this.#located : this.#unlocated, hourSlots: this.#hourSlots, days: this.#days, firstUtcDay: this.#firstDay + 1,
    };
    if (rows.list === null) addRun(sums, columns, rows);
    else addListed(sums, columns, { list: rows.list, count: rows.count });
    if (isLocated) this.#heat?.count(columns, rows);
  };

  counts(): EventCounts {
    const byCodeId = new Map<number, number>();
    const byDistrictId = new Map<number, number>();
    let total = 0, unlocatedCount = 0;
    this.#located.forEach((locatedCount, facet) => {
      const count = locatedCount + this.#unlocated[facet]!;
      if (count === 0) return;
      const { codeId, districtId } = this.#cube.facets.at(facet);
      total += count;
      unlocatedCount += this.#unlocated[facet]!;
      byCodeId.set(codeId, (byCodeId.get(codeId) ?? 0) + count);
      if (locatedCount > 0) byDistrictId.set(districtId, (byDistrictId.get(districtId) ?? 0) + locatedCount);
    });
    return { total, unlocatedCount, hourOfWeek: this.#hourOfWeek(), byCodeId, byDistrictId, byDay: this.#byDay() };
  }

  #hourOfWeek(): Uint32Array {
    return Uint32Array.from({ length: 168 }, (_, hour) => this.#hourSlots[Math.floor(hour / 24) * 32 + (hour % 24)]!);
  }

  #byDay(): EventCounts['byDay'] {
    const first = this.#days.findIndex((count) => count > 0);
    if (first < 0) return { from: null, counts: new Uint32Array(0) };
    return { from: dateOfDay(this.#firstDay + first), counts: this.#days.slice(first, this.#days.findLastIndex((count) => count > 0) + 1) };
  }
}
