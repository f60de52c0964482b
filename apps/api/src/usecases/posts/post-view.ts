import type { PostView } from '@wuding/contract';
import { isUnderObservation, judgePost, shiftsOf, type DutyCalendar, type PostPlan } from '@wuding/domain';
import type { PostRecord } from '../../repositories/posts';
import { instantText } from '../instant-text';

const day = 24 * 3_600_000;

/** The shift of a published post that runs at an instant, of its pattern; null = none. */
function shiftAt({ state, plan }: Pick<PostRecord, 'state' | 'plan'>, at: number, calendar: DutyCalendar) {
  if (state !== 'published') return null;
  const running = shiftsOf(plan.when, { fromAt: at - day, toAt: at + 1 }, calendar).find(({ startAt, endAt }) => startAt <= at && at < endAt);
  return running ?? null;
}

/** A plan as it travels: a copy that the contract may write on. */
const plainPlan = (plan: PostPlan): PostView['plan'] => structuredClone(plan) as PostView['plan'];

/** @param now asked instant with the calendar; null = the pattern was not asked for */
export function toPostView(record: PostRecord, now: { readonly at: number; readonly calendar: DutyCalendar } | null): PostView {
  const { datasetId: _datasetId, plan, lng, lat, ...rest } = record;
  const shift = now === null ? null : shiftAt(record, now.at, now.calendar);
  return {
    ...rest, plan: plainPlan(plan), streetName: plan.where.streetName, personCount: plan.who.personCount, certifiedCount: plan.who.certifiedCount,
    position: lng === null || lat === null ? null : [lng, lat], isUnderObservation: isUnderObservation(plan.effect), faults: judgePost(plan),
    shiftNow: shift === null ? null : { name: shift.name, startAt: instantText(shift.startAt), endAt: instantText(shift.endAt) },
  };
}
