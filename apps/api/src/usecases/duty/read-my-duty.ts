import type { DutyPromptView, Endpoints, MyDutyView, ResponseOf } from '@wuding/contract';
import { accept, attendanceMinutes, civilDayOf, instantOfCivil, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { evidenceOf, promptsOf } from '../../repositories/check-ins';
import { linesOfShifts } from '../../repositories/shift-lines';
import { findPersonOfAccount } from '../../repositories/people';
import { publishedDuties } from '../../repositories/published-duties';
import { instantText } from '../instant-text';
import { dutyEntries, keepingOf, type KeptDuty } from './load-duty';

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
  const items = await ownDuties(db, kept, person.id);
  return accept({ personId: person.id, personName: person.name, now: instantText(nowAt), items, prompts: await openPrompts(ctx, kept, person.id) });
}

/** The duties of one person among those kept, each with who else stands there and where it is. */
export async function ownDuties(db: Database, kept: readonly KeptDuty[], personId: number): Promise<MyDutyView[]> {
  const own = kept.filter(({ duty }) => duty.personId === personId), lines = await linesOfShifts(db, own.map(({ duty }) => duty.shiftId));
  const entries = await dutyEntries(db, own);
  return own.flatMap((one, i) => {
    const entry = entries[i];
    return entry === undefined ? [] : [{ ...entry, companions: companionsOf(kept, one), lines: lines.get(one.duty.shiftId) ?? [] }];
  });
}

/** Prompts to be answered on this phone: the person's own, and those of companions who have no other phone, having checked in on a shared one. */
async function openPrompts(ctx: Context, kept: readonly KeptDuty[], ownId: number): Promise<DutyPromptView[]> {
  const { db } = ctx.store, nowAt = ctx.clock.now(), shiftIds = [...new Set(kept.map(({ duty }) => duty.shiftId))];
  if (shiftIds.length === 0) return [];
  const phoneless = new Set((await evidenceOf(db, shiftIds)).filter(({ source }) => source === 'shared-phone').map(({ shiftId, personId }) => `${shiftId}/${personId}`));
  const names = new Map(kept.map(({ duty: { personId, personName } }) => [personId, personName]));
  const answerMilliseconds = attendanceMinutes.answer * 60_000;
  return (await promptsOf(db, shiftIds, nowAt))
    .filter(({ shiftId, personId, answeredAt, askedAt }) => (personId === ownId || phoneless.has(`${shiftId}/${personId}`)) && answeredAt === null && nowAt <= askedAt + answerMilliseconds)
    .map(({ id, shiftId, personId, askedAt }) => ({ id, shiftId, personId, personName: names.get(personId) ?? '', askedAt: instantText(askedAt), answerBy: instantText(askedAt + answerMilliseconds) }));
}

const companionsOf = (kept: readonly KeptDuty[], { duty }: KeptDuty) => kept
  .filter((other) => other.duty.shiftId === duty.shiftId && other.duty.personId !== duty.personId)
  .map(({ duty: { personId, personName }, attendance: { state } }) => ({ personId, name: personName, state }));
