import { alarmRuleOf } from '@wuding/catalog';
import { unitRules, unitStateAt, type AlarmSeverity, type Clock, type UnitState } from '@wuding/domain';
import { distanceMetres } from '@wuding/geo';
import type { Store } from '../db/store';
import { everyAlarmRule } from '../repositories/alarm-rules';
import { standingAlarms, type AlarmEntry } from '../repositories/alarms';
import { liveUnits, type LiveUnitRecord } from '../repositories/live-units';
import { openTasks, type TaskRecord } from '../repositories/tasks';
import { Numbered } from './numbered';

/** A unit on duty as it is known now. */
export interface LiveUnit extends LiveUnitRecord {
  readonly state: UnitState;
  readonly movedAt: number | null;
}

/** An alarm that stands. */
export interface LiveAlarm extends AlarmEntry {
  readonly severity: AlarmSeverity;
}

/** Sound positions that were committed: instants UTC milliseconds, WGS-84. */
export interface LivePosition {
  readonly deviceId: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** What changed between two changes; of each thing only how it is now. */
export interface LiveChange {
  /** `run.number`: numbers rise within one run of the server. */
  readonly id: string;
  readonly at: number;
  /** Units that are new or otherwise than before, but for where and how they go. */
  readonly units: readonly LiveUnit[];
  /** Units of which only position, age and state are new. */
  readonly moved: readonly LiveUnit[];
  /** Devices that are off duty since. */
  readonly gone: readonly number[];
  readonly alarms: readonly LiveAlarm[];
  /** Keys of alarms that stand no more. */
  readonly alarmsGone: readonly string[];
  readonly tasks: readonly TaskRecord[];
  /** Tasks that are open no more. */
  readonly tasksGone: readonly number[];
}
type Listener = () => void;

/** Positions are told on at most so often, a moment after the first, so that those committed with it come along; who grew old is looked for, and who is on duty and what stands is looked up, so often. */
const tellMilliseconds = 500, gatherMilliseconds = 50, turnMilliseconds = 1_000, lookMilliseconds = 15_000;
/** Who comes back within so many changes gets what was missed: ten minutes at two a second. */
const keptChanges = 1_200;
/** Alarms that stand longer than a day are for the list, not for screens. */
const alarmMilliseconds = 86_400_000;

/**
 * Who is on duty and where and what stands alarmed and is to be done, in memory: filled from the store, moved by what the intake commits. Listeners are woken twice a second at the
 * most, whatever the number of positions, and ask for what changed since what they have: nothing is queued for anybody, and who is slow gets the last of everything.
 * Another server's positions and alarms come with the next look at the store.
 */
export class PatrolLive {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #run: string;
  readonly #units = new Numbered<number, LiveUnit>();
  /** When a unit last changed otherwise than by moving. */
  readonly #described = new Map<number, number>();
  readonly #alarms = new Numbered<string, LiveAlarm>();
  readonly #tasks = new Numbered<number, TaskRecord>();
  readonly #listeners = new Set<Listener>();
  /** Changes asked for since the last one, by where they begin: readers alike share them. */
  readonly #recent = new Map<number, LiveChange>();
  #number = 0;
  #hasNews = false;
  #lookedAt = -Infinity;
  #timer: ReturnType<typeof setInterval> | null = null;
  /** Set while what was committed waits to be told. */
  #soon: ReturnType<typeof setTimeout> | null = null;
  #toldAt = -Infinity;
  #looking: Promise<void> | null = null;

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#store = store;
    this.#clock = clock;
    this.#run = clock.now().toString(36);
  }

  /** Number of the last change. */
  get number(): number {
    return this.#number;
  }

