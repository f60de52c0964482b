import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { readDutyFilter } from './begun-duties';
import { keyOfDuty, openDutyPages } from './duty-pages';
import { dutyEntries } from './load-duty';

type Query = ParsedOf<Endpoints['listDuties']>['query'];

/** One page of the duties that figures of attendance rest on: those whose time has begun. */
export async function listDuties({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<ResponseOf<Endpoints['listDuties']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer', 'integer']);
  if (!after.ok) return after;
  const range = await readDutyFilter(ctx, input);
  if (!range.ok) return range;
  const { dataset, fromAt, toAt } = range.value;
  const pages = await openDutyPages(ctx, { datasetId: dataset.id, fromAt, toAt, filter: input }, input.sort);
  const [startAt = 0, shiftId = 0, personId = 0] = after.value?.map(Number) ?? [];
  const found = await pages.page(after.value === null ? null : [startAt, shiftId, personId], input.limit + 1);
  const items = found.slice(0, input.limit), last = found.length > input.limit ? items.at(-1) : undefined;
  return accept({ items: await dutyEntries(ctx.store.db, items), nextCursor: last === undefined ? null : encodeCursor(input.sort, [...keyOfDuty(last)]), total: pages.total });
}
