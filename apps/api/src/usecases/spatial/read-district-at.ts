import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrictAt } from '../../repositories/district-at';
import { findDataset } from '../datasets/find-dataset';

type Query = ParsedOf<Endpoints['readDistrictAt']>['query'];
type Answer = ResponseOf<Endpoints['readDistrictAt']>;

/** Which district a place belonged to at a time, by the boundaries of that time. */
export async function readDistrictAt({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const district = await findDistrictAt(ctx.store.db, {
    datasetId: dataset.value.id, position: [input.lng, input.lat], at: Date.parse(input.at),
  });
  return accept({ district });
}
