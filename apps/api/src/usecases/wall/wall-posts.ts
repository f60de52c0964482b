import type { WallSections } from '@wuding/contract';
import { worstDutyState } from '@wuding/domain';
import { roundPosition } from '@wuding/geo';
import { publishedDuties } from '../../repositories/published-duties';
import { postsOf } from '../../repositories/posts';
import { keepingOf, type KeptDuty } from '../duty/load-duty';
import { instantText } from '../instant-text';
import type { WallPlace } from './wall-sections';

type Post = WallSections['posts'][number];

const hour = 3_600_000;
/** A shift that begins within this time is shown as not due yet. */
const aheadMilliseconds = hour;

/** Posts in force with the state of the shift running on them, or of the next within the hour. Counts instead of people. */
export async function readWallPosts({ store: { db }, dataset, clock }: Pick<WallPlace, 'store' | 'dataset' | 'clock'>): Promise<Post[]> {
  const now = clock.now(), duties = await publishedDuties(db, { datasetId: dataset.id, fromAt: now - 25 * hour, toAt: now + aheadMilliseconds });
  const kept = await keepingOf(db, duties.filter(({ postId, endAt }) => postId !== null && endAt > now), now);
  return (await postsOf(db, dataset.id, ['published'])).map(({ id, name, districtId, lng, lat }) => {
    const here = kept.filter(({ duty }) => duty.postId === id && (duty.relievedAt === null || duty.relievedAt > now));
    const running = here.filter(({ duty }) => duty.startAt <= now);
    return { key: `post:${id}`, name, districtId, position: lng === null || lat === null ? null : [...roundPosition([lng, lat])], ...standing(running.length > 0 ? running : firstOf(here)), dueCount: running.length };
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
