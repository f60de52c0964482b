import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, controlClasses, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { instantText } from '../instant-text';
import { askStreets, lastVisits } from './ask-streets';
import { judgeStreets, ratiosOf } from './judge-streets';

type Query = ParsedOf<Endpoints['readCoverage']>['query'];
type Answer = ResponseOf<Endpoints['readCoverage']>;
type Judged = Answer['segments'][number];

/** The longest window that is answered. */
export const mostCoverageDays = 92;

/** How far the streets were visited as often as they are to be, and what is owed. Refuses as `askStreets` does. */
export async function readCoverage({ ctx, input, requirements }: { ctx: Context; input: Query; requirements: PatrolStandard }): Promise<Result<Answer>> {
  const book = await askStreets(ctx, input, { installed: requirements, mostDays: mostCoverageDays });
  if (!book.ok) return book;
  const { window } = book.value, last = await lastVisits(ctx, book.value), judged = judgeStreets(book.value, window);
  const segments = judged.map((street): Judged => {
    const { id, name, controlClass, lengthMetres, districtId, districtName, isSensitive, visits, required, owed, isCompliant } = street, lastVisitAt = last.get(id) ?? null;
    return {
      id, name, controlClass, lengthMetres, districtId, districtName, isSensitive, visits, required, owed, isCompliant,
      lastVisitAt: instantText(lastVisitAt), sinceLastVisitMinutes: lastVisitAt === null ? null : Math.max(0, Math.round((window.toAt - lastVisitAt) / 60_000)),
    };
  });
  return accept({
    from: instantText(window.fromAt), to: instantText(window.toAt), visitCount: judged.reduce((sum, { visits }) => sum + visits, 0), total: ratiosOf(judged),
    byClass: controlClasses.map((controlClass) => ({ controlClass, ...ratiosOf(judged.filter((one) => one.controlClass === controlClass)) })),
    owedSegmentCount: segments.filter(({ owed }) => owed > 0).length, segments: segments.toSorted(byDebt).slice(0, input.limit),
  });
}

/** Most owed first; of those alike, the longest unvisited first, the never visited before all. */
const byDebt = (a: Judged, b: Judged): number =>
  b.owed - a.owed || (b.sinceLastVisitMinutes ?? Infinity) - (a.sinceLastVisitMinutes ?? Infinity) || a.id - b.id;
