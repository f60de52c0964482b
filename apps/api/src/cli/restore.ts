import { resolve } from 'node:path';
import type { Command } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import { restoreBackup } from '../usecases/backup/restore-backup';

const usage = `usage: wuding restore <file> [--force] [--accept-broken-audit]

Puts a backup in the place of everything the store holds (on PostgreSQL: everything in the schema public), in one
transaction; an older backup is brought up to the present schema. The whole file is checked before anything is written.
Everybody has to sign in again.

  --force                 the store is not empty: what is in it will be gone
  --accept-broken-audit   the audit chain in the backup does not verify: restore it all the same, and say so in the log`;

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'replace the store by a backup',
  usage,
  role: 'sysadmin',
  permission: 'system.backup',
  run: async ({ argv, directory, ctx, services, out }) => {
    const parsed = parseOptions(argv, { force: { type: 'boolean', default: false }, 'accept-broken-audit': { type: 'boolean', default: false } });
    const file = typeof parsed === 'string' ? undefined : parsed.positionals[0];
    if (typeof parsed === 'string' || file === undefined || parsed.positionals.length > 1) {
      out.error(`${typeof parsed === 'string' ? parsed : 'name one file'}\n\n${usage}`);
      return 2;
    }
    const input = {
      path: resolve(directory, file), isForced: parsed.values.force, acceptsBrokenAudit: parsed.values['accept-broken-audit'],
      dataDirectory: services.config.dataDirectory, onProgress: (text: string) => out.progress(text),
    };
    const result = await restoreBackup({ ctx, input });
    if (!result.ok) {
      out.error(refusalText(result.refusal));
      return 1;
    }
    const { header, tables, rowCount, replacedRowCount, isChainWhole } = result.value;
    out.line(`restored ${rowCount} rows of ${tables.length} tables as of ${header.takenAt}; the audit chain ${isChainWhole ? 'is intact' : 'does NOT verify'} up to entry ${header.auditHead.seq}`);
    if (replacedRowCount > 0) out.line(`${replacedRowCount} rows that were here before are gone`);
    return 0;
  },
};
