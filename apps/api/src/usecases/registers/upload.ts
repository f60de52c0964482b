import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, refuse, type Refusal, type Result } from '@wuding/domain';
import type { Datum } from '@wuding/geo';
import type { Context } from '../../context';
import { fileRefusals } from '../../ingest/reason';
import { importFile } from '../import/import-file';
import type { ImportRequest, ImportSummary, RegisterKind, RowOutcome } from '../import/import-request';

/** A file somebody chose on the screen. */
export interface Upload {
  readonly dataset?: string | undefined;
  readonly kind: RegisterKind;
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
  readonly crs: Datum;
  readonly columns: Readonly<Record<string, string>>;
}

/** What the rows of a file come to, and what says that it is still so. */
export interface UploadVerdict {
  readonly summary: ImportSummary;
  readonly rows: readonly RowOutcome[];
  /** The same as long as file and store are the same. */
  readonly fingerprint: string;
}

const extensions = ['xlsx', 'xlsm', 'xls', 'xlsb', 'csv', 'tsv', 'txt', 'geojson', 'json', 'gz', 'zip', 'pdf'];
/** Most bytes of a file from the screen once inflated; larger ones go by the command line. */
const maximumBytes = 24 * 1024 ** 2;

/** Runs an import over an uploaded file, which is kept only as long as it is read. */
export async function importUpload(
  ctx: Context, upload: Upload, how: { spoolDirectory: string; isDryRun: boolean; fingerprint?: string },
): Promise<Result<UploadVerdict>> {
  const rows: RowOutcome[] = [];
  const extension = extensions.find((one) => upload.fileName.toLowerCase().endsWith(`.${one}`)) ?? 'csv';
  await mkdir(how.spoolDirectory, { recursive: true });
  const path = join(how.spoolDirectory, `upload-${randomUUID()}.${extension}`);
  const fingerprintOfRows = (): string => createHash('sha256').update(canonicalJson(rows as never)).digest('hex');
  const request: ImportRequest = {
    kind: upload.kind, path, fileName: upload.fileName, dataset: upload.dataset ?? null, codeSet: null, format: null, datum: upload.crs, acceptsDatum: false, timeZone: null, dateOrder: 'ymd',
    columns: new Map(Object.entries(upload.columns)), values: new Map(), isDryRun: how.isDryRun, errorsPath: null, spoolDirectory: how.spoolDirectory, maximumBytes,
    onProgress: () => undefined, onRow: (row) => void rows.push(row), mayCommit: () => how.fingerprint === undefined || how.fingerprint === fingerprintOfRows(),
  };
  try {
    await writeFile(path, Buffer.from(upload.content, 'base64'), { mode: 0o600 });
    const result = await importFile({ ctx, input: request });
    if (!result.ok) return { ok: false, refusal: inWords(result.refusal) };
    return { ok: true, value: { summary: result.value, rows: rows.toSorted((a, b) => a.row - b.row), fingerprint: fingerprintOfRows() } };
  } finally {
    await rm(path, { force: true });
  }
}

/** A refused file as a problem of the request: which code, in words, where. */
function inWords({ code, data = {} }: Refusal<keyof typeof fileRefusals>): Refusal {
  if (code === 'not-allowed') return { code };
  const { path: _path, ...facts } = data;
  return (refuse('import-refused', { pointer: '/content', data: { ...facts, reason: code, sentence: fileRefusals[code] } }) as { refusal: Refusal }).refusal;
}
