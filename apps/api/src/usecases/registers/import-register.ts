import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDataset } from '../datasets/find-dataset';
import { importUpload, type Upload, type UploadVerdict } from './upload';

type Preview = ResponseOf<Endpoints['previewImport']>;
interface Call<Input> {
  readonly ctx: Context;
  readonly input: Input;
  /** Where the file lies while it is read. */
  readonly spoolDirectory: string;
}

/** What an import would do, row by row: new, changed (with both texts of each field), unchanged, refused (with the reason). Stores nothing. */
export async function previewImport({ ctx, input, spoolDirectory }: Call<Upload>): Promise<Result<Preview>> {
  const known = await admitted(ctx, input);
  if (!known.ok) return known;
  const verdict = await importUpload(ctx, input, { spoolDirectory, isDryRun: true });
  return verdict.ok ? accept(previewOf(verdict.value)) : verdict;
}

/** Imports what was previewed: all rows that are not refused, in one transaction, one audit row. Refuses when the preview no longer holds. */
export async function applyImport({ ctx, input: { fingerprint, ...upload }, spoolDirectory }: Call<Upload & { fingerprint: string }>): Promise<Result<ResponseOf<Endpoints['applyImport']>>> {
  const known = await admitted(ctx, upload);
  if (!known.ok) return known;
  const verdict = await importUpload(ctx, upload, { spoolDirectory, isDryRun: false, fingerprint });
  if (!verdict.ok) return verdict;
  const { batchId } = verdict.value.summary;
  if (batchId === null) return refuse('preview-outdated', { pointer: '/fingerprint' });
  return accept({ id: batchId, counts: previewOf(verdict.value).counts });
}

async function admitted(ctx: Context, { kind, dataset }: Upload): Promise<Result<unknown>> {
  if (!isAllowed(ctx.actor, 'register.import') || (kind === 'staff' && !isAllowed(ctx.actor, 'staff.edit'))) return refuse('not-allowed');
  return findDataset(ctx, dataset);
}

function previewOf({ summary, rows, fingerprint }: UploadVerdict): Preview {
  const count = (outcome: (typeof rows)[number]['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    fingerprint, remarks: [...summary.remarks],
    counts: { new: count('new'), changed: count('changed'), unchanged: summary.duplicateCount, refused: count('refused'), repaired: summary.repairedCount },
    rows: rows.map((row) => ({ ...row, changes: row.changes.map((one) => ({ ...one })), problems: row.problems.map((one) => ({ ...one })) })),
  };
}
