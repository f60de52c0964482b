import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportFile } from '../export/export-file';
import type { Result } from '@wuding/domain';
import { exportPeople } from '../usecases/registers/export-people';
import { exportPosts } from '../usecases/registers/export-posts';
import type { Command, CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';

const usage = `usage: wuding export <posts|staff> [file] [options]

The register as a file people work on and give back: import takes it unchanged. Without a file the name says what it is.

  --format xlsx|csv|geojson   when the file's name does not tell (posts alone as geojson)
  --dataset KEY               (default: the bureau's own)
  --reason TEXT               staff: with whole phones; the audit log keeps the reason. Without it phones are masked`;

const formats = ['xlsx', 'csv', 'geojson'] as const;
type Format = (typeof formats)[number];
const formatOf = (text: string | undefined): Format | undefined => formats.find((one) => one === text);

export const exportCommand: Command = {
  name: 'export',
  summary: 'posts or staff as an Excel, CSV or GeoJSON file',
  usage,
  role: 'director',
  permission: 'staff.export',
  run: async (call) => {
    const parsed = parseOptions(call.argv, { format: { type: 'string' }, dataset: { type: 'string' }, reason: { type: 'string' } });
    if (typeof parsed === 'string') return misuse(call, parsed);
    const { values, positionals: [kind, file, ...surplus] } = parsed;
    if ((kind !== 'posts' && kind !== 'staff') || surplus.length > 0) return misuse(call, 'export takes posts or staff, and one file');
    const format = values.format === undefined ? formatOf(file?.slice(file.lastIndexOf('.') + 1)) ?? 'xlsx' : formatOf(values.format);
    if (format === undefined || (kind === 'staff' && format === 'geojson')) return misuse(call, `--format takes ${kind === 'staff' ? 'xlsx, csv' : formats.join(', ')}`);
    const reason = values.reason?.trim();
    if (reason !== undefined && (kind === 'posts' || reason.length < 4)) return misuse(call, '--reason goes with staff and takes at least four characters');
    const dataset = values.dataset;
    const exported = kind === 'posts'
      ? await exportPosts({ ctx: call.ctx, input: { dataset, sort: 'code', format } })
      : await exportPeople({ ctx: call.ctx, input: { dataset, sort: 'code', left: 'false', format: format === 'csv' ? 'csv' : 'xlsx', phones: reason === undefined ? 'masked' : 'whole', reason } });
    return write(call, exported, file);
  },
};

function misuse({ out }: CommandCall, text: string): ExitCode {
  out.error(`${text}\n\n${usage}`);
  return 2;
}

/** The file appears under its name when it is complete. */
async function write({ out, directory }: CommandCall, exported: Result<ExportFile>, file: string | undefined): Promise<ExitCode> {
  if (!exported.ok) {
    out.error(refusalText(exported.refusal));
    return 1;
  }
  const { name, rowCount, pieces } = exported.value, path = resolve(directory, file ?? name), part = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part, { mode: 0o600 }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    out.error(`文件无法写入：${path}（${code}）`);
    return 1;
  }
  out.line(`${path}：${rowCount} 行`);
  return 0;
}
