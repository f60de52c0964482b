import { eachOf, type SourceRecord } from '../../ingest/record';
import type { RowSettings, RowVerdict } from '../../ingest/row-reader';
import { FileRefused } from '../../ingest/refused';
import type { FieldChange } from './import-request';
import type { ImportRun } from './import-run';

const maximumRegisterRows = 10_000;

interface RegisterCandidate {
  readonly row: number;
  readonly line: number | null;
  readonly code: string | null;
  readonly name: string;
}

/** The rows of a register that can be understood, each code or name once: a row that repeats another is counted, one that contradicts it refused. */
export async function readRegister<Candidate extends RegisterCandidate>(
  { records, settings, tally }: ImportRun, read: (record: SourceRecord, settings: RowSettings) => RowVerdict<Candidate>,
): Promise<{ candidates: Candidate[]; repeatCount: number; repairedRows: ReadonlySet<number> }> {
  const byKey = new Map<string, Candidate>(), repairedRows = new Set<number>();
  const facts = (candidate: Candidate): string => JSON.stringify({ ...candidate, row: 0, line: 0 });
  let repeatCount = 0;
  for await (const record of eachOf(records)) {
    const verdict = read(record, settings);
    if (!verdict.ok) {
      await tally.reject(record, verdict.problems);
      continue;
    }
    const { candidate, repairs } = verdict;
    const key = candidate.code === null ? `name ${candidate.name}` : `code ${candidate.code}`, first = byKey.get(key);
    if (first === undefined) {
      byKey.set(key, candidate);
      if (repairs.length > 0) repairedRows.add(candidate.row);
      tally.repaired(repairs);
    } else if (facts(first) === facts(candidate)) repeatCount += 1;
    else await tally.reject(record, [{ field: 'code', reason: 'duplicate-code', detail: `${candidate.code ?? candidate.name}（见第 ${first.row} 行）` }], calledOf(candidate));
    if (byKey.size > maximumRegisterRows) throw new FileRefused('too-many-features', { row: record.row, maximumRegisterRows });
  }
  return { candidates: [...byKey.values()], repeatCount, repairedRows };
}

/** What a row calls itself. */
export const calledOf = ({ code, name }: RegisterCandidate): { code: string; name: string } => ({ code: code ?? '', name });

/** Fields whose cells differ; of a new record, those that say something. */
export function changesBetween<Field extends string>(before: Readonly<Record<Field, string>> | null, after: Readonly<Record<Field, string>>): (FieldChange & { field: Field })[] {
  return (Object.keys(after) as Field[]).filter((field) => (before?.[field] ?? '') !== after[field]).map((field) => ({ field, before: before?.[field] ?? '', after: after[field] }));
}
