import { accept, civilDayOf, refuse, instantOfCivil, type SentFix } from '@wuding/domain';
import type { Context } from '../context';
import type { FixIntake } from '../live/fix-intake';
import { addSimulatedDevices, noteTracksStored, simulatedDevices, tracksToStore, type SimulatedDevice } from '../repositories/seed-tracks';
import { mutate } from './mutate';
import type { CountyTracks } from './seed-tracks-thread';
import { trackColumns, type ToldTrack } from './seed-tracks-telling';
import type { RestWriting } from './seed-visits';
import { newToken } from './session/token';

/** Days whose tracks are kept, today included. */
const storedDays = 14;
/** Of days gone by a position this often, as phones that save their battery send; what is sent now comes every five to ten seconds. */
const storedEverySeconds = 15;
/** A device sends what it gathered this often. */
const messageMilliseconds = 10 * 60_000;
/** Messages given to the intake at once. */
const messagesTogether = 60;

export interface TracksPlace {
  readonly intake: FixIntake;
  readonly tracks: CountyTracks;
}

/** Gives everybody and every vehicle of the simulated county a device, marked 模拟. */
export async function equipCounty(ctx: Context, datasetId: number): Promise<SimulatedDevice[]> {
  const result = await mutate(ctx, async (tx) => {
    const count = await addSimulatedDevices(tx, datasetId, { tokenHash: () => newToken().tokenHash, createdAt: ctx.clock.now() });
    return count === 0 ? refuse('nothing-new') : accept({ value: count, audit: { action: 'seed', entity: 'device', entityId: 'simulated', datasetId, itemCount: count } });
  });
  if (!result.ok && result.refusal.code !== 'nothing-new') throw new Error(`equipping the county was refused: ${result.refusal.code}`);
  return simulatedDevices(ctx.store.db, datasetId);
}

/**
 * Puts the last fortnight's tracks into the store by the same door real positions take, the last day first; a day that was not finished is begun anew, and
 * what is there stays. Days without published duty have none. @returns positions kept
 */
export async function storeTracks(ctx: Context, { datasetId, devices }: { datasetId: number; devices: readonly SimulatedDevice[] }, { intake, tracks, onProgress = () => undefined, makeWay, signal }: TracksPlace & RestWriting): Promise<number> {
  const untilAt = ctx.clock.now(), toDay = civilDayOf(untilAt);
  const isStopped = (): boolean => signal?.aborted === true;
  let keptCount = 0;
  for (const { day, untilAt: storedUntil } of await tracksToStore(ctx.store.db, datasetId, { fromDay: toDay - storedDays + 1, toDay })) {
    if (isStopped()) return keptCount;
    if (storedUntil !== null && storedUntil >= Math.min(untilAt, instantOfCivil(day + 1, 120))) continue;
    onProgress(`巡查轨迹 ${new Date(instantOfCivil(day, 720)).toISOString().slice(0, 10)}`);
    const messages = (await tracks.tracksOf(day)).flatMap((track) => messagesOf(track, devices, { fromAt: storedUntil ?? -Infinity, toAt: untilAt }));
    for (let from = 0; from < messages.length && !isStopped(); from += messagesTogether) {
      const startedAt = performance.now();
      const outcomes = await Promise.all(messages.slice(from, from + messagesTogether).map((message) => intake.take(message)));
      keptCount += outcomes.flat().filter(({ kind }) => kind === 'kept').length;
      await makeWay?.(performance.now() - startedAt);
    }
    if (isStopped()) return keptCount;
    await noteTracksStored(ctx.store.db, { datasetId, day, untilAt });
  }
  return keptCount;
}

type Message = Parameters<FixIntake['take']>[0];

/** What a device had gathered, ten minutes at a time, as received then. */
function messagesOf({ device: carrier, rows }: ToldTrack, devices: readonly SimulatedDevice[], { fromAt, toAt }: { fromAt: number; toAt: number }): Message[] {
  const device = devices.find((one) => one.carrier === carrier), messages: Message[] = [];
  if (device === undefined) return messages;
  let fixes: SentFix[] = [], lastAt = -Infinity, startAt = -Infinity;
  const send = (row: number): void => {
    const at = column(rows, row);
    if (fixes.length > 0) messages.push({ device, fixes, sentAt: at('receivedAt') + at('deviceAt') - at('gpsAt'), receivedAt: at('receivedAt') });
    fixes = [];
  };
  const count = rows.length / trackColumns.count;
  for (let row = 0; row < count; row++) {
    const at = column(rows, row);
    if (at('receivedAt') <= fromAt || at('receivedAt') > toAt || at('gpsAt') - lastAt < storedEverySeconds * 1000) continue;
    if (fixes.length === 0) startAt = at('gpsAt');
    lastAt = at('gpsAt');
    fixes.push(fixOf(rows, row));
    if (lastAt - startAt >= messageMilliseconds) send(row);
  }
  if (fixes.length > 0) send(rowAt(rows, lastAt));
  return messages;
}

const column = (rows: Float64Array, row: number) => (of: Exclude<keyof typeof trackColumns, 'count'>): number => rows[row * trackColumns.count + trackColumns[of]]!;
const rowAt = (rows: Float64Array, gpsAt: number): number => {
  for (let row = rows.length / trackColumns.count - 1; row > 0; row--) if (column(rows, row)('gpsAt') <= gpsAt) return row;
  return 0;
};
function fixOf(rows: Float64Array, row: number): SentFix {
  const at = column(rows, row);
  return { deviceAt: at('deviceAt'), lng: at('lng'), lat: at('lat'), accuracyMetres: at('accuracyMetres'), speedMetresPerSecond: null, headingDegrees: null };
}

/** Every so often the replay sends what was taken since. */
const replayMilliseconds = 2_000;

/** Sends what the simulated devices take from now on, as it is taken, until it is stopped. @returns stops it */
export function replayTracks({ clock }: Pick<Context, 'clock'>, devices: readonly SimulatedDevice[], { intake, tracks, onFault }: TracksPlace & { onFault: (error: unknown) => void }): () => void {
  let day = NaN, told: readonly ToldTrack[] = [], sentUntil = clock.now(), isSending = false;
  const turn = async (): Promise<void> => {
    const now = clock.now(), today = civilDayOf(now);
    if (today !== day) [told, day] = [await tracks.tracksOf(today), today];
    const from = sentUntil;
    sentUntil = now;
    await Promise.all(told.flatMap(({ device: carrier, rows }) => {
      const device = devices.find((one) => one.carrier === carrier), taken = rowsBetween(rows, from, now), last = taken.at(-1);
      if (device === undefined || last === undefined) return [];
      const at = column(rows, last);
      return [intake.take({ device, sentAt: now + at('deviceAt') - at('gpsAt'), fixes: taken.map((row) => fixOf(rows, row)) })];
    }));
  };
  const timer = setInterval(() => {
    if (isSending) return;
    isSending = true;
    void turn().catch(onFault).finally(() => { isSending = false; });
  }, replayMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** Rows taken after one instant and by another; found by halving, for a day has thousands. */
function rowsBetween(rows: Float64Array, fromAt: number, toAt: number): number[] {
  let low = 0, high = rows.length / trackColumns.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column(rows, middle)('gpsAt') <= fromAt) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let row = low; row < rows.length / trackColumns.count && column(rows, row)('gpsAt') <= toAt; row++) found.push(row);
  return found;
}
