import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, controlClasses, isAllowed, passGapMilliseconds, refuse, requiredVisits, timeWindow, type PatrolRequirement, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { coveredSegments, type CoveredSegment } from '../../repositories/coverage';
import { findDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';

type Query = ParsedOf<Endpoints['readCoverage']>['query'];
type Answer = ResponseOf<Endpoints['readCoverage']>;
type Judged = Answer['segments'][number];

const dayMilliseconds = 86_400_000;
/** The longest window that is answered. */
const mostDays = 92;

/**
 * How far the streets were visited as often as they are to be, and what is owed. Without a window, the 24 hours until now. Refuses `unknown-dataset`,
 * `unknown-district`, `window-ends-before-it-begins`, `window-too-long`.
 */
export async function readCoverage({ ctx, input, requirements }: { ctx: Context; input: Query; requirements: readonly PatrolRequirement[] }): Promise<Result<Answer>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const now = ctx.clock.now(), toAt = input.to === undefined ? now : Date.parse(input.to), fromAt = input.from === undefined ? toAt - dayMilliseconds : Date.parse(input.from);
  const window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays } });
  const district = input.district === undefined ? null : await findDistrict(ctx.store.db, input.district, toAt);
  if (input.district !== undefined && district?.datasetId !== dataset.value.id) return refuse('unknown-district', { pointer: '/district' });
  if (!isAllowed(ctx.actor, 'district.read', { districtId: district?.id ?? null })) return refuse('not-allowed');
  const rows = await coveredSegments(ctx.store.db, { datasetId: dataset.value.id, fromAt, toAt, passGapMilliseconds, districtId: district?.id ?? null });
  const segments = rows.map((row) => judge(row, { fromAt, toAt }, requirements));
  return accept({
    from: new Date(fromAt).toISOString(), to: new Date(toAt).toISOString(), visitCount: rows.reduce((sum, { passCount }) => sum + passCount, 0), total: ratiosOf(segments),
    byClass: controlClasses.map((controlClass) => ({ controlClass, ...ratiosOf(segments.filter((one) => one.controlClass === controlClass)) })),
    owedSegmentCount: segments.filter(({ owed }) => owed > 0).length,
    segments: segments.toSorted(byDebt).slice(0, input.limit),
  });
}

function judge({ passCount, isSensitive, lastVisitAt, ...row }: CoveredSegment, window: { fromAt: number; toAt: number }, requirements: readonly PatrolRequirement[]): Judged {
  const required = requiredVisits(requirements, { controlClass: row.controlClass, isSensitive, district: row.districtName }, window);
  return {
    ...row, isSensitive, visits: passCount, required, owed: Math.max(0, required - passCount), isCompliant: passCount >= required,
    lastVisitAt: lastVisitAt === null ? null : new Date(lastVisitAt).toISOString(), sinceLastVisitMinutes: lastVisitAt === null ? null : Math.max(0, Math.round((window.toAt - lastVisitAt) / 60_000)),
  };
}

/** Most owed first; of those alike, the longest unvisited first, the never visited before all. */
const byDebt = (a: Judged, b: Judged): number =>
  b.owed - a.owed || (b.sinceLastVisitMinutes ?? Infinity) - (a.sinceLastVisitMinutes ?? Infinity) || a.id - b.id;

/** Shares of length; null where there is no street of the kind. */
function ratiosOf(segments: readonly Judged[]): Answer['total'] {
  const metres = (of: (one: Judged) => boolean): number => segments.reduce((sum, one) => sum + (of(one) ? one.lengthMetres : 0), 0);
  const lengthMetres = metres(() => true), visitedMetres = metres(({ visits }) => visits > 0), compliantMetres = metres(({ isCompliant }) => isCompliant);
  return {
    segmentCount: segments.length, lengthMetres, visitedMetres, compliantMetres,
    visitedRatio: lengthMetres === 0 ? null : visitedMetres / lengthMetres, compliantRatio: lengthMetres === 0 ? null : compliantMetres / lengthMetres,
  };
}