  /** Takes what was committed; the newest position of a device counts. */
  note(positions: readonly LivePosition[]): void {
    for (const position of positions) {
      const unit = this.#units.get(position.deviceId);
      if (unit === undefined || (unit.at ?? -Infinity) >= position.at) continue;
      this.#put(this.#moved(unit, position), false);
    }
    if (this.#hasNews && this.#listeners.size > 0) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#soon ??= setTimeout(() => this.#tell(), Math.max(gatherMilliseconds, this.#toldAt + tellMilliseconds - performance.now()));
    this.#soon.unref();
  }

  /** Somebody changed what stands: it is looked up before the next change is told. */
  lookAgain(): void {
    this.#lookedAt = -Infinity;
  }

  /** Everybody on duty now, every alarm that stands and every open task, and the id of the last change in it. */
  async snapshot(): Promise<LiveChange> {
    await this.#refresh();
    this.#grow();
    this.#tell();
    return { id: this.#idOf(this.#number), at: this.#clock.now(), units: this.#units.values(), moved: [], gone: [], alarms: this.#alarms.values(), alarmsGone: [], tasks: this.#tasks.values(), tasksGone: [] };
  }

  /** The number in an id of this run that can still be gone on from; null = begin anew. */
  numberOf(id: string): number | null {
    const [run, text] = id.split('.'), number = Number(text);
    return run === this.#run && Number.isInteger(number) && number <= this.#number && number >= this.#number - keptChanges ? number : null;
  }

  /** What changed after a change; null when what went is forgotten by now. */
  since(number: number): LiveChange | null {
    if (number < this.#number - keptChanges) return null;
    const known = this.#recent.get(number);
    if (known !== undefined) return known;
    const units = this.#units.since(number), alarms = this.#alarms.since(number), tasks = this.#tasks.since(number), isDescribed = ({ deviceId }: LiveUnit): boolean => (this.#described.get(deviceId) ?? 0) > number;
    const change = {
      id: this.#idOf(this.#number), at: this.#clock.now(), units: units.items.filter(isDescribed), moved: units.items.filter((unit) => !isDescribed(unit)), gone: units.gone,
      alarms: alarms.items, alarmsGone: alarms.gone, tasks: tasks.items, tasksGone: tasks.gone,
    };
    this.#recent.set(number, change);
    return change;
  }

  /** @returns ends it */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => void this.#turn(), turnMilliseconds);
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
    await this.#refresh().catch(() => undefined);
    this.#grow();
    if (this.#hasNews) this.#tellSoon();
  }

  async #refresh(): Promise<void> {
    if (this.#clock.now() - this.#lookedAt <= lookMilliseconds) return;
    this.#looking ??= this.#look().finally(() => { this.#looking = null; });
    await this.#looking;
  }

  async #look(): Promise<void> {
    const now = this.#clock.now(), { db } = this.#store;
    this.#lookedAt = now;
    this.#takeRoster(await liveUnits(db, now), now);
    const settings = await everyAlarmRule(db);
    const standing = (await standingAlarms(db, now - alarmMilliseconds)).map((entry) => ({ ...entry, severity: alarmRuleOf(settings.filter(({ datasetId }) => datasetId === entry.datasetId), entry.kind).severity }));
    if (this.#tasks.bring(await openTasks(db), ({ id }) => id, this.#number + 1)) this.#hasNews = true;
    if (this.#alarms.bring(standing, ({ key }) => key, this.#number + 1)) this.#hasNews = true;
  }

  #takeRoster(onDuty: readonly LiveUnitRecord[], now: number): void {
    const ids = new Set(onDuty.map(({ deviceId }) => deviceId));
    for (const record of onDuty) {
      const known = this.#units.get(record.deviceId), isNewer = known?.at != null && known.at >= (record.at ?? -Infinity);
      const base = known === undefined ? { ...record, movedAt: null } : { ...record, movedAt: known.movedAt, at: known.at, lng: known.lng, lat: known.lat };
      const unit = isNewer || record.at === null || record.lng === null || record.lat === null || known === undefined ? { ...base, state: unitStateAt({ seenAt: base.at, movedAt: base.movedAt }, now) }
        : this.#moved({ ...base, state: known.state }, { deviceId: record.deviceId, at: record.at, lng: record.lng, lat: record.lat });
      if (JSON.stringify(unit) !== JSON.stringify(known)) this.#put(unit, true);
    }
    for (const { deviceId } of this.#units.values()) {
      if (ids.has(deviceId)) continue;
      this.#units.delete(deviceId, this.#number + 1);
      this.#described.delete(deviceId);
      this.#hasNews = true;
    }
  }

  #put(unit: LiveUnit, isDescribed: boolean): void {
    this.#units.set(unit.deviceId, unit, this.#number + 1);
    if (isDescribed) this.#described.set(unit.deviceId, this.#number + 1);
    this.#hasNews = true;
  }

  #moved(unit: LiveUnit, { at, lng, lat }: LivePosition): LiveUnit {
    const hasMoved = unit.lng !== null && unit.lat !== null && distanceMetres([unit.lng, unit.lat], [lng, lat]) > unitRules.movedMetres;
    // A unit that stands keeps the place it was found at, so that errors do not add up to a way; its age is new all the same.
    const place = unit.lng === null || hasMoved ? { lng, lat } : { lng: unit.lng, lat: unit.lat };
    const movedAt = hasMoved ? at : unit.movedAt;
    return { ...unit, ...place, at, movedAt, state: unitStateAt({ seenAt: at, movedAt }, this.#clock.now()) };
  }

  /** Brings the states to the time. */
  #grow(): void {
    const now = this.#clock.now();
    for (const unit of this.#units.values()) {
      const state = unitStateAt({ seenAt: unit.at, movedAt: unit.movedAt }, now);
      if (state !== unit.state) this.#put({ ...unit, state }, false);
    }
  }

  #tell(): void {
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#soon = null;
    if (!this.#hasNews) return;
    this.#hasNews = false;
    this.#toldAt = performance.now();
    this.#number++;
    this.#recent.clear();
    this.#units.forget(this.#number - keptChanges);
    this.#alarms.forget(this.#number - keptChanges);
    this.#tasks.forget(this.#number - keptChanges);
    for (const listener of this.#listeners) listener();
  }

  #idOf(number: number): string {
    return `${this.#run}.${number}`;
  }
}
