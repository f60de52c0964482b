import type { DistrictCandidate } from '../../ingest/district-row';
import type { RowProblem } from '../../ingest/record';
import { isBoundarySame, readStoredDistricts, type StoredDistrict } from '../../repositories/import-districts';
import type { Database } from '../../db/store';

/** What becomes of a stored district's boundary; `redraw` corrects it, `replace` ends it, `first`: there is none. */
type BoundaryStep = 'same' | 'redraw' | 'replace' | 'first';

/** What to do about one district of a file. */
export type DistrictStep =
  | { readonly act: 'insert'; readonly candidate: DistrictCandidate }
  | { readonly act: 'update'; readonly candidate: DistrictCandidate; readonly stored: StoredDistrict; readonly boundary: BoundaryStep }
  | { readonly act: 'keep'; readonly candidate: DistrictCandidate }
  | { readonly act: 'reject'; readonly candidate: DistrictCandidate; readonly problem: RowProblem };

/**
 * Compares the districts of a file with those stored. The same code is the same district: another boundary replaces the one in
 * force from `validFrom` (or from now) on; with the very instant the current one began it corrects it. Reads only.
 */
export async function planDistricts(
  db: Database, { datasetId, candidates, nowAt }: { datasetId: number | null; candidates: readonly DistrictCandidate[]; nowAt: number },
): Promise<DistrictStep[]> {
  const stored = datasetId === null ? [] : await readStoredDistricts(db, datasetId);
  const byCode = new Map(stored.map((one) => [one.code, one]));
  const codeOfName = new Map(stored.map((one) => [one.name, one.code]));
  const steps: DistrictStep[] = [];
  for (const candidate of candidates) {
    const current = byCode.get(candidate.code);
    const holder = codeOfName.get(candidate.name);
    if (holder !== undefined && holder !== candidate.code) {
      const detail = `${candidate.name}（编号 ${holder}）`;
      steps.push({ act: 'reject', candidate, problem: { field: 'name', reason: 'duplicate-name', detail } });
      continue;
    }
    if (current !== undefined) codeOfName.delete(current.name);
    codeOfName.set(candidate.name, candidate.code);
    steps.push(current === undefined ? { act: 'insert', candidate } : await compare(db, { candidate, stored: current, nowAt }));
  }
  return steps;
}

interface Comparison {
  readonly candidate: DistrictCandidate;
  readonly stored: StoredDistrict;
  readonly nowAt: number;
}

async function compare(db: Database, comparison: Comparison): Promise<DistrictStep> {
  const { candidate, stored } = comparison;
  const boundary = await compareBoundary(db, comparison);
  if (boundary === 'too-early') {
    const detail = new Date(stored.boundaryFrom ?? 0).toISOString();
    return { act: 'reject', candidate, problem: { field: 'validFrom', reason: 'valid-from-not-later', detail } };
  }
  if (boundary === 'same' && !hasOtherFields(candidate, stored)) return { act: 'keep', candidate };
  return { act: 'update', candidate, stored, boundary };
}

async function compareBoundary(db: Database, { candidate, stored, nowAt }: Comparison): Promise<BoundaryStep | 'too-early'> {
  if (stored.boundaryId === null) return 'first';
  if (await isBoundarySame(db, stored.boundaryId, candidate.boundary)) return 'same';
  const from = candidate.validFrom ?? nowAt;
  if (stored.boundaryFrom === null || from > stored.boundaryFrom) return 'replace';
  return from === stored.boundaryFrom ? 'redraw' : 'too-early';
}

/** Whether the file says something else than what is stored; what it does not mention does not count. */
function hasOtherFields({ name, grade, leaderAccountId, plan }: DistrictCandidate, stored: StoredDistrict): boolean {
  return name !== stored.name || (grade !== undefined && grade !== stored.grade) || (plan !== undefined && plan !== stored.plan)
    || (leaderAccountId !== undefined && leaderAccountId !== stored.leaderAccountId);
}
