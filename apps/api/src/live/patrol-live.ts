import { unitRules, unitStateAt, type Clock, type UnitState } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import type { Store } from '../db/store';
import { liveUnits, type LiveUnitRecord } from '../repositories/live-units';

/** A unit on duty as it is known now. */
export interface LiveUnit extends LiveUnitRecord {
  readonly state: UnitState;
  readonly movedAt: number | null;
}

/** Sound positions that were committed: instants UTC milliseconds, WGS-84. */
export interface LivePosition {
  readonly deviceId: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** What changed at one moment. */
export interface LiveChange {
  /** `run.number`: numbers rise within one run of the server. */
  readonly id: string;
  readonly at: number;
  readonly units: readonly LiveUnit[];
  /** Devices that are off duty since. */
  readonly gone: readonly number[];
}
type Listener = (change: LiveChange) => void;

/** Positions are told on at most so often, and who is on duty is looked up so often. */
const tellMilliseconds = 1_000, rosterMilliseconds = 15_000;
/** Changes kept for those who come back: ten minutes at one a second. */
const keptChanges = 600;

/**
 * Who is on duty and where, in memory: filled from the store, moved by what the intake commits. Listeners get one change a second at the most, whatever
 * the number of positions; who comes back with the id of the last change gets those after it. Another server's positions come with the next look at the store.
 */
export class PatrolLive {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #run: string;
  readonly #units = new Map<number, LiveUnit>();
  readonly #touched = new Set<number>();
  readonly #gone = new Set<number>();
  readonly #listeners = new Set<Listener>();
  #changes: LiveChange[] = [];
  #number = 0;
  #rosterAt = -Infinity;
  #timer: ReturnType<typeof setInterval> | null = null;
  #looking: Promise<void> | null = null;

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#run = clock.now().toString(36);
  }

  /** Takes what was committed; the newest position of a device counts. */
  note(positions: readonly LivePosition[]): void {
    for (const position of positions) {
      const unit = this.#units.get(position.deviceId);
      if (unit === undefined || (unit.at ?? -Infinity) >= position.at) continue;
      this.#units.set(unit.deviceId, this.#moved(unit, position));
      this.#touched.add(unit.deviceId);
    }
  }

  /** Everybody on duty now, and the id of the last change in it. */
  async snapshot(): Promise<{ id: string; at: number; units: LiveUnit[] }> {
    if (this.#clock.now() - this.#rosterAt > rosterMilliseconds) await this.#look();
    this.#tell();
    return { id: this.#idOf(this.#number), at: this.#clock.now(), units: [...this.#units.values()] };
  }

  /** Changes after an id; null when they are not all there any more. */
  since(id: string): readonly LiveChange[] | null {
    const [run, number] = id.split('.'), last = Number(number);
    if (run !== this.#run || !Number.isInteger(last) || last > this.#number) return null;
    if (last === this.#number) return [];
    return last >= this.#number - this.#changes.length ? this.#changes.slice(last - this.#number) : null;
  }

  /** @returns ends it */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#turn(), tellMilliseconds);
    this.#timer.unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearInterval(this.#timer);
      this.#timer = null;
    };
  }

  async #turn(): Promise<void> {
    // A store that does not answer is told by every other request; what is known is shown on with its age.
    if (this.#clock.now() - this.#rosterAt > rosterMilliseconds) await this.#look().catch(() => undefined);
    this.#tell();
  }

  #look(): Promise<void> {
    this.#looking ??= this.#readRoster().finally(() => { this.#looking = null; });
    return this.#looking;
  }

  async #readRoster(): Promise<void> {
    const now = this.#clock.now(), onDuty = await liveUnits(this.#store.db, now), ids = new Set(onDuty.map(({ deviceId }) => deviceId));
    this.#rosterAt = now;
    for (const record of onDuty) {
      const known = this.#units.get(record.deviceId), isNewer = known?.at != null && known.at >= (record.at ?? -Infinity);
      const base = known === undefined ? { ...record, movedAt: null } : { ...record, movedAt: known.movedAt, at: known.at, lng: known.lng, lat: known.lat };
      const unit = isNewer || record.at === null || record.lng === null || record.lat === null || known === undefined ? { ...base, state: unitStateAt({ seenAt: base.at, movedAt: base.movedAt }, now) }
        : this.#moved({ ...base, state: known.state }, { deviceId: record.deviceId, at: record.at, lng: record.lng, lat: record.lat });
      if (JSON.stringify(unit) !== JSON.stringify(known)) this.#touched.add(record.deviceId);
      this.#units.set(record.deviceId, unit);
      this.#gone.delete(record.deviceId);
    }
    for (const deviceId of this.#units.keys()) {
      if (ids.has(deviceId)) continue;
      this.#units.delete(deviceId);
      this.#gone.add(deviceId);
    }
  }

  #moved(unit: LiveUnit, { at, lng, lat }: LivePosition): LiveUnit {
    const hasMoved = unit.lng !== null && unit.lat !== null && distanceMetres([unit.lng, unit.lat], [lng, lat]) > unitRules.movedMetres;
    // A unit that stands keeps the place it was found at, so that errors do not add up to a way; its age is new all the same.
    const place = unit.lng === null || hasMoved ? { lng, lat } : { lng: unit.lng, lat: unit.lat };
    const movedAt = hasMoved ? at : unit.movedAt;
    return { ...unit, ...place, at, movedAt, state: unitStateAt({ seenAt: at, movedAt }, this.#clock.now()) };
  }

  #tell(): void {
    const now = this.#clock.now();
    for (const [deviceId, unit] of this.#units) {
      const state = unitStateAt({ seenAt: unit.at, movedAt: unit.movedAt }, now);
      if (state === unit.state) continue;
      this.#units.set(deviceId, { ...unit, state });
      this.#touched.add(deviceId);
    }
    if (this.#touched.size === 0 && this.#gone.size === 0) return;
    const units = [...this.#touched].flatMap((deviceId) => this.#units.get(deviceId) ?? []), gone = [...this.#gone];
    this.#touched.clear();
    this.#gone.clear();
    this.#number++;
    const change = { id: this.#idOf(this.#number), at: now, units, gone };
    this.#changes = [...this.#changes.slice(1 - keptChanges), change];
    for (const listener of this.#listeners) listener(change);
  }

  #idOf(number: number): string {
    return `${this.#run}.${number}`;
  }
}
