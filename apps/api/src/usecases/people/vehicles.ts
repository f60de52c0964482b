import type { Endpoints, ParsedOf, ResponseOf, VehicleView } from '@wuding/contract';
import { accept, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import {
  deleteVehicleAbsence, findVehicle, insertScheme, insertVehicle, insertVehicleAbsence, listSchemes, listVehicles as readVehicles, updateVehicle, type StateMoment, type StatedVehicle,
} from '../../repositories/vehicles';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { mutate } from '../mutate';
import { dateOf } from './person-view';

type Dataset = { dataset?: string | undefined };

/** The moment the clock stands at. */
export const momentOf = ({ clock }: Context): StateMoment => ({ at: clock.now(), on: dateOf(clock.now()) });

const toVehicleView = ({ datasetId: _datasetId, absences, ...rest }: StatedVehicle): VehicleView =>
  ({ ...rest, absences: absences.map(({ id, fromAt, toAt, note }) => ({ id, from: instantText(fromAt), to: instantText(toAt), note })) });

/** One page of a dataset's vehicles, with when they are not to be had. */
export async function listVehicles({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['listVehicles']>['query'] }): Promise<Result<ResponseOf<Endpoints['listVehicles']>>> {
  const { q, state, sort, limit } = input, after = decodeCursor(input.cursor, sort, ['text', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { items, total } = await readVehicles(ctx.store.db, { ...momentOf(ctx), datasetId: dataset.value.id, text: q || undefined, state, sort, limit, after: after.value });
  const last = items.length === limit ? items.at(-1) : undefined;
  return accept({ items: items.map(toVehicleView), total, nextCursor: last === undefined ? null : encodeCursor(sort, [sort.endsWith('name') ? last.name : last.plate, last.id]) });
}

export async function addVehicle({ ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addVehicle']>['body'] }): Promise<Result<VehicleView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const { dataset: key, plate, name = '', seatCount, retiredOn = null } = input;
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  return mutate(ctx, async (tx) => {
    const id = await insertVehicle(tx, { datasetId: dataset.value.id, plate, name, seatCount, retiredOn });
    if (id === null) return refuse('already-exists', { pointer: '/plate', data: { plate } });
    return accept(await written({ ctx, tx, id }, { action: 'create', detail: { plate } }));
  });
}

/** Changes a vehicle, if `version` is still the current one. */
export async function editVehicle(
  { ctx, input }: { ctx: Context; input: { id: number; version: number; edit: ParsedOf<Endpoints['editVehicle']>['body'] } },
): Promise<Result<VehicleView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const current = await findVehicle(tx, input.id, momentOf(ctx));
    if (current === null) return refuse('not-found');
    if (!(await updateVehicle(tx, input, input.edit))) return refuse('version-conflict', { data: { currentVersion: current.version, name: current.name } });
    return accept(await written({ ctx, tx, id: input.id }, { action: 'edit', detail: { fields: Object.keys(input.edit) } }));
  });
}

/** A span in which a vehicle is not to be had. */
export async function addVehicleAbsence({ ctx, input }: { ctx: Context; input: { id: number; from: string; to: string; note: string } }): Promise<Result<VehicleView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const fromAt = Date.parse(input.from), toAt = Date.parse(input.to), window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  return mutate(ctx, async (tx) => {
    if ((await findVehicle(tx, input.id, momentOf(ctx))) === null) return refuse('not-found');
    await insertVehicleAbsence(tx, { vehicleId: input.id, fromAt, toAt, note: input.note });
    return accept(await written({ ctx, tx, id: input.id }, { action: 'away', detail: { from: input.from, to: input.to } }));
  });
}

/** Takes a span back: the vehicle is to be had again. */
export async function removeVehicleAbsence({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<VehicleView>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    const gone = await deleteVehicleAbsence(tx, input.id);
    if (gone === null) return refuse('not-found');
    return accept(await written({ ctx, tx, id: gone.vehicleId }, { action: 'back', detail: { from: instantText(gone.fromAt), to: instantText(gone.toAt) } }));
  });
}

async function written({ ctx, tx, id }: { ctx: Context; tx: Database; id: number }, audit: { action: string; detail: Record<string, unknown> }) {
  const vehicle = await findVehicle(tx, id, momentOf(ctx));
  if (vehicle === null) throw new Error(`vehicle ${id} vanished`);
  return { value: toVehicleView(vehicle), audit: { ...audit, entity: 'vehicle', entityId: String(id), datasetId: vehicle.datasetId } };
}

export async function listWorkingTimeSchemes({ ctx, input }: { ctx: Context; input: Dataset }): Promise<Result<ResponseOf<Endpoints['listWorkingTimeSchemes']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  return dataset.ok ? accept({ items: await listSchemes(ctx.store.db, dataset.value.id) }) : dataset;
}

/** Records an approved 综合工时 scheme: from then on the hours rules do not block those it covers. */
export async function addWorkingTimeScheme(
  { ctx, input }: { ctx: Context; input: ParsedOf<Endpoints['addWorkingTimeScheme']>['body'] },
): Promise<Result<ResponseOf<Endpoints['addWorkingTimeScheme']>>> {
  if (!isAllowed(ctx.actor, 'staff.edit')) return refuse('not-allowed');
  const { dataset: key, ...draft } = input;
  if (draft.validUntil < draft.validFrom) return refuse('window-ends-before-it-begins', { pointer: '/validUntil' });
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  return mutate(ctx, async (tx) => {
    const id = await insertScheme(tx, { ...draft, datasetId: dataset.value.id });
    if (id === null) return refuse('already-exists', { pointer: '/approvalNumber' });
    return accept({ value: { id, ...draft }, audit: { action: 'create', entity: 'working-time-scheme', entityId: String(id), datasetId: dataset.value.id, detail: draft } });
  });
}
