import { accept, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDeviceNamed } from '../../repositories/devices';
import { insertHold, liftHoldOf, listHolds, type FixHold } from '../../repositories/fix-holds';
import { findDataset } from '../datasets/find-dataset';
import { mutate } from '../mutate';

export interface HoldInput {
  /** Name; null = every device. */
  readonly device: string | null;
  /** UTC milliseconds, half-open. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly reason: string;
}

/** Keeps positions of a window beyond their 90 days, for a stated reason, until it is lifted. Refuses `window-ends-before-it-begins`, `invalid-request` (no reason), `not-found`. */
export async function addHold({ ctx, input }: { ctx: Context; input: HoldInput }): Promise<Result<{ id: number }>> {
  if (!isAllowed(ctx.actor, 'device.manage')) return refuse('not-allowed');
  const window = timeWindow(input.fromAt, input.toAt), reason = input.reason.trim();
  if (!window.ok) return window;
  if (reason.length < 2 || reason.length > 500) return refuse('invalid-request', { pointer: '/reason' });
  const dataset = await findDataset(ctx);
  if (!dataset.ok) return dataset;
  const device = input.device === null ? null : await findDeviceNamed(ctx.store.db, dataset.value.id, input.device);
  if (input.device !== null && device === null) return refuse('not-found', { pointer: '/device' });
  return mutate(ctx, async (tx) => {
    const id = await insertHold(tx, { deviceId: device?.id ?? null, fromAt: input.fromAt, toAt: input.toAt, reason, createdAt: ctx.clock.now(), createdBy: ctx.actor.username });
    return accept({ value: { id }, audit: { action: 'hold', entity: 'fix', entityId: String(id), detail: { device: input.device, from: new Date(input.fromAt).toISOString(), to: new Date(input.toAt).toISOString(), reason } } });
  });
}

/** From now on what it held may be removed. Refuses `not-found`. */
export async function liftHold({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<null>> {
  if (!isAllowed(ctx.actor, 'device.manage')) return refuse('not-allowed');
  return mutate(ctx, async (tx) => {
    if (!(await liftHoldOf(tx, input.id, ctx.clock.now()))) return refuse('not-found');
    return accept({ value: null, audit: { action: 'lift-hold', entity: 'fix', entityId: String(input.id) } });
  });
}

export async function readHolds({ ctx }: { ctx: Context }): Promise<Result<FixHold[]>> {
  return isAllowed(ctx.actor, 'device.manage') ? accept(await listHolds(ctx.store.db)) : refuse('not-allowed');
}
