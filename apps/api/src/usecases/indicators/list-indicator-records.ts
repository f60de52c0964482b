import { findDutyIndicator, findForecastIndicator, findIndicator, findRelapseIndicator } from '@wuding/analytics';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countRecords, listRecords } from '../../repositories/indicator-records';
import { decodeCursor, encodeCursor } from '../cursor';
import { toIncidentView } from '../incidents/incident-view';
import { readScope } from './figure-scope';
import { recordScopeOf, restsOn } from './gather-observations';

type Query = ParsedOf<Endpoints['listIndicatorRecords']>['query'];
type Answer = ResponseOf<Endpoints['listIndicatorRecords']>;

/** One page of exactly the records an indicator counts, or of those its denominator counts; `total` is the figure's own. */
export async function listIndicatorRecords({ ctx, input }: { ctx: Context; input: Query & { id: string } }): Promise<Result<Answer>> {
  if ([findDutyIndicator, findRelapseIndicator, findForecastIndicator].some((find) => find(input.id) !== undefined)) return refuse('records-elsewhere', { pointer: '/id' });
  const indicator = findIndicator(input.id);
  if (indicator === undefined) return refuse('unknown-indicator', { data: { id: input.id } });
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const scope = await readScope(ctx, input);
  if (!scope.ok) return scope;
  const selection = input.part === 'denominator' ? restsOn(indicator) : indicator.numerator;
  const records = recordScopeOf(scope.value);
  const items = await listRecords(ctx.store.db, { scope: records, selection }, {
    sort: input.sort, limit: input.limit, after: after.value as [number, number] | null,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, [Math.round(last.occurredAt), last.id]);
  return accept({ items: items.map(toIncidentView), nextCursor, total: await countRecords(ctx.store.db, records, selection) });
}
