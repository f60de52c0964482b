import { multiPolygonAreaSquareMetres } from '@wuding/geo';
import type { Database } from '../../db/store';
import { readDistrict, type DistrictCandidate } from '../../ingest/district-row';
import { positionsOf } from '../../ingest/read-shape';
import { eachOf } from '../../ingest/record';
import { FileRefused } from '../../ingest/refused';
import { recordChange } from '../../repositories/change-log';
import { noteDistrictState } from '../../repositories/district-history';
import {
  closeBoundary, insertDistrict, openBoundary, readAccountIds, reassignDistricts, redrawBoundary, rewriteDistrict,
} from '../../repositories/import-districts';
import { hasIncidents } from '../../repositories/import-incidents';
import { GrowingBox, type ImportRun, type KeptCounts, type StoredCounts } from './import-run';
import { planDistricts, type DistrictStep } from './plan-districts';
import { settleTarget } from './settle-target';
import { growBounds, storeInOneTransaction } from './store-rows';

const maximumDistricts = 10_000;

/**
 * Imports districts with their boundaries; see `planDistricts` for what becomes of one already stored. When a boundary changed,
 * the incidents it concerns find their district again (that of their own time) and projections read the dataset anew.
 */
export async function importDistricts(run: ImportRun): Promise<KeptCounts> {
  const { candidates, repeatCount } = await readDistricts(run);
  return storeInOneTransaction(run, (tx) => storeDistricts({ tx, run, candidates, repeatCount }));
}

async function readDistricts(run: ImportRun): Promise<{ candidates: DistrictCandidate[]; repeatCount: number }> {
  const { ctx, records, settings, tally } = run;
  const accounts = await readAccountIds(ctx.store.db);
  const byCode = new Map<string, DistrictCandidate>();
  let repeatCount = 0;
  for await (const record of eachOf(records)) {
    const verdict = readDistrict(record, settings, (username) => accounts.get(username) ?? null);
    const first = verdict.ok ? byCode.get(verdict.candidate.code) : undefined;
    if (!verdict.ok) await tally.reject(record, verdict.problems);
    else if (first === undefined) {
      byCode.set(verdict.candidate.code, verdict.candidate);
      tally.repaired(verdict.repairs);
    } else if (isSame(first, verdict.candidate)) repeatCount += 1;
    else await tally.reject(record, [{ field: 'code', reason: 'duplicate-code', detail: `${first.code}（见第 ${first.row} 行）` }]);
    if (byCode.size > maximumDistricts) throw new FileRefused('too-many-features', { row: record.row, maximumDistricts });
  }
  return { candidates: [...byCode.values()], repeatCount };
}

const isSame = (a: DistrictCandidate, b: DistrictCandidate): boolean =>
  JSON.stringify({ ...a, row: 0 }) === JSON.stringify({ ...b, row: 0 });

interface Storing {
  readonly tx: Database;
  readonly run: ImportRun;
  readonly candidates: readonly DistrictCandidate[];
  readonly repeatCount: number;
}

async function storeDistricts({ tx, run, candidates, repeatCount }: Storing): Promise<StoredCounts & { datasetId: number }> {
  const { ctx, target, tally } = run;
  const nowAt = ctx.clock.now();
  const { dataset } = await settleTarget(tx, target, { newCategories: [], nowAt });
  const question = { datasetId: dataset.id, candidates, nowAt };
  let steps = await planDistricts(tx, question);
  if (steps.some(isWrite)) {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: dataset.id, entity: 'district', operation: 'upsert' });
    // Asked again now that nobody else can write: an edit may have come between.
    steps = await planDistricts(tx, question);
    await growBounds(tx, dataset, boxOf(steps.filter(isWrite)));
    const redrawnIds: number[] = [];
    for (const step of steps) {
      const written = await writeStep(tx, step, { datasetId: dataset.id, changeSeq, nowAt });
      if (written === null) continue;
      await noteDistrictState(tx, written.id, { at: nowAt, authorAccountId: ctx.actor.accountId, authorName: ctx.actor.username });
      if (written.isRedrawn) redrawnIds.push(written.id);
    }
    if (redrawnIds.length > 0 && (await hasIncidents(tx, dataset.id))) {
      const incidentSeq = await recordChange(tx, { at: nowAt, datasetId: dataset.id, entity: 'incident', operation: 'rebuild' });
      await reassignDistricts(tx, { datasetId: dataset.id, changeSeq: incidentSeq, districtIds: redrawnIds });
    }
  }
  for (const step of steps) if (step.act === 'reject') await tally.reject({ row: step.candidate.row, line: null }, [step.problem]);
  const written = steps.filter(isWrite);
  return {
    datasetId: dataset.id, acceptedCount: written.length, updatedCount: written.filter(({ act }) => act === 'update').length,
    repairedCount: written.filter(({ candidate }) => candidate.isRepaired).length,
    duplicateCount: steps.filter(({ act }) => act === 'keep').length + repeatCount, remarks: [],
  };
}

type Write = Extract<DistrictStep, { act: 'insert' | 'update' }>;
const isWrite = (step: DistrictStep): step is Write => step.act === 'insert' || step.act === 'update';

/** @returns the district, and whether its boundary is another now; null when nothing was to be written */
async function writeStep(
  tx: Database, step: DistrictStep, { datasetId, changeSeq, nowAt }: { datasetId: number; changeSeq: number; nowAt: number },
): Promise<{ id: number; isRedrawn: boolean } | null> {
  if (!isWrite(step)) return null;
  const { candidate } = step;
  const { code, name, boundary, validFrom } = candidate;
  const shape = { boundary, areaSquareMetres: multiPolygonAreaSquareMetres(boundary.coordinates) };
  if (step.act === 'insert') {
    const id = await insertDistrict(tx, {
      datasetId, code, name, grade: candidate.grade ?? 'regular', leaderAccountId: candidate.leaderAccountId ?? null,
      plan: candidate.plan ?? '', changeSeq,
    });
    await openBoundary(tx, id, validFrom, shape);
    return { id, isRedrawn: true };
  }
  const { stored } = step;
  await rewriteDistrict(tx, stored.id, {
    name, grade: candidate.grade ?? stored.grade, plan: candidate.plan ?? stored.plan, changeSeq,
    leaderAccountId: candidate.leaderAccountId === undefined ? stored.leaderAccountId : candidate.leaderAccountId,
  });
  if (step.boundary === 'same') return { id: stored.id, isRedrawn: false };
  if (step.boundary === 'redraw' && stored.boundaryId !== null) await redrawBoundary(tx, stored.boundaryId, shape);
  else {
    const from = validFrom ?? nowAt;
    if (step.boundary === 'replace' && stored.boundaryId !== null) await closeBoundary(tx, stored.boundaryId, from);
    await openBoundary(tx, stored.id, step.boundary === 'first' ? validFrom : from, shape);
  }
  return { id: stored.id, isRedrawn: true };
}

function boxOf(steps: readonly Write[]) {
  const growing = new GrowingBox();
  for (const { candidate } of steps) for (const position of positionsOf(candidate.boundary.coordinates)) growing.add(position);
  return growing.box;
}
