import type { DutyAlarmView, Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAlarming, isAllowed, refuse, timeWindow, type Actor, type Result } from '@wuding/domain';
import type { AnonymousContext, Context } from '../../context';
import { acknowledgeAlarm, alarmsDiffer, bringAlarmsTo, findAlarm, listAlarms, type AlarmRecord, type AlarmState } from '../../repositories/duty-alarms';
import { publishedDuties } from '../../repositories/published-duties';
import { recordChange } from '../../repositories/change-log';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { keepingOf } from './load-duty';

const toAlarmView = ({ datasetId: _datasetId, raisedAt, endedAt, acknowledgedAt, ...rest }: AlarmRecord): DutyAlarmView =>
  ({ ...rest, raisedAt: instantText(raisedAt), endedAt: instantText(endedAt), acknowledgedAt: instantText(acknowledgedAt) });

/** One page of alarms by when they were raised. */
export async function listDutyAlarms({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listDutyAlarms']>['query'] }): Promise<Result<ResponseOf<Endpoints['listDutyAlarms']>>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await listAlarms(ctx.store.db, {
    ...window.value, datasetId: dataset.value.id, isOpen: input.open === undefined ? undefined : input.open === 'true', kind: input.kind, districtId: input.district,
    isDescending: input.sort === '-raisedAt', limit: input.limit, after: after.value,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  return accept({ items: items.map(toAlarmView), nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.raisedAt), last.id]), total });
}

/** Says what was done about an alarm. A leader answers for the own districts. */
export async function acknowledgeDutyAlarm({ ctx, input }: { ctx: Context; input: { id: number; version: number; note: string } }): Promise<Result<DutyAlarmView>> {
  const current = await findAlarm(ctx.store.db, input.id);
  if (current === null) return refuse('not-found');
  if (!isAllowed(ctx.actor, 'duty.confirm', { districtId: current.districtId })) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId: current.datasetId, entity: 'check-in', operation: 'upsert' });
    const isWritten = await acknowledgeAlarm(tx, input, { at: ctx.clock.now(), by: ctx.actor.username, note: input.note });
    const now = await findAlarm(tx, input.id);
    if (now === null) return refuse('not-found');
    if (!isWritten) return refuse('version-conflict', { data: { currentVersion: now.version, note: now.note } });
    return accept({ value: toAlarmView(now), audit: { action: 'acknowledge', entity: 'duty-alarm', entityId: String(input.id), datasetId: now.datasetId, detail: { kind: now.kind, note: input.note } } });
  });
}

/** The bureau's own watch: it acts for the command centre. */
const watch: Actor = { accountId: null, username: 'duty-watch', role: 'command', districtIds: [] };

/** Shifts longer than a day do not exist; those that began a day ago may still be kept. */
const reachMilliseconds = 25 * 3_600_000;

/** Raises and ends the alarms of a dataset by the states of now. Nothing is written when nothing has changed. */
export async function watchDuty({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>, datasetId: number): Promise<{ raisedCount: number; endedCount: number }> {
  const nowAt = clock.now(), nothing = { raisedCount: 0, endedCount: 0 };
  const duties = await publishedDuties(store.db, { datasetId, fromAt: nowAt - reachMilliseconds, toAt: nowAt + 3_600_000 });
  if (duties.length === 0) return nothing;
  const kept = await keepingOf(store.db, duties, nowAt);
  const states = kept.flatMap(({ duty: { shiftId, personId }, attendance: { state, sinceAt } }): AlarmState[] => (isAlarming(state) ? [{ shiftId, personId, kind: state, raisedAt: Math.round(sinceAt) }] : []));
  const shiftIds = [...new Set(duties.map(({ shiftId }) => shiftId))];
  if (!(await alarmsDiffer(store.db, shiftIds, states))) return nothing;
  const written = await mutate({ store, clock, actor: watch, requestId: null }, async (tx) => {
    await recordChange(tx, { at: nowAt, datasetId, entity: 'check-in', operation: 'upsert' });
    const counts = await bringAlarmsTo(tx, { datasetId, shiftIds, at: nowAt }, states);
    return accept({ value: counts, audit: { action: 'watch', entity: 'duty-alarm', datasetId, itemCount: counts.raisedCount + counts.endedCount, detail: counts } });
  });
  return written.ok ? written.value : nothing;
}
