import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, civilDayOf, instantOfCivil, passGapMilliseconds, refuse, timeWindow, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { VisitFilter } from '../../repositories/counted-visits';
import type { Dataset } from '../../repositories/datasets';
import { findDistrict } from '../../repositories/districts';
import { findDataset } from '../datasets/find-dataset';
import { districtAt, streetsOf } from './ask-streets';

type Query = Pick<ParsedOf<Endpoints['listVisits']>['query'], 'dataset' | 'from' | 'to' | 'street' | 'spot' | 'district' | 'counted' | 'told' | 'clear'>;
const mostDays = 92, dayMilliseconds = 86_400_000;

/**
 * The filter of a question about visits, as list and export share it; `counted` by the rule coverage counts passes by, so that a number and its list agree.
 * Refuses `unknown-dataset`, `unknown-district`, `window-ends-before-it-begins`, `window-too-long`.
 */
export async function askVisits(ctx: Context, { dataset: key, from, to, street, spot, district, counted, told, clear }: Query, installed: PatrolStandard): Promise<Result<{ dataset: Dataset; filter: VisitFilter }>> {
  const dataset = await findDataset(ctx, key);
  if (!dataset.ok) return dataset;
  const { db } = ctx.store, datasetId = dataset.value.id, fromAt = Date.parse(from), toAt = Date.parse(to), window = timeWindow(fromAt, toAt);
  if (!window.ok) return window;
  if (toAt - fromAt > mostDays * dayMilliseconds) return refuse('window-too-long', { pointer: '/from', data: { mostDays } });
  const held = district === undefined ? null : await findDistrict(db, district, toAt);
  if (district !== undefined && held?.datasetId !== datasetId) return refuse('unknown-district', { pointer: '/district' });
  const streets = held === null ? null : (await streetsOf(db, datasetId, installed)).filter((one) => districtAt(one, toAt)?.id === held.id).map(({ id }) => id);
  const streetIds = street === undefined ? streets : streets === null || streets.includes(street) ? [street] : [];
  return accept({
    dataset: dataset.value,
    filter: {
      datasetId, fromAt, toAt, streetIds, spotId: spot ?? null, isTold: told === 'true', isClear: clear === 'true',
      counted: counted === 'true' ? { sinceAt: instantOfCivil(civilDayOf(fromAt) - 1, 0), gapMilliseconds: passGapMilliseconds } : null,
    },
  });
}
