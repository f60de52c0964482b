import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, isPresence, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { evidenceOf } from '../../repositories/check-ins';
import { checklistsOf, keepTick } from '../../repositories/duty-ticks';
import { dutiesOfShift } from '../../repositories/published-duties';
import { mutate } from '../mutate';
import { checklistLines } from './load-duty';
import { isWithinShift } from './time-on-shift';
import { whenTapped } from './when-tapped';

type Input = ParsedOf<Endpoints['tickDuty']>['body'] & { readonly idempotencyKey?: string | null };

/**
 * A person on the shift, who has arrived, says that a line of the post's list is done, or takes that back. What was said last of a line holds, in the order of the
 * taps and not of their arrival. Refuses what is no line of the list: it may have been changed since the phone read it.
 */
export async function tickDuty({ ctx, input: { idempotencyKey, ...body } }: { ctx: Context; input: Input }): Promise<Result<ResponseOf<Endpoints['tickDuty']>>> {
  const duties = await dutiesOfShift(ctx.store.db, body.shiftId), [first] = duties;
  if (first === undefined) return refuse('unknown-shift', { pointer: '/shiftId' });
  const own = duties.find(({ accountId }) => accountId !== null && accountId === ctx.actor.accountId);
  const target = { districtId: first.districtId, ownerAccountId: own?.accountId ?? null };
  if (!isAllowed(ctx.actor, 'check-in.write', target) && !isAllowed(ctx.actor, 'duty.own', target)) return refuse('not-allowed');
  if (own === undefined) return refuse('person-not-on-shift');
  const { at, isClockSuspect } = whenTapped(body, ctx.clock.now());
  if (!isWithinShift(own, at)) return refuse('check-in-out-of-time', { pointer: '/deviceAt', data: { at: new Date(at).toISOString() } });
  const { shiftId, line, isDone } = body, { datasetId, personId } = own;
  return mutate(ctx, async (tx) => {
    const list = (await checklistsOf(tx, [shiftId])).get(shiftId);
    if (list?.lines.some((one) => one.line === line) !== true) return refuse('not-on-checklist', { pointer: '/line' });
    if (!(await evidenceOf(tx, [shiftId])).some((one) => one.personId === personId && isPresence(one))) return refuse('not-checked-in', { data: { personId } });
    await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'check-in', operation: 'upsert' });
    await keepTick(tx, { shiftId, line, isDone, at, personId });
    return accept({
      value: { checklist: checklistLines((await checklistsOf(tx, [shiftId])).get(shiftId)) },
      audit: { action: isDone ? 'tick' : 'untick', entity: 'check-in', entityId: String(shiftId), datasetId, detail: { personId, line, isClockSuspect } },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'tickDuty', body: { ...body, sentAt: null } } });
}
