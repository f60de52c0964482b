import type { PostView } from '@wuding/contract';
import type { ReachMark } from '../../map';

type Tone = ReachMark['tone'];
/** What of a post a reach is drawn from. */
export type Reaching = Pick<PostView, 'id' | 'name' | 'state' | 'radiusMetres' | 'plan'>;

/** The posts of a list on the ground; those that overlap or were chosen stand out. What is not drawn anywhere has no reach. */
export function reachMarksOf(posts: readonly Reaching[], { chosen = null, clashing = new Set() }: { chosen?: number | null; clashing?: ReadonlySet<number> } = {}): ReachMark[] {
  const toneOf = ({ id, state }: Reaching): Tone => (id === chosen ? 'chosen' : clashing.has(id) ? 'clash' : state === 'published' ? 'in-force' : 'resting');
  return posts.flatMap((post): ReachMark[] => {
    const { shape, radiusMetres, viewSide } = post.plan.where;
    if (shape === null) return [];
    return [{ shape, radiusMetres, viewSide, tone: toneOf(post), name: '', hasMark: shape.type === 'LineString' }];
  });
}
