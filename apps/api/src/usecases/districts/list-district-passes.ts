import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result, type TimeWindow } from '@wuding/domain';
import type { Context } from '../../context';
import { countMatchingPasses, listPasses, type PassFilter } from '../../repositories/district-passes';
import { readPendingVisits } from '../../repositories/seed-progress';
import { findDistrict } from '../../repositories/districts';
import { decodeCursor, encodeCursor } from '../cursor';
import { instantText, parseInstant } from '../instant-text';

type Query = ParsedOf<Endpoints['listDistrictPasses']>['query'];

/** One page of the passes behind a district's rates; `total` is exact. */
export async function listDistrictPasses({ ctx, input }: { ctx: Context; input: Query & { id: number } }): Promise<Result<ResponseOf<Endpoints['listDistrictPasses']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const district = await findDistrict(ctx.store.db, input.id, ctx.clock.now());
  if (district === null) return refuse('not-found');
  const pending = await readPendingVisits(ctx.store.db, district.datasetId);
  const filter = passFilterOf(input, window.value);
  const items = await listPasses(ctx.store.db, { ...filter, sort: input.sort, limit: input.limit, after: after.value as readonly [number, number] | null });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({
    items: items.map(({ enteredAt, leftAt, ...pass }) => ({ ...pass, enteredAt: instantText(enteredAt), leftAt: instantText(leftAt) })),
    nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.enteredAt), last.id]), total: await countMatchingPasses(ctx.store.db, filter),
    pendingFrom: pending === null ? null : instantText(pending.fromAt),
  });
}

/** The filter of a question about passes, as list and export share it. */
export const passFilterOf = ({ id, found, clear }: Pick<Query, 'found' | 'clear'> & { id: number }, window: TimeWindow): PassFilter =>
  ({ ...window, districtId: id, hasFound: found === undefined ? undefined : found === 'true', isClear: clear === 'true' });
