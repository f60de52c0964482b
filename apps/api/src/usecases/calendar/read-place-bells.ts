import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readPlaceBells as findBells } from '../../repositories/zones';

/** When the bells of a place ring; no bells for a place that has none. */
export async function readPlaceBells({ ctx, input }: { ctx: Context; input: { id: number } }): Promise<Result<ResponseOf<Endpoints['readPlaceBells']>>> {
  const place = await findBells(ctx.store.db, input.id);
  return place === null ? refuse('not-found') : accept({ ...place, bells: place.bells.map((bell) => ({ ...bell, weekdays: [...bell.weekdays] })) });
}
