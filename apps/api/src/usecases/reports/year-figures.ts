import { indicators, type Figure } from '@wuding/analytics';
import type { Database } from '../../db/store';
import { localTimeIn } from '../../ingest/local-time';
import type { Dataset } from '../../repositories/datasets';
import { diffFrozen, listFrozenFigures, type FrozenReport } from '../../repositories/frozen-reports';
import { complaintsDueBefore, computeFigure, recordScopeOf, restsOn, type FigureScope } from '../indicators/gather-observations';

/** How many changed records a difference names. */
const namedRecordCount = 50;

/** The civil year of a dataset's own zone. */
export async function yearScope(db: Database, dataset: Dataset, { year, now }: { readonly year: number; readonly now: number }): Promise<FigureScope & { readonly window: { readonly fromAt: number; readonly toAt: number } }> {
  const zone = localTimeIn(dataset.timeZone);
  if (zone === null) throw new Error(`dataset ${dataset.key} has a zone nobody knows: ${dataset.timeZone}`);
  return { dataset, now, dueBefore: await complaintsDueBefore(db, dataset, now), window: { fromAt: zone.read(Date.UTC(year, 0, 1)).at, toAt: zone.read(Date.UTC(year + 1, 0, 1)).at } };
}

/** Every indicator over the scope, by id. */
export async function computeYear(db: Database, scope: FigureScope): Promise<Map<string, Figure>> {
  const figures = new Map<string, Figure>();
  for (const indicator of indicators) figures.set(indicator.id, await computeFigure(db, scope, indicator));
  return figures;
}

/** The values an edition froze, by id of the indicator. */
export async function frozenYear(db: Database, frozen: FrozenReport): Promise<Map<string, Figure>> {
  const rows = await listFrozenFigures(db, frozen.id);
  return new Map(rows.map(({ indicatorId, value, numerator, denominator, n, suppressed }) =>
    [indicatorId, { value, numerator, denominator, n, suppressed: suppressed as Figure['suppressed'] }]));
}

/** Indicators whose records, or whose value, are no longer what an edition froze. */
export async function differencesSince(db: Database, scope: FigureScope, { frozen, before, now }: { readonly frozen: FrozenReport; readonly before: ReadonlyMap<string, Figure>; readonly now: ReadonlyMap<string, Figure> }) {
  const differences = [];
  for (const indicator of indicators) {
    const frozenFigure = before.get(indicator.id);
    // An indicator that came after the edition has nothing to differ from.
    if (frozenFigure === undefined) continue;
    const { records, count } = await diffFrozen(db, { reportId: frozen.id, indicatorId: indicator.id, limit: namedRecordCount },
      { scope: recordScopeOf(scope), selection: restsOn(indicator) });
    const nowValue = now.get(indicator.id)?.value ?? null;
    if (count === 0 && nowValue === frozenFigure.value) continue;
    differences.push({ indicatorId: indicator.id, frozenValue: frozenFigure.value, nowValue, changedCount: count, records });
  }
  return differences;
}
