import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, dayOfIsoDate, instantOfCivil, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { handOver } from '../../repositories/assignments';
import { recordChange } from '../../repositories/change-log';
import { dutiesOfShift } from '../../repositories/published-duties';
import { findRosterOfShift } from '../../repositories/rosters';
import { mutate } from '../mutate';
import { indexOf, loadRoster } from '../rosters/load-roster';
import { plainFindings } from '../rosters/step-roster';
import { dutyEntries, keepingOf } from './load-duty';

type Input = ParsedOf<Endpoints['relieveDuty']>['body'] & { readonly idempotencyKey?: string | null };

/** From now on somebody else stands there: judged by the hard rules against what is published, with a reason, audited. */
export async function relieveDuty({ ctx, input }: { ctx: Context; input: Input }): Promise<Result<ResponseOf<Endpoints['relieveDuty']>>> {
  const { idempotencyKey, ...body } = input, { shiftId, personId, reliefPersonId, reason } = body, nowAt = ctx.clock.now();
  const duties = await dutiesOfShift(ctx.store.db, shiftId), [first] = duties;
  const roster = await findRosterOfShift(ctx.store.db, shiftId);
  if (first === undefined || roster === null) return refuse('unknown-shift', { pointer: '/shiftId' });
  if (!isAllowed(ctx.actor, 'duty.confirm', { districtId: first.districtId })) return refuse('not-allowed');
  const duty = duties.find((one) => one.personId === personId && one.relievedAt === null);
  if (duty === undefined) return refuse('person-not-on-shift', { pointer: '/personId', data: { personId } });
  if (nowAt <= duty.startAt || nowAt >= duty.endAt) return refuse('check-in-out-of-time', { data: { at: new Date(nowAt).toISOString() } });
  const monday = dayOfIsoDate(roster.weekOn) ?? 0;
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at: nowAt, datasetId: first.datasetId, entity: 'roster', operation: 'upsert' });
    const week = { weekOn: roster.weekOn, monday, fromAt: instantOfCivil(monday, 0), toAt: instantOfCivil(monday + 7, 0) };
    const index = indexOf(await loadRoster(tx, { roster, week, book: 'published' }));
    if (!index.people.has(reliefPersonId)) return refuse('unknown-person', { pointer: '/reliefPersonId' });
    index.unassign(shiftId, personId);
    const hard = index.judge({ shiftId, personId: reliefPersonId, vehicleId: null }).filter(({ kind }) => kind === 'hard');
    if (hard.length > 0 || !(await handOver(tx, { shiftId, personId, reliefPersonId, at: nowAt }))) return refuse('roster-conflict', { pointer: '/reliefPersonId', data: { findings: plainFindings(hard) } });
    return accept({
      value: { items: await dutyEntries(tx, await keepingOf(tx, await dutiesOfShift(tx, shiftId), nowAt)) },
      audit: { action: 'relieve', entity: 'roster', entityId: String(shiftId), datasetId: first.datasetId, detail: { personId, reliefPersonId, reason } },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'relieveDuty', body } });
}
