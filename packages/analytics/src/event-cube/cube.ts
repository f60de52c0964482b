import type { IncidentStatus } from '@wuding/domain';
import type { LocalPlane } from '@wuding/geo';
import { Facets } from './facets';
import { facetShift } from './layout';
import { coverRow, createPart, extentOf, isRemoved, markMixed, packPart, partByteLength, removeRow, type Part } from './part';
import { orderSpatially } from './spatial-order';
import { cubeEpochAt, dayOfStamp, instantOfStamp, stampOf } from './stamp';
import { finish, type Steps } from './steps';
import { openZone, type Zone } from './zone';

/** One incident as the table holds it. */
export interface EventRow {
  /** 1 … 2³²−1 */
  readonly id: number;
  /** [lng, lat] WGS-84, or null when it was recorded without coordinates. */
  readonly position: readonly [lng: number, lat: number] | null;
  /** UTC milliseconds, 2000 to 2089; the cube keeps whole seconds, rounded down. */
  readonly occurredAt: number;
  /** Database id of the event code. */
  readonly codeId: number;
  /** Database id of the district, null = in none. */
  readonly districtId: number | null;
  readonly status: IncidentStatus;
}

export interface CubeSettings {
  /** IANA zone of the dataset. */
  readonly timeZone: string;
  /** The dataset's plane; null while nothing in it has a place. */
  readonly plane: LocalPlane | null;
}

const loadPartRows = 1 << 16;
const smallestTailRows = 1024;

/**
 * The columnar projection of one dataset's incidents. Located rows lie in spatial order in blocks, withdrawn ones in blocks
 * of their own; rows that came since wait in a tail of at most a sixteenth of them, then all are ordered anew; unlocated
 * rows are kept apart.
 * Memory is 20 bytes a located incident, under 23 just before the reordering; see `byteLength`.
 */
export class EventCube {
  readonly zone: Zone;
  readonly plane: LocalPlane | null;
  readonly facets = new Facets();
  #ordered = createPart(0, true);
  #withdrawn = createPart(0, true);
  #tail = createPart(0, true);
  #unlocated = createPart(0, false);
  #highestId = 0;
  #loading: Part[] | null = [];

  constructor({ timeZone, plane }: CubeSettings) {
    this.zone = openZone(timeZone);
    this.plane = plane;
  }

  /** Rows in no particular order, part by part; the last part is unlocated. */
  get parts(): readonly Part[] {
    return [this.#ordered, this.#withdrawn, this.#tail, ...(this.#loading ?? []), this.#unlocated];
  }

  /** Incidents held, withdrawn ones included. */
  get count(): number {
    return this.parts.reduce((sum, part) => sum + part.count - part.removedCount, 0);
  }

  /** Bytes of every column and block span held, spare capacity included. */
  get byteLength(): number {
    return this.parts.reduce((sum, part) => sum + partByteLength(part), 0);
  }

  /** First and last UTC day of any row counted from 2000-01-01, and somewhat more after removals; null for an empty cube. */
  get daySpan(): readonly [firstDay: number, lastDay: number] | null {
    const stamps = this.#stampSpan();
    return stamps === null ? null : [dayOfStamp(stamps[0]), dayOfStamp(stamps[1])];
  }

  /** From the second of the first row to the one after the last, and somewhat more after removals; UTC milliseconds, half-open; null for an empty cube. */
  get timeSpan(): { readonly firstAt: number; readonly endAt: number } | null {
    const stamps = this.#stampSpan();
    return stamps === null ? null : { firstAt: instantOfStamp(stamps[0]), endAt: instantOfStamp(stamps[1]) + 1_000 };
  }

  #stampSpan(): readonly [first: number, last: number] | null {
    let first = Infinity, last = -Infinity;
    for (const { spans, count } of this.parts) {
      if (count === 0) continue;
      first = spans.firstStamp.reduce((a, b) => Math.min(a, b), first);
      last = spans.lastStamp.reduce((a, b) => Math.max(a, b), last);
    }
    return first <= last ? [first, last] : null;
  }

  /** West, south, east, north of the located rows in centimetres of the plane, and somewhat more after removals; null without any. */
  get extent(): ReturnType<typeof extentOf> {
    return extentOf(this.parts);
  }

  /** Takes in rows of the first build, each id once; `endLoad` follows the last of them. */
  load(rows: Iterable<EventRow>): void {
    if (this.#loading === null) throw new Error('the cube was loaded before');
    for (const row of rows) {
      if (row.position === null) this.#appendUnlocated(row);
      else {
        let part = this.#loading.at(-1);
        if (part === undefined || part.count === part.capacity) this.#loading.push((part = createPart(loadPartRows, true)));
        this.#append(part, row);
      }
    }
  }

  /** Brings the loaded rows into spatial order. Every `…Steps` is driven to its end before the cube is changed again; it may be asked meanwhile. */
  *endLoadSteps(): Steps<void> {
    yield* this.#reorder();
    this.#loading = null;
  }

  endLoad(): void {
    finish(this.endLoadSteps());
  }

  /** Takes in new and changed incidents; each id at most once. A change that leaves place and time alone is made in place. */
  *upsertSteps(rows: readonly EventRow[]): Steps<void> {
    // Room first: between two steps the cube is as it was before or after these rows, never half-way.
    const locatedCount = rows.filter(({ position }) => position !== null).length;
    if (this.#tail.count + locatedCount > this.#tail.capacity) yield* this.#renewTail(locatedCount);
    const pending = new Map(rows.map((row) => [row.id, row]));
    this.#visit(rows.filter(({ id }) => id <= this.#highestId).map(({ id }) => id), (part, index, id) => {
      const row = pending.get(id)!;
      if (this.#isAt(part, index, row)) {
        this.#write(part, index, row);
        pending.delete(id);
      } else removeRow(part, index);
    });
    for (const row of pending.values()) {
      if (row.position === null) this.#appendUnlocated(row);
      else this.#append(this.#tail, row);
    }
    yield* this.#compactIfSparse();
  }

