import { createHash } from 'node:crypto';
import { indicators } from '@wuding/analytics';
import type { YearlyReport } from '@wuding/contract';
import { accept, canonicalJson, checkFreezable, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { holdChanges } from '../../repositories/change-log';
import { findLatestFrozen, hashRecords, insertFrozenFigure, insertFrozenReport, type FrozenFigure } from '../../repositories/frozen-reports';
import { findDataset } from '../datasets/find-dataset';
import { recordScopeOf, restsOn, type FigureScope } from '../indicators/gather-observations';
import { mutate } from '../mutate';
import { readYearlyReport } from './read-yearly-report';
import { computeYear, differencesSince, frozenYear, yearScope } from './year-figures';

/** Freezing reads and writes the ids of a year's records; a county of a million takes its time. */
const statementTimeoutMilliseconds = 60_000;

/**
 * Freezes a year's figures (定稿): each value with ids and versions of its records. The next edition needs records that have changed.
 * @returns the report as it stands then
 */
export async function freezeYear({ ctx, input }: { ctx: Context; input: { year: number; dataset?: string | undefined } }): Promise<Result<YearlyReport>> {
  if (!isAllowed(ctx.actor, 'report.freeze')) return refuse('not-allowed');
  const found = await findDataset(ctx, input.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const scope = await yearScope(ctx.store.db, dataset, { year: input.year, now: ctx.clock.now() });
  const written = await mutate(ctx, async (tx) => {
    await holdChanges(tx);
    const edition = await nextEdition(tx, scope, input.year);
    if (!edition.ok) return edition;
    const figures = await figuresToFreeze(tx, scope);
    const contentHash = createHash('sha256').update(canonicalJson(figures)).digest('hex');
    const frozenReportId = await insertFrozenReport(tx, {
      datasetId: dataset.id, year: input.year, edition: edition.value, frozenAt: ctx.clock.now(),
      frozenByAccountId: ctx.actor.accountId, codeSetId: dataset.codeSetId, contentHash,
    });
    for (const [index, indicator] of indicators.entries()) {
      await insertFrozenFigure(tx, { ...figures[index]!, frozenReportId }, { scope: recordScopeOf(scope), selection: restsOn(indicator) });
    }
    return accept({
      value: null,
      audit: { action: 'freeze', entity: 'yearly-report', entityId: String(input.year), datasetId: dataset.id, itemCount: figures.length, contentHash, detail: { edition: edition.value } },
    });
  }, { statementTimeoutMilliseconds });
  return written.ok ? readYearlyReport({ ctx, input }) : written;
}

async function nextEdition(tx: Database, scope: FigureScope & { window: { toAt: number } }, year: number): Promise<Result<number>> {
  const last = await findLatestFrozen(tx, scope.dataset.id, year);
  const differences = last === null ? null
    : await differencesSince(tx, scope, { frozen: last, before: await frozenYear(tx, last), now: await computeYear(tx, scope) });
  const freezable = checkFreezable({ endsAt: scope.window.toAt, changedCount: differences?.length ?? null }, scope.now);
  return freezable.ok ? accept((last?.edition ?? 0) + 1) : freezable;
}

/** One figure per indicator, in the order of the registry. */
async function figuresToFreeze(tx: Database, scope: FigureScope): Promise<FrozenFigure[]> {
  const figures = await computeYear(tx, scope);
  const frozen: FrozenFigure[] = [];
  for (const indicator of indicators) {
    const recordHash = await hashRecords(tx, recordScopeOf(scope), restsOn(indicator));
    frozen.push({ ...figures.get(indicator.id)!, indicatorId: indicator.id, unit: indicator.unit, recordHash });
  }
  return frozen;
}
