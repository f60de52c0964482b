import type { WallSections } from '@wuding/contract';
import { fiveFixedOf, worstDutyState } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import { checklistsOf } from '../../repositories/duty-ticks';
import { listOpenAtPosts } from '../../repositories/open-at-posts';
import { postsOf } from '../../repositories/posts';
import type { KeptDuty } from '../duty/load-duty';
import { homeDays } from '../home/home-days';
import { instantText } from '../instant-text';
import type { WallDuties } from './wall-duties';
import type { WallPostEffects } from './wall-post-effects';
import type { WallPlace } from './wall-sections';

type Post = WallSections['posts'][number];

const day = 24 * 3_600_000;

/** Posts in force with the state of the shift running on them, or of the next within the hour, and how their five parts are kept. Counts instead of people. */
export async function readWallPosts(place: WallPlace, { kept, effects }: Pick<WallDuties, 'kept'> & { readonly effects: WallPostEffects }): Promise<Post[]> {
  const { store: { db }, dataset, clock } = place, now = clock.now(), { today } = homeDays(now, dataset.timeZone), open = await listOpenAtPosts(db, { datasetId: dataset.id, sinceAt: now - day });
  const lists = await checklistsOf(db, [...new Set(kept.map(({ duty }) => duty.shiftId))]);
  const posts = await postsOf(db, dataset.id, ['published']), judged = effects.read(place, posts.map(({ id }) => id));
  return posts.map(({ id, name, districtId, lng, lat, plan }) => {
    const here = kept.filter(({ duty }) => duty.postId === id), running = here.filter(({ duty }) => duty.startAt <= now), sinceAt = Math.min(...running.map(({ duty }) => duty.shiftStartAt));
    return {
      key: `post:${id}`, name, districtId, position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], ...standing(running.length > 0 ? running : firstOf(here)), dueCount: running.length,
      five: fiveFixedOf({
        plan, today, rosteredCount: running.length, certifiedCount: running.filter(({ duty }) => duty.isCertified).length, states: running.map(({ attendance }) => attendance.state),
        openCount: open.filter(({ postId, occurredAt }) => postId === id && occurredAt >= sinceAt).length, checklist: lists.get(running[0]?.duty.shiftId ?? 0) ?? null, verdict: judged.get(id)?.verdict ?? null,
      }),
    };
  });
}

/** The people of the shift that begins first. */
const firstOf = (kept: readonly KeptDuty[]): KeptDuty[] => kept.filter(({ duty }) => duty.shiftId === kept[0]?.duty.shiftId);

function standing(kept: readonly KeptDuty[]): Pick<Post, 'state' | 'sinceAt' | 'lateMinutes' | 'startAt' | 'endAt' | 'presentCount'> {
  const state = worstDutyState(kept.map(({ attendance }) => attendance.state)), worst = kept.find(({ attendance }) => attendance.state === state);
  if (worst === undefined) return { state: null, sinceAt: null, lateMinutes: null, startAt: null, endAt: null, presentCount: 0 };
  const { attendance, duty } = worst;
  return {
    state, sinceAt: instantText(attendance.sinceAt), lateMinutes: attendance.lateMinutes, startAt: instantText(duty.startAt), endAt: instantText(duty.endAt),
    presentCount: kept.filter((one) => one.attendance.state === 'on-post').length,
  };
}
