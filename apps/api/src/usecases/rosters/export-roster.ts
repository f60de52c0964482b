import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { ExportFile } from '../../export/export-file';
import { rosterWorkbook, sheetTitle } from '../../export/roster-workbook';
import { workbookMedia } from '../../export/workbook';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { readRosterSheet, type SheetInput } from './read-roster-sheet';

/** The printed roster as Excel; that it was taken out is an audit entry. */
export async function exportRoster({ ctx, input }: { ctx: Context; input: SheetInput }): Promise<Result<ExportFile>> {
  if (!isAllowed(ctx.actor, 'staff.export')) return refuse('not-allowed');
  const sheet = await readRosterSheet({ ctx, input });
  if (!sheet.ok) return sheet;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { fromOn, provenance, rows } = sheet.value, bytes = await rosterWorkbook(sheet.value);
  const noted = await mutate(ctx, async () => accept({
    value: null, audit: { action: 'export', entity: 'roster', entityId: sheet.value.week, datasetId: dataset.value.id, itemCount: rows.length, detail: { format: input.format, district: input.district ?? null } },
  }));
  if (!noted.ok) return noted;
  return accept(new ExportFile({ name: `${sheetTitle(sheet.value)}_${fromOn}${provenance === 'simulated' ? '_模拟' : ''}.xlsx`, media: workbookMedia, rowCount: rows.length, pieces: inOnePiece(bytes) }));
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
