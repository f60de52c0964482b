import type { AlarmHandoverView, Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { alarmRuleOf } from '@wuding/catalog';
import { accept, alarmStateOf, holds, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import type { ExportFile } from '../../export/export-file';
import { readGroups } from '../../export/read-groups';
import type { CsvColumn } from '../../export/stream-csv';
import { countHandovers, findHandover, insertHandover, listHandovers, settleHandover, type HandoverFilter, type HandoverRecord } from '../../repositories/alarm-handovers';
import { alarmRulesOf } from '../../repositories/alarm-rules';
import { alarmEntriesOf, unsettledKeys } from '../../repositories/alarms';
import { recordChange } from '../../repositories/change-log';
import type { Dataset } from '../../repositories/datasets';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { exportList, provenanceWord } from '../export/export-list';
import { clockTextIn, instantText, parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { toAlarmView } from './alarm-view';

/** A hand-over lists as many alarms; how many there were is told besides. */
const mostListed = 200;

const stateOf = ({ acceptedAt, withdrawnAt }: HandoverRecord): AlarmHandoverView['state'] => (acceptedAt !== null ? 'accepted' : withdrawnAt !== null ? 'withdrawn' : 'waiting');

/** A hand-over with its alarms as they are now, those the reader may see. */
export async function toHandoverView(ctx: Context, db: Database, handover: HandoverRecord): Promise<AlarmHandoverView> {
  const { datasetId, alarmKeys, givenAt, acceptedAt, withdrawnAt, ...rest } = handover, settings = await alarmRulesOf(db, datasetId), hasNames = isAllowed(ctx.actor, 'duty.read');
  const entries = (await alarmEntriesOf(db, alarmKeys.slice(0, mostListed))).filter(({ districtId }) => isAllowed(ctx.actor, 'patrol.watch', { districtId }));
  return {
    ...rest, state: stateOf(handover), alarmCount: alarmKeys.length, givenAt: instantText(givenAt), acceptedAt: instantText(acceptedAt), withdrawnAt: instantText(withdrawnAt),
    alarms: entries.map((entry) => {
      const { key, kind, title, severity, placeName, explanation, raisedAt } = toAlarmView(entry, alarmRuleOf(settings, entry.kind).severity, hasNames);
      return { key, kind, title, severity, placeName, explanation, raisedAt, state: alarmStateOf(entry) };
    }),
  };
}

type Query = Omit<ParsedOf<Endpoints['listAlarmHandovers']>['query'], 'limit' | 'cursor'>;

async function asked(ctx: Context, { dataset: key, state, from, to }: Query): Promise<Result<{ dataset: Dataset; filter: HandoverFilter }>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const window = timeWindow(parseInstant(from), parseInstant(to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, key);
  return dataset.ok ? accept({ dataset: dataset.value, filter: { ...window.value, datasetId: dataset.value.id, state } }) : dataset;
}

/** One page of hand-overs by when they were given. */
export async function listAlarmHandovers({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listAlarmHandovers']>['query'] }): Promise<Result<ResponseOf<Endpoints['listAlarmHandovers']>>> {
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const found = await asked(ctx, input);
  if (!found.ok) return found;
  const { filter } = found.value, { db } = ctx.store;
  const records = await listHandovers(db, { ...filter, isDescending: input.sort === '-givenAt', limit: input.limit, after: after.value as [number, number] | null });
  const last = records.length === input.limit ? records.at(-1) : undefined, items: AlarmHandoverView[] = [];
  for (const record of records) items.push(await toHandoverView(ctx, db, record));
  return accept({ items, nextCursor: last === undefined ? null : encodeCursor(input.sort, [Math.round(last.givenAt), last.id]), total: await countHandovers(db, filter) });
}

/** Every hand-over the same filter would list, in the same order, as a file. */
export async function exportAlarmHandovers({ ctx, input: { format, ...query } }: { ctx: Context; input: ParsedOf<Endpoints['exportAlarmHandovers']>['query'] }): Promise<Result<ExportFile>> {
  const found = await asked(ctx, query);
  if (!found.ok) return found;
  const { dataset, filter } = found.value, { db } = ctx.store, isDescending = query.sort === '-givenAt';
  return exportList<HandoverRecord>(ctx, format, {
    entity: 'alarm-handover', title: '交接班记录', dataset, filter: query, rowCount: await countHandovers(db, filter), columns: columnsOf(dataset),
    groups: readGroups((last: HandoverRecord | null, limit) => listHandovers(db, { ...filter, isDescending, limit, after: last === null ? null : [Math.round(last.givenAt), last.id] })),
  });
}

const stateWords: Readonly<Record<AlarmHandoverView['state'], string>> = { waiting: '待接', accepted: '已接', withdrawn: '已撤回' };
const columnsOf = (dataset: Dataset): CsvColumn<HandoverRecord>[] => [
  { title: '交班人', value: ({ givenBy }) => givenBy },
  { title: '交班时间', value: ({ givenAt }) => clockTextIn(givenAt, dataset.timeZone) },
  { title: '状态', value: (handover) => stateWords[stateOf(handover)] },
  { title: '接班人', value: ({ acceptedBy }) => acceptedBy },
  { title: '接班时间', value: ({ acceptedAt }) => clockTextIn(acceptedAt, dataset.timeZone) },
  { title: '交接内容', value: ({ note }) => note },
  { title: '随单告警', value: ({ alarmKeys }) => alarmKeys.length },
  { title: '数据性质', value: () => provenanceWord(dataset) },
];

async function viewOf(ctx: Context, tx: Database, id: number): Promise<AlarmHandoverView> {
  const handover = await findHandover(tx, id);
  if (handover === null) throw new Error(`hand-over ${id} is not there after it was written`);
  return toHandoverView(ctx, tx, handover);
}

/** Writes a hand-over that lists every alarm that is not over, for the next to accept. Refuses `handover-waiting`. */
export async function giveAlarmHandover({ ctx, input: { dataset: key, note, idempotencyKey } }: { ctx: Context; input: ParsedOf<Endpoints['giveAlarmHandover']>['body'] & { idempotencyKey?: string | null } }): Promise<Result<AlarmHandoverView>> {
  if (!isAllowed(ctx.actor, 'alarm.desk')) return refuse('not-allowed');
  const dataset = await findDataset(ctx, key), now = ctx.clock.now();
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id;
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at: now, datasetId, entity: 'alarm', operation: 'upsert' });
    const alarmKeys = await unsettledKeys(tx, datasetId), id = await insertHandover(tx, { datasetId, givenBy: ctx.actor.username, givenAt: now, note, alarmKeys });
    if (id === null) return refuse('handover-waiting');
    return accept({ value: await viewOf(ctx, tx, id), audit: { action: 'give', entity: 'alarm-handover', entityId: String(id), datasetId, itemCount: alarmKeys.length, detail: { note } } });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'giveAlarmHandover', body: { key, note } } });
}

