import { createHash } from 'node:crypto';
import { accept, isAllowed, refuse, type Refusal, type Result, type SentFix } from '@wuding/domain';
import type { Context } from '../../context';
import { ErrorFile } from '../../ingest/error-file';
import { gpxPositions } from '../../ingest/gpx-positions';
import { openRecords } from '../../ingest/open-records';
import type { FileRefusalCode } from '../../ingest/reason';
import { eachOf, type SourceRecord } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';
import { sourceBytes } from '../../ingest/source-bytes';
import type { FixIntake } from '../../live/fix-intake';
import { findDeviceNamed } from '../../repositories/devices';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { readFix } from './read-fix';

export interface TracksInput {
  readonly path: string;
  readonly dataset?: string | undefined;
  /** Whose positions they are: name of a device, whose datum label they have. */
  readonly device: string;
  readonly isDryRun: boolean;
  readonly errorsPath: string | null;
  /** Told every row nobody can read: its number, from 1, the field and why. */
  readonly onRejected?: (row: number, field: string, code: string) => void;
}

export interface TracksSummary {
  readonly acceptedCount: number;
  readonly rejectedCount: number;
  readonly duplicateCount: number;
  /** Outside duty ± 15 minutes: counted, where it was is not kept. */
  readonly offDutyCount: number;
}

/** A file of positions is held whole: a device's year at one a second is less. */
const mostBytes = 256 * 1024 * 1024;
/** Positions given to the intake at once. */
const messageSize = 5_000;

/**
 * Takes a device's positions from a GPX, CSV or GeoJSON file by the door all positions take: the same again changes nothing, what is doubtful is marked, what
 * was taken outside duty is counted only. Rows nobody can read go into the errors file. Refuses `not-found` for an unknown or revoked device, and files
 * that cannot be read as a whole, of which nothing is kept.
 */
export async function importTracks({ ctx, input, intake }: { ctx: Context; input: TracksInput; intake: FixIntake }): Promise<Result<TracksSummary, Refusal<FileRefusalCode | 'not-found' | 'unknown-dataset'>>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return refuse('unknown-dataset');
  const device = await findDeviceNamed(ctx.store.db, dataset.value.id, input.device);
  if (device === null) return refuse('not-found', { data: { device: input.device } });
  let errors: ErrorFile | null = null;
  try {
    errors = input.errorsPath === null ? null : await ErrorFile.open(input.errorsPath);
    const { rows, sha256 } = await readRows(input.path), fixes: SentFix[] = [];
    let rejectedCount = 0;
    for (const [index, row] of rows.entries()) {
      const read = readFix(row);
      if (read.ok) fixes.push(read.value);
      else {
        rejectedCount++;
        input.onRejected?.(index + 1, (read.refusal.pointer ?? '/').slice(1), read.refusal.code);
        await errors?.addLine([index + 1, (read.refusal.pointer ?? '/').slice(1), read.refusal.code, '']);
      }
    }
    const summary = { acceptedCount: 0, rejectedCount, duplicateCount: 0, offDutyCount: 0 };
    for (let from = 0; from < fixes.length && !input.isDryRun; from += messageSize) {
      for (const { kind } of await intake.take({ device, sentAt: null, fixes: fixes.slice(from, from + messageSize) })) summary[kind === 'kept' ? 'acceptedCount' : kind === 'duplicate' ? 'duplicateCount' : 'offDutyCount']++;
    }
    if (input.isDryRun) summary.acceptedCount = fixes.length;
    else await mutate(ctx, async () => accept({ value: null, audit: { action: 'import', entity: 'track', entityId: input.device, datasetId: dataset.value.id, itemCount: summary.acceptedCount, contentHash: sha256, detail: { ...summary } } }));
    await errors?.finish();
    return accept(summary);
  } catch (error) {
    await errors?.discard();
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function readRows(path: string): Promise<{ rows: unknown[]; sha256: string }> {
  if (/\.gpx(\.gz)?$/i.test(path)) {
    const hash = createHash('sha256'), chunks: Buffer[] = [];
    for await (const chunk of sourceBytes(path, { hash, maximumBytes: mostBytes })) chunks.push(chunk);
    return { rows: gpxPositions(new TextDecoder().decode(Buffer.concat(chunks))), sha256: hash.digest('hex') };
  }
  const file = openRecords(path, { maximumBytes: mostBytes }), rows: unknown[] = [];
  for await (const record of eachOf(file.records)) rows.push(...rowsOf(record));
  if (rows.length === 0) throw new FileRefused('empty-file');
  return { rows, sha256: file.sha256() };
}

/** One row a line or point; a line has one for each vertex, timed by `coordTimes` or `times` as other programs write them. */
function rowsOf(record: SourceRecord): unknown[] {
  const value = (...names: string[]): unknown => names.map((name) => record.read(name)).find((cell) => cell !== undefined && cell !== '');
  const at = value('at', 'time', 'timestamp'), accuracyMetres = numeric(value('accuracyMetres', 'accuracy')) ?? null;
  const geometry = record.geometry as { type?: unknown; coordinates?: unknown } | undefined | null;
  if (geometry?.type === 'LineString' && Array.isArray(geometry.coordinates)) {
    const times = value('coordTimes', 'times');
    return geometry.coordinates.map((position: unknown, i) => ({ at: Array.isArray(times) ? (times[i] as unknown) : undefined, ...lngLatOf(position), accuracyMetres }));
  }
  if (geometry?.type === 'Point') return [{ at, ...lngLatOf(geometry.coordinates), accuracyMetres }];
  return [{ at, lng: numeric(value('lng', 'lon', 'longitude')), lat: numeric(value('lat', 'latitude')), accuracyMetres }];
}

const lngLatOf = (position: unknown): { lng: unknown; lat: unknown } => (Array.isArray(position) ? { lng: position[0] as unknown, lat: position[1] as unknown } : { lng: undefined, lat: undefined });
const numeric = (cell: unknown): unknown => (typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell);
