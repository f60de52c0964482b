import { accept, refuse, type Result } from '@wuding/domain';
import { readMigrations } from '../../repositories/whole-store';
import { formatVersion, type BackupContents, type BackupHeader } from './backup-format';
import { BackupDamaged } from './backup-lines';
import { readBackup } from './read-backup';

/**
 * Reads the whole file without a store: is it whole, and can this program restore it.
 * Refuses `backup-damaged` (what is wrong), `newer-schema` (a migration or a format this program does not know),
 * `other-schema` (a migration of that name but another text).
 */
export async function checkBackup(path: string): Promise<Result<BackupContents>> {
  let unfit: ReturnType<typeof refuse> | null = null;
  try {
    const contents = await readBackup(path, async (header) => {
      unfit = unfitness(header);
      return unfit === null ? async (_table, rows) => { for await (const _row of rows); } : null;
    });
    return contents === null ? unfit ?? refuse('newer-schema') : accept(contents);
  } catch (error) {
    if (error instanceof BackupDamaged) return refuse('backup-damaged', { data: { what: error.what } });
    throw error;
  }
}

/** The migrations of a backup must be the first of ours, or all. */
function unfitness(header: BackupHeader): ReturnType<typeof refuse> | null {
  const { programVersion } = header;
  if (header.formatVersion > formatVersion) return refuse('newer-schema', { data: { formatVersion: header.formatVersion, programVersion } });
  const known = readMigrations();
  for (const [index, { name, sha256 }] of header.migrations.entries()) {
    const own = known.find((migration) => migration.name === name);
    if (own === undefined) return refuse('newer-schema', { data: { migration: name, programVersion } });
    if (own.sha256 !== sha256 || known[index] !== own) return refuse('other-schema', { data: { migration: name, programVersion } });
  }
  return null;
}
