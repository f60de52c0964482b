import { findIndicator } from '@wuding/analytics';
import type { YearlyReport } from '@wuding/contract';
import { accept, isAllowed, type FigureQualifier, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findCodeSetById } from '../../repositories/code-sets';
import { findLatestFrozen } from '../../repositories/frozen-reports';
import { recordedSpan } from '../../repositories/indicator-records';
import { listPublishedFigures } from '../../repositories/published-figures';
import type { Dataset } from '../../repositories/datasets';
import { findDataset } from '../datasets/find-dataset';
import { qualifierOf, type FigureScope } from '../indicators/gather-observations';
import { periodOf } from '../indicators/read-indicator';
import { instantText } from '../instant-text';
import { computeYear, differencesSince, frozenYear, yearScope } from './year-figures';
import { yearlyChecks, yearlyRows } from './yearly-rows';

/**
 * The figures of a year: what the bureau's document prints beside what the rows give. A frozen year keeps the values it was
 * frozen with, and lists what the rows say now instead.
 */
export async function readYearlyReport({ ctx, input }: { ctx: Context; input: { year: number | 'latest'; dataset?: string | undefined } }): Promise<Result<YearlyReport>> {
  const found = await findDataset(ctx, input.dataset);
  if (!found.ok) return found;
  const dataset = found.value;
  const { db } = ctx.store;
  const now = ctx.clock.now();
  const published = await listPublishedFigures(db, dataset.id);
  const year = input.year === 'latest' ? published[0]?.year ?? civilYearIn(dataset.timeZone, now) - 1 : input.year;
  const scope = await yearScope(db, dataset, { year, now });
  const live = await computeYear(db, scope);
  const edition = await findLatestFrozen(db, dataset.id, year);
  const figures = edition === null ? live : await frozenYear(db, edition);
  const rows = yearlyRows({ year, published, figures, qualifierOf: (id) => qualifierIn(scope, id) });
  const codeSet = await findCodeSetById(db, dataset.codeSetId);
  return accept({
    dataset: dataset.key, datasetName: dataset.name, provenance: dataset.provenance, timeZone: dataset.timeZone,
    year, years: yearsOf(dataset, { span: await recordedSpan(db, dataset.id), published: published.map((figure) => figure.year), now }),
    period: periodOf(scope), codeSet: { key: codeSet?.key ?? '', name: codeSet?.name ?? '' },
    rows, checks: yearlyChecks(rows),
    frozen: edition === null ? null : {
      edition: edition.edition, frozenAt: instantText(edition.frozenAt.getTime()), frozenBy: edition.frozenBy ?? '', contentHash: edition.contentHash,
      differences: await differencesSince(db, scope, { frozen: edition, before: figures, now: live }),
    },
    permittedActions: isAllowed(ctx.actor, 'report.freeze') ? ['report.freeze'] : [],
  });
}

function qualifierIn(scope: FigureScope, id: string): FigureQualifier {
  const indicator = findIndicator(id);
  return indicator === undefined ? 'exact' : qualifierOf(scope, indicator);
}

/** Years worth opening, latest first: those with records, those a document speaks of, and the one that is running. */
function yearsOf({ timeZone }: Dataset, { span, published, now }: { span: { firstAt: number; lastAt: number } | null; published: readonly number[]; now: number }): number[] {
  const years = new Set([...published, civilYearIn(timeZone, now)]);
  if (span !== null) for (let year = civilYearIn(timeZone, span.firstAt); year <= civilYearIn(timeZone, span.lastAt); year++) years.add(year);
  return [...years].sort((a, b) => b - a);
}

const civilYearIn = (timeZone: string, at: number): number => Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(at));
