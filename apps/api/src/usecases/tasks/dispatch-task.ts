import type { Endpoints, ParsedOf, TaskStory } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import type { Dataset } from '../../repositories/datasets';
import { findDistrictAt } from '../../repositories/district-at';
import { beginSteps, findTask, insertTask, stepsOfTask, writeStep, type TaskStepRecord } from '../../repositories/tasks';
import { unitCrews } from '../../repositories/unit-crews';
import { findDataset } from '../datasets/find-dataset';
import { placeInDataset } from '../incidents/place-in-dataset';
import { mutate } from '../mutate';
import { measureUnits, nameOfUnit, taskPlace, type DispatchParts } from './nearest-units';
import { toTaskStory } from './task-view';

type Body = ParsedOf<Endpoints['dispatchTask']>['body'];
type Input = Body & { readonly idempotencyKey?: string | null };

/**
 * Sends a unit that is on duty now to a place; whoever is on duty with it gets the task on the phone. The unit may be far or without signal: that is for who
 * sends to weigh. Refuses `unit-off-duty`, `unit-tasked`, `task-place-missing`, `not-found`, and places outside the dataset.
 */
export async function dispatchTask({ ctx, input, live, networks }: { ctx: Context; input: Input } & DispatchParts): Promise<Result<TaskStory>> {
  const { idempotencyKey, ...body } = input, now = ctx.clock.now();
  const dataset = await findDataset(ctx, body.dataset);
  if (!dataset.ok) return dataset;
  const place = await placeOf(ctx, dataset.value, body);
  if (!place.ok) return place;
  const district = await findDistrictAt(ctx.store.db, { datasetId: dataset.value.id, position: place.value, at: now });
  if (!isAllowed(ctx.actor, 'patrol.dispatch', { districtId: district?.id ?? null })) return refuse('not-allowed');
  const measured = (await measureUnits(ctx, dataset.value.id, { place: place.value, live, networks })).find(({ unit }) => unit.deviceId === body.deviceId);
  const sent = await mutate(ctx, async (tx) => {
    await recordChange(tx, { at: now, datasetId: dataset.value.id, entity: 'task', operation: 'upsert' });
    const crew = await unitCrews(tx, dataset.value.id, { at: now, deviceId: body.deviceId }), [first] = crew;
    if (first === undefined || measured === undefined) return refuse('unit-off-duty', { pointer: '/deviceId' });
    const draft = {
      datasetId: dataset.value.id, districtId: district?.id ?? null, position: place.value, incidentId: body.incidentId, alarmKey: body.alarmKey, title: body.title, deviceId: body.deviceId, shiftId: first.shiftId,
      unitName: nameOfUnit(measured.unit), roadMetres: measured.metres, roadSeconds: measured.seconds, sentAt: now, sentBy: ctx.actor.username, personIds: crew.map(({ personId }) => personId),
    };
    const id = crew.some(({ isTasked }) => isTasked) ? null : await insertTask(tx, draft);
    if (id === null) return refuse('unit-tasked', { pointer: '/deviceId' });
    await beginSteps(tx, id, deskStep(ctx, 'sent', ''));
    return accept({ value: await storyOf(tx, id), audit: { action: 'dispatch', entity: 'task', entityId: String(id), datasetId: dataset.value.id, detail: { deviceId: body.deviceId, people: draft.personIds, title: body.title, incidentId: body.incidentId, alarmKey: body.alarmKey } } });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'dispatchTask', body } });
  if (sent.ok) live.lookAgain();
  return sent;
}

async function placeOf(ctx: Context, dataset: Dataset, body: Body): Promise<Result<Position>> {
  const place = await taskPlace(ctx, dataset.id, { position: body.position, incidentId: body.incidentId });
  return place.ok && body.position !== null ? placeInDataset({ position: place.value, datum: 'wgs84', bounds: dataset.bounds, pointer: '/position' }) : place;
}

async function storyOf(tx: Database, id: number): Promise<TaskStory> {
  const task = await findTask(tx, id);
  if (task === null) throw new Error(`task ${id} is not there after it was written`);
  return toTaskStory(task, await stepsOfTask(tx, id), true);
}

function deskStep(ctx: Context, step: 'sent' | 'cancelled', note: string): TaskStepRecord {
  const now = ctx.clock.now();
  return { step, source: 'desk', at: now, receivedAt: now, actorName: ctx.actor.username, verdict: null, distanceMetres: null, isClockSuspect: false, note };
}

/** Takes back a task that is still open, for a reason the unit reads. Refuses `not-found`, `task-over`, `version-conflict`. */
export async function cancelTask({ ctx, input, live }: { ctx: Context; input: { id: number; version: number; reason: string }; live: DispatchParts['live'] }): Promise<Result<TaskStory>> {
  const task = await findTask(ctx.store.db, input.id);
  if (task === null) return refuse('not-found');
  if (!isAllowed(ctx.actor, 'patrol.dispatch', { districtId: task.districtId })) return refuse('not-allowed');
  const cancelled = await mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId: task.datasetId, entity: 'task', operation: 'upsert' });
    const now = await findTask(tx, input.id);
    if (now === null) return refuse('not-found');
    if (now.endedAt !== null) return refuse('task-over', { data: { state: now.state } });
    if (!(await writeStep(tx, input, deskStep(ctx, 'cancelled', input.reason)))) return refuse('version-conflict', { data: { currentVersion: now.version, state: now.state } });
    return accept({ value: await storyOf(tx, input.id), audit: { action: 'cancel', entity: 'task', entityId: String(input.id), datasetId: task.datasetId, detail: { reason: input.reason } } });
  });
  if (cancelled.ok) live.lookAgain();
  return cancelled;
}
