import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findPhoto } from '../../repositories/check-ins';
import { mutate } from '../mutate';

/** The photo a check-in came with, for whoever judges it. It shows people and places, so that looking at it is an audit entry. */
export async function readCheckInPhoto({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<Uint8Array>> {
  const photo = await findPhoto(ctx.store.db, input.id);
  if (photo === null) return refuse('not-found');
  return mutate(ctx, async () => accept({ value: photo.bytes, audit: { action: 'view-photo', entity: 'check-in', entityId: String(input.id), detail: {} } }));
}
