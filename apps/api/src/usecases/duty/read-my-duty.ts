import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, attendanceMinutes, civilDayOf, instantOfCivil, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { promptsOf } from '../../repositories/check-ins';
import { findPersonOfAccount } from '../../repositories/people';
import { findPost } from '../../repositories/posts';
import { publishedDuties } from '../../repositories/published-duties';
import { instantText } from '../instant-text';
import { keepingOf, toDutyEntry, type KeptDuty } from './load-duty';

/** The actor's own shifts of yesterday, today and tomorrow, who else stands there, and prompts waiting for an answer. */
export async function readMyDuty({ ctx, input }: { ctx: Context; input: { post?: number | undefined } }): Promise<Result<ResponseOf<Endpoints['readMyDuty']>>> {
  const { db } = ctx.store, nowAt = ctx.clock.now();
  const person = ctx.actor.accountId === null ? null : await findPersonOfAccount(db, ctx.actor.accountId);
  if (person === null) return accept({ personId: null, personName: '', now: instantText(nowAt), items: [], prompts: [] });
  const today = civilDayOf(nowAt);
  const duties = await publishedDuties(db, { datasetId: person.datasetId, fromAt: instantOfCivil(today - 1, 0), toAt: instantOfCivil(today + 2, 0) });
  const own = duties.filter(({ personId, postId }) => personId === person.id && (input.post === undefined || postId === input.post));
  const shiftIds = new Set(own.map(({ shiftId }) => shiftId));
  const kept = await keepingOf(db, duties.filter(({ shiftId }) => shiftIds.has(shiftId)), nowAt);
  const items = await Promise.all(kept.filter(({ duty }) => duty.personId === person.id).map(async (one) => ({
    ...toDutyEntry(one), companions: companionsOf(kept, one), checklist: one.duty.postId === null ? [] : [...((await findPost(db, one.duty.postId))?.plan.duty.checklist ?? [])],
  })));
  const answerMilliseconds = attendanceMinutes.answer * 60_000;
  const prompts = shiftIds.size === 0 ? [] : (await promptsOf(db, [...shiftIds], nowAt)).filter(({ personId, answeredAt, askedAt }) => personId === person.id && answeredAt === null && nowAt <= askedAt + answerMilliseconds);
  return accept({
    personId: person.id, personName: person.name, now: instantText(nowAt), items,
    prompts: prompts.map(({ id, shiftId, personId, askedAt }) => ({ id, shiftId, personId, askedAt: instantText(askedAt), answerBy: instantText(askedAt + answerMilliseconds) })),
  });
}

const companionsOf = (kept: readonly KeptDuty[], { duty }: KeptDuty) => kept
  .filter((other) => other.duty.shiftId === duty.shiftId && other.duty.personId !== duty.personId)
  .map(({ duty: { personId, personName }, attendance: { state } }) => ({ personId, name: personName, state }));
