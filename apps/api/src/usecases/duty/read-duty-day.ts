import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, dayOfIsoDate, instantOfCivil, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findDistrictIds } from '../../repositories/districts';
import { publishedDuties } from '../../repositories/published-duties';
import { findDataset } from '../datasets/find-dataset';
import { instantText } from '../instant-text';
import { dutyEntries, keepingOf } from './load-duty';

type Input = ParsedOf<Endpoints['readDutyDay']>['query'] & { readonly day: string };

/** Who stands where on a day and how it is kept now; a shift belongs to the day it begins on. */
export async function readDutyDay({ ctx, input }: { ctx: Context; input: Input }): Promise<Result<ResponseOf<Endpoints['readDutyDay']>>> {
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const datasetId = dataset.value.id, day = dayOfIsoDate(input.day) ?? 0, nowAt = ctx.clock.now();
  if (input.district !== undefined && (await findDistrictIds(ctx.store.db, datasetId, [input.district])).length === 0) return refuse('unknown-district', { pointer: '/district' });
  const duties = await publishedDuties(ctx.store.db, { datasetId, fromAt: instantOfCivil(day, 0), toAt: instantOfCivil(day + 1, 0) });
  const kept = await keepingOf(ctx.store.db, duties.filter(({ districtId }) => input.district === undefined || districtId === input.district), nowAt);
  const byState: Record<string, number> = {};
  for (const { attendance: { state } } of kept) byState[state] = (byState[state] ?? 0) + 1;
  return accept({ day: input.day, asOf: instantText(nowAt), byState, items: await dutyEntries(ctx.store.db, kept.filter(({ attendance: { state } }) => input.state === undefined || state === input.state)) });
}
