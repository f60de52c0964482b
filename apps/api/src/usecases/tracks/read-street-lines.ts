import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { streetLines } from '../../repositories/track-days';
import { findDataset } from '../datasets/find-dataset';

/** Where the street segments run whose coverage is told apart from it: lines change seldom, coverage all the time. */
export async function readStreetLines({ ctx, input }: { ctx: Context; input: { dataset?: string | undefined } }): Promise<Result<ResponseOf<Endpoints['readStreetLines']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  return accept({ items: (await streetLines(ctx.store.db, dataset.value.id)).map(({ id, name, line }) => ({ id, name, line: line.coordinates.map(([lng, lat]) => [lng, lat]) })) });
}
