import type { PostView } from '@wuding/contract';
import { accept, isAllowed, refuse, type PostPlan, type PostState, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { findPost, updatePost, type PostRecord } from '../../repositories/posts';
import { mutate } from '../mutate';
import { toPostView } from './post-view';

export interface PostWriting {
  readonly id: number;
  readonly version: number;
  readonly action: 'edit' | 'state';
  readonly reason: string;
  /** What the post becomes, or why not. */
  decide(current: PostRecord): Promise<Result<{ name: string; state: PostState; plan: PostPlan }>>;
}

/** One step of a post's life: authorised where it stands and where it goes, over the current version, kept in its history. */
export async function writePost(ctx: Context, { id, version, action, reason, decide }: PostWriting): Promise<Result<PostView>> {
  const nowAt = ctx.clock.now();
  const current = await findPost(ctx.store.db, id);
  if (current === null) return refuse('not-found');
  if (!isAllowed(ctx.actor, 'post.edit', { districtId: current.districtId })) return refuse('not-allowed');
  if (current.version !== version) return conflict(current);
  const decided = await decide(current);
  if (!decided.ok) return decided;
  const { plan } = decided.value, { districtId } = plan.where;
  if (!isAllowed(ctx.actor, 'post.edit', { districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const changeSeq = await recordChange(tx, { at: nowAt, datasetId: current.datasetId, entity: 'post', operation: 'upsert' });
    const isWritten = await updatePost(tx, { id, version, changeSeq }, { ...decided.value, districtId }, { at: nowAt, actorName: ctx.actor.username, action, reason });
    const now = await findPost(tx, id);
    if (now === null) return refuse('not-found');
    if (!isWritten) return conflict(now);
    return accept({ value: toPostView(now, null), audit: { action, entity: 'post', entityId: String(id), datasetId: now.datasetId, detail: { version: now.version, state: now.state, reason } } });
  });
}

const conflict = ({ version, name, state, plan }: PostRecord) =>
  refuse('version-conflict', { data: { currentVersion: version, name, state, plan: JSON.parse(JSON.stringify(plan)) as Record<string, never> } });
