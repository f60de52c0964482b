import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, attendanceRatio, civilDateOf, civilDayOf, instantOfCivil, type OnPostMinutes, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { leaderOfDistrict } from '../../repositories/district-leaders';
import { sumKeptMinutes } from '../../repositories/duty-memo';
import { findPersonOfAccount } from '../../repositories/people';
import { findPost } from '../../repositories/posts';
import { dutiesOfShift, nearestDutyOf, type PublishedDuty } from '../../repositories/published-duties';
import { begunDuties } from './begun-duties';
import { keepingOf } from './load-duty';
import { ownDuties } from './read-my-duty';
import { noMinutes, sumOfMinutes } from './sum-minutes';
import { readSettled } from './settle-duty';

type Answer = ResponseOf<Endpoints['readMyOutlook']>;

/** What somebody without a shift today wants to know: the next one with whoever stands there too, whom to ask, and the seven days before today. */
export async function readMyOutlook({ ctx }: { ctx: Context }): Promise<Result<Answer>> {
  const { db } = ctx.store, nowAt = ctx.clock.now();
  const person = ctx.actor.accountId === null ? null : await findPersonOfAccount(db, ctx.actor.accountId);
  if (person === null) return accept({ next: null, contacts: [], week: null });
  const next = await nearestDutyOf(db, { personId: person.id, at: nowAt, direction: 'after' });
  const [entry = null] = next === null ? [] : await ownDuties(db, await keepingOf(db, await dutiesOfShift(db, next.shiftId), nowAt), person.id);
  const asked = next ?? (await nearestDutyOf(db, { personId: person.id, at: nowAt, direction: 'before' }));
  return accept({ next: entry, contacts: asked === null ? [] : await contactsOf(ctx, asked), week: await lastWeekOf(ctx, person) });
}

async function contactsOf({ store: { db } }: Context, { districtId, postId }: PublishedDuty): Promise<Answer['contacts']> {
  const leader = districtId === null ? null : await leaderOfDistrict(db, districtId);
  const escalation = postId === null ? '' : ((await findPost(db, postId))?.plan.duty.escalationContact ?? '');
  return [...(leader === null ? [] : [{ kind: 'leader' as const, ...leader }]), ...(escalation === '' ? [] : [{ kind: 'escalation' as const, name: escalation, phone: '' }])];
}

async function lastWeekOf(ctx: Context, { id, datasetId }: { readonly id: number; readonly datasetId: number }): Promise<Answer['week']> {
  const today = civilDayOf(ctx.clock.now()), window = { datasetId, fromAt: instantOfCivil(today - 7, 0), toAt: instantOfCivil(today, 0) };
  let shiftCount = 0, seenCount = 0, punctualCount = 0, minutes: OnPostMinutes = noMinutes;
  const settled = await readSettled(ctx, { ...window, person: id }, (filter) => sumKeptMinutes(ctx.store.db, filter));
  for (const sums of settled.value ?? []) {
    [shiftCount, seenCount, punctualCount, minutes] = [shiftCount + sums.shiftCount, seenCount + sums.seenCount, punctualCount + sums.punctualCount, sumOfMinutes(minutes, sums.minutes)];
  }
  for await (const group of begunDuties(ctx, { ...window, fromAt: Math.max(window.fromAt, settled.restFrom), filter: { person: id } })) {
    for (const { attendance: { lateMinutes }, minutes: own } of group) {
      [shiftCount, seenCount, punctualCount, minutes] = [shiftCount + 1, seenCount + (lateMinutes === null ? 0 : 1), punctualCount + (lateMinutes === 0 ? 1 : 0), sumOfMinutes(minutes, own)];
    }
  }
  return {
    from: civilDateOf(today - 7), until: civilDateOf(today - 1), shiftCount, absentCount: shiftCount - seenCount, lateCount: seenCount - punctualCount,
    minutes: { ...minutes, evidence: { ...minutes.evidence } }, ratio: attendanceRatio(minutes),
  };
}
