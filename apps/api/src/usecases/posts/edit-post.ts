import type { Endpoints, ParsedOf, PostView } from '@wuding/contract';
import { accept, judgePostEdit, judgePostStep, type PostPlan, type PostState, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDatasetById } from '../../repositories/datasets';
import { checkPlan } from './check-plan';
import { writePost } from './write-post';

/** Changes name or parts. A post in force must stay whole. */
export function editPost(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editPost']>['body'] } },
): Promise<Result<PostView>> {
  const { id, version, edit } = input;
  return writePost(ctx, {
    id, version, action: 'edit', reason: '',
    decide: async (current) => {
      const dataset = await findDatasetById(ctx.store.db, current.datasetId);
      if (dataset === null) throw new Error(`dataset ${current.datasetId} vanished`);
      const checked = await checkPlan(ctx.store.db, dataset, { plan: { ...current.plan, ...(edit.plan as Partial<PostPlan> | undefined) }, at: ctx.clock.now() });
      if (!checked.ok) return checked;
      const judged = judgePostEdit(current.state, checked.value);
      return judged.ok ? accept({ name: edit.name ?? current.name, state: current.state, plan: checked.value }) : judged;
    },
  });
}

/** Publishes, suspends or closes a post; what is not whole is not published, and the refusal says which parts. */
export function changePostState({ ctx, input }: { ctx: Context; input: { id: number; version: number; to: PostState; reason: string } }): Promise<Result<PostView>> {
  const { id, version, to, reason } = input;
  return writePost(ctx, {
    id, version, action: 'state', reason,
    decide: async ({ name, state, plan }) => {
      const judged = judgePostStep({ state, plan, to });
      return judged.ok ? accept({ name, state: judged.value, plan }) : judged;
    },
  });
}