  upsert(rows: readonly EventRow[]): void {
    finish(this.upsertSteps(rows));
  }

  /** Forgets incidents; ids it does not hold are passed over. */
  *removeSteps(ids: readonly number[]): Steps<void> {
    this.#visit(ids, removeRow);
    yield* this.#compactIfSparse();
  }

  remove(ids: readonly number[]): void {
    finish(this.removeSteps(ids));
  }

  /** Calls back for each row held of the given ids: one pass over the id columns, whatever their number. */
  #visit(ids: readonly number[], found: (part: Part, index: number, id: number) => void): void {
    if (ids.length === 0) return;
    const least = ids.reduce((a, b) => Math.min(a, b));
    const span = ids.reduce((a, b) => Math.max(a, b)) - least + 1;
    const wanted = new Uint8Array((span >>> 3) + 1);
    for (const id of ids) wanted[(id - least) >>> 3]! |= 1 << ((id - least) & 7);
    for (const part of this.parts) {
      const column = part.columns.id;
      for (let index = 0; index < part.count; index += 1) {
        const offset = column[index]! - least;
        if (offset < 0 || offset >= span || (wanted[offset >>> 3]! & (1 << (offset & 7))) === 0 || isRemoved(part, index)) continue;
        found(part, index, column[index]!);
      }
    }
  }

  /** Whether the row's new place and time are its old ones, so that it may stay where it is in the order. */
  #isAt(part: Part, index: number, row: EventRow): boolean {
    const { columns, isLocated } = part;
    if (isLocated !== (row.position !== null) || columns.stamp[index] !== stampOf(secondsOf(row))) return false;
    if (row.position === null) return true;
    const [east, north] = this.#centimetres(row.position);
    return columns.eastCentimetres[index] === east && columns.northCentimetres[index] === north;
  }

  *#renewTail(leastRows: number): Steps<void> {
    if (this.#tail.count > 0) yield* this.#reorder();
    this.#tail = createPart(Math.max(smallestTailRows, leastRows, this.#ordered.count >>> 4), true);
  }

  #appendUnlocated(row: EventRow): void {
    const { count, capacity } = this.#unlocated;
    if (count === capacity) this.#unlocated = packPart(this.#unlocated, Math.max(smallestTailRows, count >>> 4));
    this.#append(this.#unlocated, row);
  }

  #append(part: Part, row: EventRow): void {
    this.#write(part, part.count, row);
    part.count += 1;
  }

  #write(part: Part, index: number, row: EventRow): void {
    const { columns } = part;
    const atSeconds = secondsOf(row);
    const stamp = stampOf(atSeconds);
    if (Number.isNaN(stamp)) throw new RangeError(`incident ${row.id} lies outside 2000–2089`);
    if (row.position !== null) {
      const [east, north] = this.#centimetres(row.position);
      columns.eastCentimetres[index] = east;
      columns.northCentimetres[index] = north;
    }
    const { day, weekday, hour } = this.zone.localHourAt(atSeconds);
    const facet = this.facets.numberOf(row.codeId, row.districtId ?? 0, row.status);
    columns.stamp[index] = stamp;
    columns.id[index] = row.id;
    columns.facts[index] = (facet << facetShift) | ((day - dayOfStamp(stamp) + 1) << 8) | (weekday << 5) | hour;
    coverRow(part, index);
    if (row.status === 'withdrawn') markMixed(part, index);
    if (row.id > this.#highestId) this.#highestId = row.id;
  }

  #centimetres(position: readonly [number, number]): [number, number] {
    if (this.plane === null) throw new Error('a located incident reached a cube without a plane');
    const [east, north] = this.plane.toPlane([position[0], position[1]]);
    return [Math.round(east * 100), Math.round(north * 100)];
  }

  *#compactIfSparse(): Steps<void> {
    const removedCount = this.parts.reduce((sum, part) => sum + part.removedCount, 0);
    if (removedCount > Math.max(smallestTailRows, this.count >>> 4)) yield* this.#reorder();
  }

  *#reorder(): Steps<void> {
    const located = this.parts.filter((part) => part.isLocated);
    const isWithdrawn = (facet: number): boolean => this.facets.at(facet).status === 'withdrawn';
    const ordered = yield* orderSpatially(located, (facet) => !isWithdrawn(facet));
    this.#withdrawn = yield* orderSpatially(located, isWithdrawn);
    this.#ordered = ordered;
    this.#withdrawn.spans.isMixed.fill(1);
    this.#tail = createPart(0, true);
    if (this.#loading !== null) this.#loading = [];
    this.#unlocated = packPart(this.#unlocated, 0);
  }
}

const secondsOf = ({ occurredAt }: EventRow): number => Math.floor((occurredAt - cubeEpochAt) / 1000);
