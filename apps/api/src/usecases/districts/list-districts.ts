import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countDistricts, listDistricts as readDistricts, type DistrictRecord, type DistrictSort } from '../../repositories/districts';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toDistrictView } from './district-view';

type Query = ParsedOf<Endpoints['listDistricts']>['query'];
type Answer = ResponseOf<Endpoints['listDistricts']>;

/** One page of a dataset's districts, with the boundaries of the given time (default now); `total` is exact. */
export async function listDistricts({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const after = decodeCursor(input.cursor, input.sort, [input.sort.endsWith('name') ? 'text' : 'integer', 'integer']);
  if (!after.ok) return after;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const filter = { datasetId: dataset.value.id, at: parseInstant(input.at) ?? ctx.clock.now(), text: input.q || undefined, grade: input.grade };
  const items = await readDistricts(ctx.store.db, { ...filter, sort: input.sort, limit: input.limit, after: after.value });
  const total = await countDistricts(ctx.store.db, filter);
  const last = items.length === input.limit ? items.at(-1) : undefined;
  const nextCursor = last === undefined ? null : encodeCursor(input.sort, districtKeyOf(last, input.sort));
  return accept({ items: items.map(toDistrictView), nextCursor, total });
}

/** What the next page begins behind. */
export const districtKeyOf = (district: DistrictRecord, sort: DistrictSort): [string | number, number] =>
  [sort.endsWith('name') ? district.name : district.incidentCount, district.id];
