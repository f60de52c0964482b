import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listCheckIns as readCheckIns } from '../../repositories/check-ins';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toCheckInView } from './check-in-view';

/** One page of check-ins by when they were. */
export async function listCheckIns({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listCheckIns']>['query'] }): Promise<Result<ResponseOf<Endpoints['listCheckIns']>>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readCheckIns(ctx.store.db, {
    ...window.value, datasetId: dataset.value.id, shiftId: input.shift, personId: input.person, districtId: input.district, verdict: input.verdict, isDescending: input.sort === '-at', limit: input.limit, after: after.value,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({ items: items.map(toCheckInView), nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.at), last.id]), total });
}
