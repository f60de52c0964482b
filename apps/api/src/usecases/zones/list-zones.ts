import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { selectZones } from './select-zones';

type Query = ParsedOf<Endpoints['listZones']>['query'];
type Answer = ResponseOf<Endpoints['listZones']>;

/** One page of a dataset's zones; the cursor names the last zone of the page before. `total` is exact. */
export async function listZones({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const after = decodeCursor(input.cursor, input.sort, ['integer']);
  if (!after.ok) return after;
  const selected = await selectZones(ctx, input);
  if (!selected.ok) return selected;
  const { zones } = selected.value;
  const last = after.value?.[0];
  const from = last === undefined ? 0 : zones.findIndex(({ id }) => id === last) + 1;
  if (last !== undefined && from === 0) return refuse('cursor-invalid', { pointer: '/cursor' });
  const items = zones.slice(from, from + input.limit);
  const end = items.at(-1);
  return accept({ items, nextCursor: end === undefined || from + items.length === zones.length ? null : encodeCursor(input.sort, [end.id]), total: zones.length });
}