async function settle(ctx: Context, id: number, isAccepted: boolean): Promise<Result<AlarmHandoverView>> {
  if (!isAllowed(ctx.actor, 'alarm.desk')) return refuse('not-allowed');
  const handover = await findHandover(ctx.store.db, id), at = ctx.clock.now();
  if (handover === null) return refuse('not-found');
  if (isAccepted && handover.givenBy === ctx.actor.username) return refuse('handover-own');
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at, datasetId: handover.datasetId, entity: 'alarm', operation: 'upsert' });
    if (!(await settleHandover(tx, id, { at, acceptedBy: isAccepted ? ctx.actor.username : null }))) return refuse('handover-settled');
    return accept({ value: await viewOf(ctx, tx, id), audit: { action: isAccepted ? 'accept' : 'withdraw', entity: 'alarm-handover', entityId: String(id), datasetId: handover.datasetId, detail: { givenBy: handover.givenBy } } });
  });
}

/** Takes the desk over. Refuses `not-found`, `handover-settled`, and `handover-own` to who wrote it. */
export const acceptAlarmHandover = ({ ctx, input: { id } }: { ctx: Context; input: { id: number } }): Promise<Result<AlarmHandoverView>> => settle(ctx, id, true);

/** Takes back a hand-over that waits. Refuses `not-found`, `handover-settled`. */
export async function withdrawAlarmHandover({ ctx, input: { id } }: { ctx: Context; input: { id: number } }): Promise<Result<undefined>> {
  const settled = await settle(ctx, id, false);
  return settled.ok ? accept(undefined) : settled;
}
