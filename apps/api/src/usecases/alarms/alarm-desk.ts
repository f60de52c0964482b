import type { AlarmPolicyView, Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { alarms } from '@wuding/catalog';
import { accept, grants, holds, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { alarmPolicyRow, toldSince, writeAlarmPolicy } from '../../repositories/alarm-attention';
import { countAllKinds, countByKind, countStanding, type AlarmKindCount } from '../../repositories/alarm-counts';
import { deskOfficer, waitingHandover } from '../../repositories/alarm-handovers';
import { recordChange } from '../../repositories/change-log';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { alarmPolicyOf } from './attend-alarms';
import { toHandoverView } from './handovers';

const hour = 3_600_000, day = 24 * hour;
/** Counted where no span is given. */
const usualDays = 7;
/** @source the limit of analyses */
const mostDays = 800;

const shareOf = ({ raised, held, acted }: Omit<AlarmKindCount, 'kind'>): number | null => (raised === held ? null : acted / (raised - held));

/** The budget of the hour, who has the desk, and what became of the alarms of a span; a leader's own districts only. */
export async function readAlarmDesk({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['readAlarmDesk']>['query'] }): Promise<Result<ResponseOf<Endpoints['readAlarmDesk']>>> {
  if (!holds(ctx.actor.role, 'patrol.watch')) return refuse('not-allowed');
  const now = ctx.clock.now(), toAt = parseInstant(input.to) ?? now, fromAt = parseInstant(input.from) ?? toAt - usualDays * day, window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * day) return refuse('analysis-window-too-long', { pointer: '/from' });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id, ownDistrictIds = grants[ctx.actor.role]['patrol.watch'] === 'own-districts' ? ctx.actor.districtIds : undefined;
  const span = { datasetId, fromAt, toAt, ownDistrictIds }, officer = await deskOfficer(db, datasetId), waiting = await waitingHandover(db, datasetId), all = await countAllKinds(db, span);
  return accept({
    at: instantText(now), policy: await alarmPolicyOf(db, datasetId), toldCount: (await toldSince(db, datasetId, now - hour)).length, standing: await countStanding(db, { datasetId, ownDistrictIds }),
    officer: officer === null ? null : { name: officer.name, since: instantText(officer.sinceAt) }, waiting: waiting === null ? null : await toHandoverView(ctx, db, waiting),
    from: instantText(fromAt), to: instantText(toAt), all: { ...all, actedRatio: shareOf(all) },
    kinds: (await countByKind(db, span)).map((count) => ({ ...count, title: alarms[count.kind].title, actedRatio: shareOf(count) })),
  });
}

type Edit = ParsedOf<Endpoints['editAlarmPolicy']>['body'] & { readonly version: number };

/** Sets the budget of the hour and after how long an unanswered alarm is raised. Refuses `version-conflict`. @param watch looks at once at what stands */
export async function editAlarmPolicy({ ctx, input, watch }: { ctx: Context; input: Edit; watch: (datasetId: number) => Promise<void> }): Promise<Result<AlarmPolicyView>> {
  if (!isAllowed(ctx.actor, 'alarm.edit')) return refuse('not-allowed');
  const { dataset: key, version, ...policy } = input, dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id;
  const edited = await mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId, entity: 'alarm', operation: 'upsert' });
    const isWritten = await writeAlarmPolicy(tx, datasetId, { ...policy, version }), now = await alarmPolicyRow(tx, datasetId);
    if (!isWritten || now === null) return refuse('version-conflict', { data: { currentVersion: now?.version ?? 1 } });
    return accept({ value: now, audit: { action: 'edit', entity: 'alarm-policy', datasetId, detail: { ...policy } } });
  });
  if (edited.ok) await watch(datasetId);
  return edited;
}
