import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, nextPostStates, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrictIds } from '../../repositories/districts';
import { findPost, historyOfPost, listPosts as readPosts } from '../../repositories/posts';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { dutyCalendar } from '../rosters/duty-calendar';
import { toPostView } from './post-view';

/** One page of a dataset's posts; with `at`, each says whether a shift of its pattern runs then. */
export async function listPosts({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listPosts']>['query'] }): Promise<Result<ResponseOf<Endpoints['listPosts']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['text', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, at = parseInstant(input.at);
  if (input.district !== undefined && (await findDistrictIds(ctx.store.db, datasetId, [input.district])).length === 0) return refuse('unknown-district', { pointer: '/district' });
  const { items, total } = await readPosts(ctx.store.db, {
    datasetId, text: input.q || undefined, bbox: input.bbox === undefined ? undefined : [...input.bbox], districtId: input.district, state: input.state,
    sort: input.sort, limit: input.limit, after: after.value,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, [input.sort.endsWith('name') ? last.name : last.code, last.id]);
  if (at === null) return accept({ items: items.map((one) => toPostView(one, null)), nextCursor, total });
  const { calendar, isMissing } = await dutyCalendar(ctx.store.db, datasetId);
  const views = items.map((one) => toPostView(one, { at, calendar }));
  return isMissing() ? refuse('calendar-missing', { pointer: '/at' }) : accept({ items: views, nextCursor, total });
}

/** One post with its history and what the actor may do to it. */
export async function readPost({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<ResponseOf<Endpoints['readPost']>>> {
  const post = await findPost(ctx.store.db, input.id);
  if (post === null) return refuse('not-found');
  const history = await historyOfPost(ctx.store.db, post.id);
  const mayEdit = isAllowed(ctx.actor, 'post.edit', { districtId: post.districtId });
  return accept({
    ...toPostView(post, null), history: history.map((one) => ({ ...one, at: instantText(one.at) })),
    permittedActions: mayEdit ? ['post.edit'] : [], nextStates: mayEdit ? [...nextPostStates(post.state)] : [],
  });
}
