import type { Endpoints, ParsedOf, PostView } from '@wuding/contract';
import { accept, isAllowed, refuse, type PostPlan, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { findPost, insertPost } from '../../repositories/posts';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { checkPlan, emptyPlan } from './check-plan';
import { toPostView } from './post-view';

/** Founds a post as a draft: any of the five parts may still be missing. What a closed post said may be where it begins; that post and its history stay as they are. A leader founds posts in the own districts only. */
export async function addPost({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addPost']>['body'] }): Promise<Result<PostView>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const nowAt = ctx.clock.now(), datasetId = dataset.value.id;
  const base = input.basedOn === undefined ? null : await findPost(ctx.store.db, input.basedOn);
  if (input.basedOn !== undefined && base?.datasetId !== datasetId) return refuse('unknown-post', { pointer: '/basedOn' });
  const begun = base === null ? emptyPlan : { ...base.plan, effect: { ...base.plan.effect, reviewOn: null, baseline: null } };
  const checked = await checkPlan(ctx.store.db, dataset.value, { plan: { ...begun, ...(input.plan as Partial<PostPlan>) }, at: nowAt });
  if (!checked.ok) return checked;
  const plan = checked.value, { districtId } = plan.where;
  if (!isAllowed(ctx.actor, 'post.edit', { districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId, entity: 'post', operation: 'upsert' });
    const id = await insertPost(tx, { datasetId, code: input.code ?? null, name: input.name, state: 'draft', plan, districtId, changeSeq },
      { at: nowAt, actorName: ctx.actor.username, action: 'create', reason: base === null ? '' : `以 ${base.code} ${base.name} 为底稿` });
    const written = id === null ? null : await findPost(tx, id);
    if (written === null) return refuse('already-exists', { pointer: '/code', data: { code: input.code ?? null } });
    return accept({ value: toPostView(written, null), audit: { action: 'create', entity: 'post', entityId: String(written.id), datasetId, detail: { code: written.code, ...(base === null ? {} : { basedOn: base.id }) } } });
  });
}
