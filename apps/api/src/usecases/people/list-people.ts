import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listPeople as readPeople } from '../../repositories/people';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { dateOf, toPersonView } from './person-view';

/** One page of a dataset's people, phones masked. */
export async function listPeople({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listPeople']>['query'] }): Promise<Result<ResponseOf<Endpoints['listPeople']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['text', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readPeople(ctx.store.db, {
    datasetId: dataset.value.id, text: input.q || undefined, kind: input.kind, teamId: input.team, hasLeft: input.left === 'true',
    isCertified: input.certified === undefined ? undefined : input.certified === 'true', on: dateOf(ctx.clock.now()),
    sort: input.sort, limit: input.limit, after: after.value,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, [input.sort.endsWith('name') ? last.name : last.code, last.id]);
  return accept({ items: items.map((one) => toPersonView(one, ctx.clock.now())), nextCursor, total });
}
