import { accept, refuse, type Refusal, type Result } from '../shared/result';
import { faultyParts, judgePost } from './judge-post';
import type { PostPlan, PostState } from './post';

const steps: Readonly<Record<PostState, readonly PostState[]>> = {
  draft: ['published', 'closed'], published: ['suspended', 'closed'], suspended: ['published', 'closed'], closed: [],
};

/** States a post may go to next. */
export const nextPostStates = (state: PostState): readonly PostState[] => steps[state];

/**
 * Whether a post may go from one state to another. Refuses `post-state-unreachable`, and `post-incomplete` with the parts
 * that keep it from being published.
 */
export function judgePostStep(
  { state, plan, to }: { readonly state: PostState; readonly plan: PostPlan; readonly to: PostState },
): Result<PostState, Refusal<'post-state-unreachable' | 'post-incomplete'>> {
  if (!steps[state].includes(to)) return refuse('post-state-unreachable', { pointer: '/to', data: { from: state, to } });
  if (to !== 'published') return accept(to);
  const faults = judgePost(plan);
  if (faults.length === 0) return accept(to);
  return refuse('post-incomplete', {
    pointer: faults[0]?.pointer ?? '/to',
    data: { parts: faultyParts(faults), pointers: faults.map(({ pointer, code }) => `${code} ${pointer}`) },
  });
}

/** Whether a plan may be edited in this state: a published post keeps its five parts whole. */
export function judgePostEdit(state: PostState, plan: PostPlan): Result<null, Refusal<'post-closed' | 'post-incomplete'>> {
  if (state === 'closed') return refuse('post-closed');
  if (state === 'draft') return accept(null);
  const faults = judgePost(plan);
  if (faults.length === 0) return accept(null);
  return refuse('post-incomplete', { pointer: faults[0]?.pointer ?? '', data: { parts: faultyParts(faults), pointers: faults.map(({ pointer, code }) => `${code} ${pointer}`) } });
}
