import { createHash } from 'node:crypto';
import { bitsOfMarks, fixRules, isOnDuty, isSoundPosition, judgeFix, judgeFixTime, type Clock, type DutyStretch, type FixMark, type JudgedTime, type SentFix } from '@wuding/domain';
import { toWgs84 } from '@wuding/geo';
import type { Database, Store } from '../db/store';
import { Fault } from '../fault';
import { dutyOfDevices, noteLastPositions, type LastPosition, type SendingDevice } from '../repositories/devices';
import type { LivePosition } from './patrol-live';
import { openTrackDays } from '../repositories/track-days';
import { byPartition, copyFixes, countOffDuty, keyOfFix, knownFixes, lockFixes, noteFixBatch, type KeptFix } from '../repositories/fixes';

/** Positions of one device as they came in one message. */
export interface SentBatch {
  readonly device: SendingDevice;
  /** The device's clock when it sent, UTC milliseconds; null = it did not say. */
  readonly sentAt: number | null;
  readonly fixes: readonly SentFix[];
  /** When the server had it; left out = now. Only what is told of the past gives it. */
  readonly receivedAt?: number;
}

/** What became of one position. `marks` of a kept one. */
export type FixOutcome =
  | { readonly kind: 'kept'; readonly marks: readonly FixMark[] }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'off-duty' };

