import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { dumpTable, outlineStore } from '../../repositories/whole-store';
import { mutate } from '../mutate';
import { endOfRows, formatVersion, type BackupContents, type BackupHeader, type BackupTrailer } from './backup-format';
import { HashedText, writeNewGzip } from './write-backup';

/** One FETCH of some megabytes; far more than it takes, for the disk it goes to may be slow. */
const statementTimeoutMilliseconds = 600_000;

/**
 * Writes the whole store to a new file, from one snapshot (see backup-format.ts); sessions stay out. The embedded store
 * has one connection: others wait meanwhile.
 * @param input.path absolute; a file of that name is never replaced
 * Refuses `not-allowed`, `file-exists`.
 */
export async function takeBackup({ ctx, input }: {
  ctx: Context; input: { path: string; programVersion: string; onProgress: (text: string) => void };
}): Promise<Result<BackupContents>> {
  if (!isAllowed(ctx.actor, 'system.backup')) return refuse('not-allowed');
  if (existsSync(input.path)) return refuse('file-exists', { data: { path: input.path } });
  const written = await ctx.store.transaction(async (tx) => {
    const backup = new BackupText(ctx, tx, input);
    return (await writeNewGzip(input.path, backup.text())) ? backup.contents() : null;
  }, { statementTimeoutMilliseconds });
  if (written === null) return refuse('file-exists', { data: { path: input.path } });
  return mutate(ctx, async () => accept({
    value: written,
    audit: {
      action: 'backup', entity: 'store', itemCount: written.rowCount, contentHash: written.sha256,
      detail: { file: basename(input.path), takenAt: written.header.takenAt, auditSeq: written.header.auditHead.seq },
    },
  }));
}

/** The text of a backup, made while it is written. */
class BackupText {
  private readonly ctx: Context;
  private readonly tx: Database;
  private readonly input: { readonly programVersion: string; readonly onProgress: (text: string) => void };
  private readonly hashed = new HashedText();
  private readonly tables: { name: string; rowCount: number }[] = [];
  private header: BackupHeader | null = null;
  /** Of everything before the last line. */
  private sha256 = '';

  constructor(ctx: Context, tx: Database, input: { readonly programVersion: string; readonly onProgress: (text: string) => void }) {
    this.ctx = ctx;
    this.tx = tx;
    this.input = input;
  }

  async *text(): AsyncGenerator<string> {
    const { tables, ...outline } = await outlineStore(this.tx);
    this.header = {
      format: 'wuding-backup', formatVersion, programVersion: this.input.programVersion,
      takenAt: new Date(this.ctx.clock.now()).toISOString(), store: this.ctx.store.kind, ...outline,
    };
    yield this.line(this.header);
    for (const table of tables) {
      yield this.line({ table: table.name, columns: table.columns });
      let rowCount = 0;
      for await (const piece of dumpTable(this.tx, table)) {
        rowCount += piece.rowCount;
        this.input.onProgress(`${table.name} ${rowCount.toLocaleString('en')}`);
        yield this.hashed.add(piece.text);
      }
      yield this.hashed.add(`${endOfRows}\n`) + this.line({ rowCount });
      this.tables.push({ name: table.name, rowCount });
    }
    this.sha256 = this.hashed.sha256();
    const { rowCount, sha256 } = this.contents();
    yield this.line({ tableCount: this.tables.length, rowCount, sha256 } satisfies BackupTrailer);
  }

  contents(): BackupContents {
    if (this.header === null) throw new Error('the backup has no header yet');
    return { header: this.header, tables: this.tables, rowCount: this.tables.reduce((sum, table) => sum + table.rowCount, 0), sha256: this.sha256 };
  }

  private line(value: object): string {
    return this.hashed.add(`${JSON.stringify(value)}\n`);
  }
}
