import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { complaintsDueBefore, type FigureScope } from './gather-observations';

export interface ScopeInput {
  readonly dataset?: string | undefined;
  readonly district?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The scope a request names; refuses datasets, districts and periods that are none. */
export async function readScope(ctx: Context, input: ScopeInput): Promise<Result<FigureScope>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const now = ctx.clock.now();
  if (input.district !== undefined && (await findDistrict(ctx.store.db, input.district, now))?.datasetId !== dataset.value.id) {
    return refuse('unknown-district', { pointer: '/district' });
  }
  return accept({ dataset: dataset.value, window: window.value, districtId: input.district, now, dueBefore: await complaintsDueBefore(ctx.store.db, dataset.value, now) });
}
