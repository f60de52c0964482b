import { accept, refuse, type Refusal, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { ErrorFile } from '../../ingest/error-file';
import { openRecords } from '../../ingest/open-records';
import { fileRefusals, type FileRefusalCode } from '../../ingest/reason';
import { FileRefused } from '../../ingest/refused';
import { refuseDoubtfulDatum } from './check-datum';
import { importDistricts } from './import-districts';
import { importIncidents } from './import-incidents';
import { importPlaces } from './import-places';
import { importPosts } from './import-posts';
import type { ImportKind, ImportRequest, ImportSummary } from './import-request';
import { importRoads } from './import-roads';
import { importStaff } from './import-staff';
import { mayImport } from './may-import';
import type { ImportRun, KeptCounts } from './import-run';
import { importZones } from './import-zones';
import { kindSpecs } from './kind-spec';
import { planReading } from './plan-reading';
import { planTarget, type Target } from './plan-target';
import { readHead } from './read-head';
import { Tally } from './tally';

const importers: Readonly<Record<ImportKind, (run: ImportRun) => Promise<KeptCounts>>> = {
  districts: importDistricts, roads: importRoads, places: importPlaces, incidents: importIncidents, zones: importZones, posts: importPosts, staff: importStaff,
};

export type ImportRefusal = Refusal<FileRefusalCode>;

/**
 * Imports one file: all of its good rows in one transaction, or nothing. Rows that cannot be taken are listed, not stored; a file
 * that cannot be read or understood as a whole is refused with the place where reading ended (`row`, `line`, `field`, `rowCount`
 * in the refusal's data).
 */
export async function importFile({ ctx, input }: { ctx: Context; input: ImportRequest }): Promise<Result<ImportSummary, ImportRefusal>> {
  if (!mayImport(ctx.actor, input.kind)) return refuse('not-allowed');
  let errors: ErrorFile | null = null;
  const tally = new Tally(() => errors, input);
  try {
    errors = input.errorsPath === null ? null : await ErrorFile.open(input.errorsPath);
    const summary = await runImport(ctx, input, tally);
    await errors?.finish();
    return accept(summary);
  } catch (error) {
    if (!(error instanceof FileRefused)) {
      await errors?.discard();
      throw error;
    }
    const { code, data = {} } = error.refusal;
    const row = Number(data['row'] ?? 0);
    const detail = data['detail'] === undefined ? fileRefusals[code] : `${fileRefusals[code]}：${String(data['detail'])}`;
    for (const field of fieldsAtFault(error.refusal)) await errors?.addLine([row, field, code, detail]);
    const refusal = { ...error.refusal, data: { ...data, rowCount: Math.max(tally.rowCount, row) } };
    await errors?.finish();
    return { ok: false, refusal };
  }
}

/** Fields an errors file names for a refused file; `file` where no single one is at fault. */
function fieldsAtFault({ data = {} }: ImportRefusal): readonly string[] {
  const { missing, field } = data;
  if (Array.isArray(missing) && missing.length > 0) return missing;
  return [typeof field === 'string' && field !== '' ? field : 'file'];
}

async function runImport(ctx: Context, input: ImportRequest, tally: Tally): Promise<ImportSummary> {
  const target = await planTarget(ctx, input);
  const file = openRecords(input.path, { ...(input.format === null ? {} : { format: input.format }), maximumBytes: input.maximumBytes });
  try {
    const head = await readHead(tally.counted(file.records));
    const { settings, givenPositions, remarks } = planReading(input, target, { head, nowAt: ctx.clock.now() });
    if (['point', 'any'].includes(kindSpecs[input.kind].geometry) && target.existing !== null && !input.acceptsDatum) {
      await refuseDoubtfulDatum(ctx, { datasetId: target.existing.id, given: givenPositions, datum: input.datum });
    }
    const { items: _items, ...counts } = await importers[input.kind]({ ctx, input, file, target, settings, records: head.records, tally });
    return {
      kind: input.kind, dataset: target.key, isNewDataset: target.existing === null, isDryRun: input.isDryRun, rowCount: tally.rowCount,
      ...counts, rejectedCount: tally.rejectedCount, reasons: tally.reasons, repairs: tally.repairs, samples: tally.samples,
      remarks: [...simulatedRemarks(target), ...file.remarks, ...remarks, ...counts.remarks],
    };
  } finally {
    await file.records.return(undefined);
  }
}

/** Rows of the world put among made-up ones take on their label. */
const simulatedRemarks = ({ existing }: Target): readonly string[] =>
  (existing?.provenance === 'simulated' ? ['注意：这个数据集标为“模拟”，导入的行也将如此显示'] : []);
