import { basename } from 'node:path';
import { existsSync } from 'node:fs';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { readHeads } from '../../repositories/change-log';
import { copiedTables, countOwnRows, loadTable, recordReplacement, replaceStore, type TableShape } from '../../repositories/whole-store';
import { anchorRestoredHead } from '../audit/anchor-audit-head';
import { walkChain } from '../audit/walk-chain';
import { mutate } from '../mutate';
import type { BackupContents } from './backup-format';
import { BackupDamaged } from './backup-lines';
import { checkBackup } from './check-backup';
import { readBackup } from './read-backup';

const statementTimeoutMilliseconds = 3_600_000;

export interface RestoreRequest {
  /** Absolute. */
  readonly path: string;
  /** Replace a store that is not empty. */
  readonly isForced: boolean;
  /** Restore although the audit chain in the backup does not verify; the audit row says so. */
  readonly acceptsBrokenAudit: boolean;
  /** Where the new head of the audit chain is anchored. */
  readonly dataDirectory: string;
  readonly onProgress: (text: string) => void;
}

export interface Restored extends BackupContents {
  /** Rows there were before. */
  readonly replacedRowCount: number;
  /** False only when a broken audit chain was accepted. */
  readonly isChainWhole: boolean;
}

/**
 * Puts a backup in the place of everything in the store, in one transaction: reads the whole file first, replaces schema
 * and rows, brings the schema up to date, holds row counts and audit chain against the backup, and tells followers of the
 * change log to read everything again. Nobody stays signed in.
 * Refuses, leaving everything as it was: `not-allowed`, `file-not-found`, `backup-damaged`, `newer-schema`,
 * `other-schema`, `store-not-empty`, `audit-chain-broken`.
 */
export async function restoreBackup({ ctx, input }: { ctx: Context; input: RestoreRequest }): Promise<Result<Restored>> {
  if (!isAllowed(ctx.actor, 'system.backup')) return refuse('not-allowed');
  if (!existsSync(input.path)) return refuse('file-not-found', { data: { path: input.path } });
  input.onProgress('checking the backup');
  const checked = await checkBackup(input.path);
  if (!checked.ok) return checked;
  try {
    const restored = await mutate(ctx, (tx) => replaceWith(checked.value, { ctx, tx, input }), { statementTimeoutMilliseconds });
    if (restored.ok) await anchorRestoredHead({ store: ctx.store, clock: ctx.clock, config: input });
    return restored;
  } catch (error) {
    if (error instanceof BackupDamaged) return refuse('backup-damaged', { data: { what: error.what } });
    throw error;
  }
}

type Replacing = { readonly ctx: Context; readonly tx: Database; readonly input: RestoreRequest };

async function replaceWith(backup: BackupContents, { ctx, tx, input }: Replacing) {
  const ownRows = await countOwnRows(tx);
  const replacedRowCount = [...ownRows.values()].reduce((sum, rowCount) => sum + rowCount, 0);
  if (replacedRowCount > 0 && !input.isForced) {
    return refuse('store-not-empty', { data: { rowCount: replacedRowCount, tables: [...ownRows].map(([name, rowCount]) => `${name} ${rowCount}`) } });
  }
  const replaced = await readHeads(tx);
  const { header, sha256, rowCount } = backup;
  const at = ctx.clock.now();
  await replaceStore(ctx.store, tx, { ...header, at }, () => loadTables(backup, { ctx, tx, input }));
  const chain = await walkChain(tx);
  const isChainWhole = chain.fault === null && chain.head.seq === header.auditHead.seq && chain.head.hash === header.auditHead.hash;
  if (!isChainWhole && !input.acceptsBrokenAudit) {
    return refuse('audit-chain-broken', { data: { entry: chain.fault?.seq ?? chain.head.seq, what: chain.fault?.explanation ?? 'the head is not the one the backup names' } });
  }
  await recordReplacement(tx, replaced, at);
  const detail = { file: basename(input.path), takenAt: header.takenAt, from: header.store, auditSeq: header.auditHead.seq, replacedRowCount, isChainWhole };
  return accept({
    value: { ...backup, replacedRowCount, isChainWhole },
    audit: { action: 'restore', entity: 'store', itemCount: rowCount, contentHash: sha256, detail },
  });
}

/** Throws BackupDamaged when the file is not what it was when it was checked, or a table does not hold what it should. */
async function loadTables(backup: BackupContents, { ctx, tx, input }: Replacing): Promise<void> {
  const shapes = new Map((await copiedTables(tx)).map((shape) => [shape.name, shape]));
  const isKnown = ({ name, columns }: TableShape): boolean => columns.every((column) => shapes.get(name)?.columns.includes(column) === true);
  const expected = new Map(backup.tables.map(({ name, rowCount }) => [name, rowCount]));
  const again = await readBackup(input.path, async () => async (shape, rows) => {
    if (!isKnown(shape)) throw new BackupDamaged(`its table ${shape.name} is not one of its schema`);
    input.onProgress(`${shape.name} ${(expected.get(shape.name) ?? 0).toLocaleString('en')}`);
    const loadedCount = await loadTable(ctx.store, tx, shape, rows);
    if (loadedCount !== expected.get(shape.name)) throw new BackupDamaged(`table ${shape.name} has ${loadedCount} rows, not ${expected.get(shape.name) ?? 0}`);
  });
  if (again?.sha256 !== backup.sha256) throw new BackupDamaged('it is not the file that was checked');
}
