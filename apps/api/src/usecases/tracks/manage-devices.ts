import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Datum } from '@wuding/geo';
import type { Context } from '../../context';
import { findBinding, insertDevice, listDevices, revokeDeviceNamed, type DeviceRecord } from '../../repositories/devices';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';
import { newToken } from '../session/token';

export interface DeviceInput {
  readonly name: string;
  readonly boundTo: { readonly kind: 'person' | 'team' | 'vehicle'; /** Code of a person, name of a team, plate of a vehicle. */ readonly name: string };
  readonly datum: Datum;
}

/** Makes a device of the bureau's own dataset. Its token is told this once; only its hash is kept. Refuses `device-name-invalid`, `device-binding-unknown`, `already-exists`. */
export async function addDevice({ ctx, input }: { ctx: Context; input: DeviceInput }): Promise<Result<{ id: number; token: string }>> {
  if (!isAllowed(ctx.actor, 'device.manage')) return refuse('not-allowed');
  const name = input.name.trim();
  if (name === '' || name.length > 64 || /\p{Cc}/u.test(name)) return refuse('device-name-invalid', { pointer: '/name' });
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const { kind } = input.boundTo, datasetId = dataset.value.id, { token, tokenHash } = newToken();
  return mutate(ctx, async (tx) => {
    const bound = await findBinding(tx, datasetId, kind, input.boundTo.name);
    if (bound === null) return refuse('device-binding-unknown', { pointer: '/boundTo', data: { kind, name: input.boundTo.name } });
    const of = (one: typeof kind): number | null => (one === kind ? bound : null);
    const id = await insertDevice(tx, { datasetId, name, tokenHash, datum: input.datum, personId: of('person'), teamId: of('team'), vehicleId: of('vehicle'), createdAt: ctx.clock.now() });
    if (id === null) return refuse('already-exists', { pointer: '/name', data: { name } });
    return accept({ value: { id, token }, audit: { action: 'device.add', entity: 'device', entityId: String(id), datasetId, detail: { name, kind, boundTo: input.boundTo.name, datum: input.datum } } });
  });
}

/** From now on nothing is taken from it. Refuses `not-found`. */
export async function revokeDevice({ ctx, input }: { ctx: Context; input: { name: string } }): Promise<Result<null>> {
  if (!isAllowed(ctx.actor, 'device.manage')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  return mutate(ctx, async (tx) => {
    if (!(await revokeDeviceNamed(tx, { datasetId: dataset.value.id, name: input.name, at: ctx.clock.now() }))) return refuse('not-found');
    return accept({ value: null, audit: { action: 'device.revoke', entity: 'device', entityId: input.name, datasetId: dataset.value.id } });
  });
}

export async function readDevices({ ctx }: { ctx: Context }): Promise<Result<DeviceRecord[]>> {
  if (!isAllowed(ctx.actor, 'device.manage')) return refuse('not-allowed');
  const dataset = await findDataset(ctx);
  return dataset.ok ? accept(await listDevices(ctx.store.db, dataset.value.id)) : dataset;
}
