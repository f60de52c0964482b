import type { Endpoints, ParsedOf, ResponseOf, VisitView } from '@wuding/contract';
import { accept, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countVisits, listCountedVisits, type CountedVisit } from '../../repositories/counted-visits';
import { decodeCursor, encodeCursor } from '../cursor';
import { instantText } from '../instant-text';
import { askVisits } from './ask-visits';

/** One page of the visits behind a number of coverage or dose; `total` is exact. */
export async function listVisits({ ctx, input, requirements }: { ctx: Context; input: ParsedOf<Endpoints['listVisits']>['query']; requirements: PatrolStandard }): Promise<Result<ResponseOf<Endpoints['listVisits']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const asked = await askVisits(ctx, input, requirements);
  if (!asked.ok) return asked;
  const { filter } = asked.value, items = await listCountedVisits(ctx.store.db, { ...filter, sort: input.sort, limit: input.limit, after: after.value as readonly [number, number] | null });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({ items: items.map(visitView), nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.enteredAt), last.id]), total: await countVisits(ctx.store.db, filter) });
}

/** Groups by number; who carried a device is not told here. */
const visitView = ({ id, enteredAt, leftAt, mode, unit, isFromPositions, streetId, streetName, spotId, spotCode, postName, foundCount, hasClearCheck }: CountedVisit): VisitView => ({
  id, enteredAt: instantText(enteredAt), leftAt: instantText(leftAt), mode, basis: isFromPositions ? 'positions' : 'told', unit: isFromPositions ? null : unit,
  streetId, streetName, spotId, spotCode, postName, foundCount: isFromPositions ? null : foundCount, hasClearCheck: isFromPositions ? null : hasClearCheck,
});
