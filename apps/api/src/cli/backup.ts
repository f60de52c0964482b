import { resolve } from 'node:path';
import type { Command } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import { takeBackup } from '../usecases/backup/take-backup';

const usage = `usage: wuding backup <file> [--json]

Writes everything the store holds, but for who is signed in, to a new file: one snapshot, gzipped, readable by either kind
of store, open to its owner only. An existing file is never replaced.`;

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write the whole store to a file',
  usage,
  role: 'sysadmin',
  permission: 'system.backup',
  run: async ({ argv, directory, ctx, services, out }) => {
    const parsed = parseOptions(argv, { json: { type: 'boolean', default: false } });
    const file = typeof parsed === 'string' ? undefined : parsed.positionals[0];
    if (typeof parsed === 'string' || file === undefined || parsed.positionals.length > 1) {
      out.error(`${typeof parsed === 'string' ? parsed : 'name one file'}\n\n${usage}`);
      return 2;
    }
    const path = resolve(directory, file);
    const result = await takeBackup({ ctx, input: { path, programVersion: services.config.version, onProgress: (text) => out.progress(text) } });
    if (!result.ok) {
      out.error(refusalText(result.refusal));
      return 1;
    }
    const { header, tables, rowCount, sha256 } = result.value;
    if (parsed.values.json) out.line(JSON.stringify({ file: path, tables, rowCount, sha256 }));
    else out.line(`${path}: ${rowCount} rows of ${tables.length} tables as of ${header.takenAt}, audit entry ${header.auditHead.seq}, sha256 ${sha256}`);
    return 0;
  },
};
