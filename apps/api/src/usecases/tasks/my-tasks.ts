import type { Endpoints, ParsedOf, ResponseOf, TaskView } from '@wuding/contract';
import { accept, judgePlace, refuse, stepTask, taskReachMetres, type PlaceVerdict, type Result } from '@wuding/domain';
import { distanceMetres, toWgs84 } from '@wuding/geo';
import type { Context } from '../../context';
import type { PatrolLive } from '../../live/patrol-live';
import { recordChange } from '../../repositories/change-log';
import { findPersonOfAccount } from '../../repositories/people';
import { findTask, tasksOfPerson, writeStep, type TaskRecord } from '../../repositories/tasks';
import { whenTapped } from '../duty/when-tapped';
import { mutate } from '../mutate';
import { toTaskView } from './task-view';

/** Tasks that ended within a shift stay on the phone. */
const shownMilliseconds = 12 * 3_600_000;

const personOf = (ctx: Context) => (ctx.actor.accountId === null ? null : findPersonOfAccount(ctx.store.db, ctx.actor.accountId));

/** Tasks sent to the actor's unit: what is open, and what ended within a shift. */
export async function listMyTasks({ ctx }: { ctx: Context }): Promise<Result<ResponseOf<Endpoints['listMyTasks']>>> {
  const person = await personOf(ctx);
  if (person === null) return accept({ items: [] });
  return accept({ items: (await tasksOfPerson(ctx.store.db, person.id, ctx.clock.now() - shownMilliseconds)).map((task) => toTaskView(task, true)) });
}

type Body = ParsedOf<Endpoints['stepMyTask']>['body'];
type Input = Body & { readonly id: number; readonly idempotencyKey?: string | null };

/**
 * Says how far a task of the actor's unit is. The same tap sent again changes nothing, whenever it is sent: `sentAt` is no part of what it says. Steps may come late,
 * and be left out. Refuses `not-found`, `reason-required` (declined without one), `task-over`, `task-step-taken`.
 */
export async function stepMyTask({ ctx, input, live }: { ctx: Context; input: Input; live: PatrolLive }): Promise<Result<TaskView>> {
  const { idempotencyKey, id, ...body } = input, person = await personOf(ctx), task = person === null ? null : await findTask(ctx.store.db, id);
  if (person === null || task === null || !task.people.some(({ personId }) => personId === person.id)) return refuse('not-found');
  if (body.step === 'declined' && body.note.length < 2) return refuse('reason-required', { pointer: '/note' });
  const stepped = await mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId: task.datasetId, entity: 'task', operation: 'upsert' });
    const now = await findTask(tx, id);
    if (now === null) return refuse('not-found');
    const next = stepTask(now.state, body.step);
    if (!next.ok) return next;
    const receivedAt = ctx.clock.now(), said = { ...whenTapped(body, receivedAt), ...whereOf(body, now) };
    await writeStep(tx, now, { step: next.value, source: 'phone', receivedAt, actorName: person.name, note: body.note, ...said });
    const after = await findTask(tx, id);
    if (after === null) throw new Error(`task ${id} is not there after it was written`);
    return accept({ value: toTaskView(after, true), audit: { action: body.step, entity: 'task', entityId: String(id), datasetId: task.datasetId, detail: { personId: person.id, verdict: said.verdict, isClockSuspect: said.isClockSuspect, note: body.note } } });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'stepMyTask', body: { id, ...body, sentAt: null } } });
  if (stepped.ok) live.lookAgain();
  return stepped;
}

/** Where the phone was, judged and not kept. */
function whereOf({ fix }: Body, { lng, lat }: TaskRecord): { verdict: PlaceVerdict; distanceMetres: number | null } {
  if (fix === null) return { verdict: 'none', distanceMetres: null };
  const metres = distanceMetres(toWgs84([fix.position[0], fix.position[1]], fix.crs), [lng, lat]);
  return { verdict: judgePlace({ distanceMetres: metres, accuracyMetres: fix.accuracyMetres, radiusMetres: taskReachMetres }), distanceMetres: Math.round(metres) };
}
