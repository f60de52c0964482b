import type { Endpoints, LeaveView, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, timeWindow, type LeaveKind, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { recordChange } from '../../repositories/change-log';
import { deleteLeave, insertLeave, listLeave as readLeave } from '../../repositories/leave';
import { findPerson } from '../../repositories/people';
import { assignedShiftIds } from '../../repositories/assignments';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { mutate } from '../mutate';
import { toLeaveView } from './person-view';

/** One page of leave that touches a window. */
export async function listLeave({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listLeave']>['query'] }): Promise<Result<ResponseOf<Endpoints['listLeave']>>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const after = decodeCursor(input.cursor, input.sort, ['instant', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readLeave(ctx.store.db, {
    ...window.value, datasetId: dataset.value.id, personId: input.person, isDescending: input.sort === '-from', limit: input.limit, after: after.value,
  });
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, [Math.round(last.fromAt), last.id]);
  return accept({ items: items.map((one) => ({ ...toLeaveView(one), personName: one.personName })), nextCursor, total });
}

/** Records leave and says which planned shifts it falls on: they stay, and block publication until somebody covers them. */
export async function addLeave(
  { ctx, input }: { ctx: Context; input: { personId: number; kind: LeaveKind; from: string; to: string; note: string } },
): Promise<Result<LeaveView & { affectedShiftIds: number[] }>> {
  if (!isAllowed(ctx.actor, 'leave.edit')) return refuse('not-allowed');
  const { personId, kind, note } = input;
  const fromAt = Date.parse(input.from), toAt = Date.parse(input.to), window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  return mutate(ctx, async (tx) => {
    const person = await findPerson(tx, personId);
    if (person === null) return refuse('not-found');
    await recordChange(tx, { at: ctx.clock.now(), datasetId: person.datasetId, entity: 'person', operation: 'upsert' });
    const id = await insertLeave(tx, { personId, kind, fromAt, toAt, note });
    if (id === null) return refuse('already-exists', { pointer: '/from' });
    const affectedShiftIds = await assignedShiftIds(tx, personId, { fromAt, toAt });
    return accept({
      value: { ...toLeaveView({ id, personId, personName: person.name, datasetId: person.datasetId, kind, fromAt, toAt, note }), affectedShiftIds },
      audit: { action: 'create', entity: 'leave', entityId: String(id), datasetId: person.datasetId, detail: { personId, kind, from: input.from, to: input.to } },
    });
  });
}

export async function removeLeave({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<undefined>> {
  if (!isAllowed(ctx.actor, 'leave.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const gone = await deleteLeave(tx, input.id);
    if (gone === null) return refuse('not-found');
    await recordChange(tx, { at: ctx.clock.now(), datasetId: gone.datasetId, entity: 'person', operation: 'upsert' });
    return accept({ value: undefined, audit: { action: 'delete', entity: 'leave', entityId: String(input.id), datasetId: gone.datasetId, detail: { personId: gone.personId } } });
  });
}