interface Waiting {
  readonly batch: SentBatch;
  readonly receivedAt: number;
  readonly resolve: (outcomes: FixOutcome[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Positions committed together at most, and positions that may wait; more are sent back with 503 and come again. */
const mostTogether = 20_000, mostWaiting = 200_000;

/**
 * The one writer of positions of this process. What arrives while a commit runs is committed together with the next one, so that many small
 * messages cost few transactions; nobody is answered before the commit.
 */
export class FixIntake {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #onKept: (positions: readonly LivePosition[]) => void;
  #waiting: Waiting[] = [];
  #waitingCount = 0;
  #isRunning = false;

  /** @param onKept told the newest sound position of each device after its commit */
  constructor({ store, clock, onKept = () => undefined }: { store: Store; clock: Clock; onKept?: (positions: readonly LivePosition[]) => void }) {
    this.#store = store;
    this.#onKept = onKept;
    this.#clock = clock;
  }

  /** Keeps positions; resolves after the commit with what became of each. @throws Fault `queue-full` */
  take(batch: SentBatch): Promise<FixOutcome[]> {
    if (this.#waitingCount + batch.fixes.length > mostWaiting) return Promise.reject(new Fault('queue-full', 'taking positions'));
    this.#waitingCount += batch.fixes.length;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, receivedAt: batch.receivedAt ?? this.#clock.now(), resolve, reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup();
      try {
        const { outcomes, positions } = await this.#store.transaction((tx) => keepGroup(this.#store, tx, group));
        this.#onKept(positions);
        group.forEach(({ resolve }, at) => resolve(outcomes[at]!));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#isRunning = false;
  }

  #nextGroup(): Waiting[] {
    let count = 0, size = 0;
    while (size < this.#waiting.length && (size === 0 || count + this.#waiting[size]!.batch.fixes.length <= mostTogether)) count += this.#waiting[size++]!.batch.fixes.length;
    this.#waitingCount -= count;
    return this.#waiting.splice(0, size);
  }
}

interface Judged {
  readonly fix: KeptFix;
  readonly marks: readonly FixMark[];
  readonly time: JudgedTime;
  outcome: FixOutcome | null;
}

async function keepGroup(store: Store, tx: Database, group: readonly Waiting[]): Promise<{ outcomes: FixOutcome[][]; positions: LivePosition[] }> {
  await lockFixes(tx);
  const judged = group.map(({ batch, receivedAt }) => batch.fixes.map((fix) => judge(batch, fix, receivedAt)));
  const all = judged.flat();
  await setOffDutyAside(tx, all);
  const kept = await keepNew(store, tx, all);
  await openTrackDays(tx, kept.map(({ fix }) => fix), group[0]!.receivedAt);
  const last = lastPositions(group, kept);
  await noteLastPositions(tx, Math.max(...group.map(({ receivedAt }) => receivedAt)), last);
  if (all.length > 0) {
    const count = (kind: FixOutcome['kind']): number => all.filter(({ outcome }) => outcome?.kind === kind).length;
    await noteFixBatch(tx, { receivedAt: all[0]!.fix.receivedAt, keptCount: kept.length, duplicateCount: count('duplicate'), offDutyCount: count('off-duty'), contentHash: hashOf(kept) });
  }
  return { outcomes: judged.map((ones) => ones.map(({ outcome }) => outcome!)), positions: last.flatMap(({ deviceId, position }) => (position === null ? [] : [{ deviceId, ...position }])) };
}

function judge({ device, sentAt }: SentBatch, sent: SentFix, receivedAt: number): Judged {
  const [lng, lat] = toWgs84([sent.lng, sent.lat], device.datum);
  const time = judgeFixTime(sent.deviceAt, { receivedAt, sentAt });
  const marks = judgeFix(sent, [lng, lat], time, device.bounds);
  const { deviceAt, accuracyMetres, speedMetresPerSecond, headingDegrees } = sent;
  return { marks, time, outcome: null, fix: { deviceId: device.id, deviceAt, takenAt: time.takenAt, receivedAt, lng, lat, accuracyMetres, speedMetresPerSecond, headingDegrees, marks: bitsOfMarks(marks) } };
}

/** Where people were outside duty is not kept: their positions go no further than this function. */
async function setOffDutyAside(tx: Database, all: readonly Judged[]): Promise<void> {
  if (all.length === 0) return;
  const instants = all.flatMap(({ fix }) => [fix.takenAt, fix.receivedAt]);
  let fromAt = Infinity, toAt = -Infinity;
  for (const at of instants) [fromAt, toAt] = [Math.min(fromAt, at), Math.max(toAt, at)];
  const window: DutyStretch = { fromAt: fromAt - fixRules.dutySlackMilliseconds, toAt: toAt + fixRules.dutySlackMilliseconds };
  const duty = await dutyOfDevices(tx, [...new Set(all.map(({ fix }) => fix.deviceId))], window);
  const aside = all.filter(({ fix, time }) => !isOnDuty(duty.get(fix.deviceId) ?? [], time, fix.receivedAt));
  for (const one of aside) one.outcome = { kind: 'off-duty' };
  await countOffDuty(tx, aside.map(({ fix }) => fix), aside[0]?.fix.receivedAt ?? 0);
}

async function keepNew(store: Store, tx: Database, all: readonly Judged[]): Promise<Judged[]> {
  const kept: Judged[] = [], seen = new Set<string>();
  const candidates = new Map<KeptFix, Judged>();
  for (const one of all) {
    if (one.outcome !== null) continue;
    const key = keyOfFix(one.fix);
    if (seen.has(key)) one.outcome = { kind: 'duplicate' };
    else candidates.set(one.fix, one);
    seen.add(key);
  }
  const tables = await byPartition(tx, [...candidates.keys()], Math.max(0, ...all.map(({ fix }) => fix.receivedAt)));
  for (const [table, fixes] of tables) {
    const known = await knownFixes(tx, table, fixes);
    const fresh = fixes.filter((fix) => !known.has(keyOfFix(fix)));
    await copyFixes(store, tx, table, fresh);
    for (const fix of fixes) {
      const one = candidates.get(fix)!, isKnown = known.has(keyOfFix(fix));
      one.outcome = isKnown ? { kind: 'duplicate' } : { kind: 'kept', marks: one.marks };
      if (!isKnown) kept.push(one);
    }
  }
  return kept;
}

function lastPositions(group: readonly Waiting[], kept: readonly Judged[]): LastPosition[] {
  const last = new Map<number, LastPosition>(group.map(({ batch }) => [batch.device.id, { deviceId: batch.device.id, position: null }]));
  for (const { fix, marks } of kept) {
    if (!isSoundPosition(marks) || (last.get(fix.deviceId)?.position?.at ?? -Infinity) >= fix.takenAt) continue;
    last.set(fix.deviceId, { deviceId: fix.deviceId, position: { at: fix.takenAt, lng: fix.lng, lat: fix.lat } });
  }
  return [...last.values()];
}

function hashOf(kept: readonly Judged[]): string {
  const hash = createHash('sha256');
  for (const { fix } of kept) hash.update(`${fix.deviceId} ${fix.deviceAt} ${fix.lng} ${fix.lat}\n`);
  return hash.digest('hex');
}
