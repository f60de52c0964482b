import type { DutyPromptView, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, attendanceMinutes, isAllowed, refuse, type DutyState, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { addPrompt, promptsOf } from '../../repositories/check-ins';
import { recordChange } from '../../repositories/change-log';
import { dutiesOfShift, type PublishedDuty } from '../../repositories/published-duties';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { keepingOf } from './load-duty';

type Input = ParsedOf<Endpoints['askPrompt']>['body'] & { readonly idempotencyKey?: string | null };

/** Who checked in and may still stand there. */
const askable: readonly DutyState[] = ['on-post', 'away', 'no-signal'];
const answerMilliseconds = attendanceMinutes.answer * 60_000;

/** A question now, beside those at random times, to somebody on post who checked in by phone; it counts like the others. One at a time. */
export async function askPrompt({ ctx, input }: { ctx: Context; input: Input }): Promise<Result<DutyPromptView>> {
  const { idempotencyKey, ...body } = input, { shiftId, personId } = body;
  const duties = await dutiesOfShift(ctx.store.db, shiftId), [first] = duties;
  if (first === undefined) return refuse('unknown-shift', { pointer: '/shiftId' });
  if (!isAllowed(ctx.actor, 'duty.confirm', { districtId: first.districtId })) return refuse('not-allowed');
  const duty = duties.find((one) => one.personId === personId);
  if (duty === undefined) return refuse('person-not-on-shift', { pointer: '/personId', data: { personId } });
  return mutate(ctx, async (tx) => {
    const askedAt = ctx.clock.now();
    await recordChange(tx, { at: askedAt, datasetId: first.datasetId, entity: 'check-in', operation: 'upsert' });
    if (!(await isAskable(tx, duty, askedAt))) return refuse('nobody-to-ask', { pointer: '/personId' });
    const isOpen = (await promptsOf(tx, [shiftId], askedAt)).some((one) => one.personId === personId && one.answeredAt === null && askedAt <= one.askedAt + answerMilliseconds);
    const id = isOpen ? null : await addPrompt(tx, { shiftId, personId, askedAt });
    if (id === null) return refuse('prompt-open', { pointer: '/personId' });
    return accept({
      value: { id, shiftId, personId, personName: duty.personName, askedAt: instantText(askedAt), answerBy: instantText(askedAt + answerMilliseconds) },
      audit: { action: 'ask', entity: 'check-in', entityId: String(shiftId), datasetId: first.datasetId, detail: { personId } },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'askPrompt', body } });
}

async function isAskable(tx: Database, duty: PublishedDuty, at: number): Promise<boolean> {
  const [kept] = await keepingOf(tx, [duty], at);
  return kept !== undefined && at < duty.endAt && askable.includes(kept.attendance.state) && kept.minutes.evidence.phone > 0;
}
