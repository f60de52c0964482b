import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { fileRefusals } from '../../ingest/reason';
import type { FixIntake } from '../../live/fix-intake';
import { listDevices } from '../../repositories/devices';
import { findDataset } from '../datasets/find-dataset';
import { importTracks } from './import-tracks';

type Answer = ResponseOf<Endpoints['importTracks']>;
const extensions = ['gpx.gz', 'gpx', 'geojson', 'json', 'csv', 'tsv', 'txt'];
/** Rows named in the answer; the count goes on. */
const mostRows = 200;

/** Devices in use whose tracks a file may hold. */
export async function listTrackDevices({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<ResponseOf<Endpoints['listTrackDevices']>>> {
  if (!isAllowed(ctx.actor, 'dataset.import')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const devices = (await listDevices(ctx.store.db, dataset.value.id)).filter(({ revokedAt }) => revokedAt === null);
  return accept({ items: devices.map(({ name, boundTo, datum }) => ({ name, boundTo, datum })) });
}

/** Takes a device's track from a file of the screen, kept only as long as it is read. Refuses `import-refused` with the reason and the row, `not-found` for the device. */
export async function uploadTracks(
  { ctx, input, intake, spoolDirectory }: { ctx: Context; input: ParsedOf<Endpoints['importTracks']>['body']; intake: FixIntake; spoolDirectory: string },
): Promise<Result<Answer>> {
  const rows: Answer['rows'] = [], extension = extensions.find((one) => input.fileName.toLowerCase().endsWith(`.${one}`)) ?? 'csv', path = join(spoolDirectory, `upload-${randomUUID()}.${extension}`);
  await mkdir(spoolDirectory, { recursive: true });
  try {
    await writeFile(path, Buffer.from(input.content, 'base64'), { mode: 0o600 });
    const taken = await importTracks({
      ctx, intake, input: { path, dataset: input.dataset, device: input.device, isDryRun: input.isDryRun, errorsPath: null, onRejected: (row, field, code) => { if (rows.length < mostRows) rows.push({ row, field, code }); } },
    });
    if (taken.ok) return accept({ ...taken.value, rows });
    const { code, data = {} } = taken.refusal;
    if (code === 'not-allowed' || code === 'unknown-dataset') return refuse(code);
    if (code === 'not-found') return refuse('not-found', { pointer: '/device' });
    const { path: _path, ...facts } = data;
    return refuse('import-refused', { pointer: '/content', data: { ...facts, reason: code, sentence: fileRefusals[code] } });
  } finally {
    await rm(path, { force: true });
  }
}
