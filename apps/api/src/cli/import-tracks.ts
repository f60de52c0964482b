import { resolve } from 'node:path';
import { fileRefusals } from '../ingest/reason';
import { importTracks } from '../usecases/tracks/import-tracks';
import type { CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';

export const tracksUsage = `usage: wuding import tracks <file> --device NAME [--dataset NAME] [--dry-run] [--errors FILE] [--json]

Positions of one device from GPX, CSV (at,lng,lat[,accuracyMetres]; times with an offset) or GeoJSON (points with "at", lines with "coordTimes"),
also gzipped. They are read with the device's own datum label and pass the same door as sent ones; the same file again changes nothing.`;

/** 0 when anything was accepted or known already; 1 when the file was refused or nothing but rejected; 2 for wrong usage. */
export async function runImportTracks({ argv, directory, ctx, services, out }: CommandCall): Promise<ExitCode> {
  const parsed = parseOptions(argv, { device: { type: 'string' }, dataset: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, errors: { type: 'string' }, json: { type: 'boolean', default: false } });
  const [, path, ...rest] = typeof parsed === 'string' ? [] : parsed.positionals;
  if (typeof parsed === 'string' || path === undefined || rest.length > 0 || parsed.values.device === undefined) {
    out.error(`${typeof parsed === 'string' ? parsed : 'import tracks takes one file and --device'}\n\n${tracksUsage}`);
    return 2;
  }
  const { device, dataset, errors, json } = parsed.values;
  const result = await importTracks({
    ctx, intake: services.intake, input: { path: resolve(directory, path), device, isDryRun: parsed.values['dry-run'], errorsPath: errors === undefined ? null : resolve(directory, errors), ...(dataset === undefined ? {} : { dataset }) },
  });
  const counts = result.ok ? result.value : { acceptedCount: 0, rejectedCount: 0, duplicateCount: 0, offDutyCount: 0 };
  if (result.ok) out.line(`定位：收下 ${counts.acceptedCount}，已有 ${counts.duplicateCount}，读不懂 ${counts.rejectedCount}，不在班次 ${counts.offDutyCount}（只计数，不留位置）`);
  else {
    const { code, data } = result.refusal, row = data?.['row'];
    out.error(`${code === 'not-found' ? '没有这个设备，或已停用' : code === 'unknown-dataset' ? '没有这个数据集' : fileRefusals[code]}${row === undefined ? '' : `（第 ${String(row)} 个点处）`}`);
  }
  if (json) out.line(JSON.stringify({ accepted: counts.acceptedCount, rejected: counts.rejectedCount + counts.offDutyCount, repaired: 0, duplicate: counts.duplicateCount }));
  return counts.acceptedCount + counts.duplicateCount > 0 ? 0 : 1;
}
