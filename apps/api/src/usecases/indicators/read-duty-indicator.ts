import { evaluateDuties, type DutyIndicator, type DutyMeasure } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import type { Context } from '../../context';
import { firstDutyAt } from '../../repositories/published-duties';
import { begunDuties } from '../duty/begun-duties';
import { instantText } from '../instant-text';
import type { FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;

/** What an indicator of duties comes to over a period: shifts that began in it, their districts, and where they are listed. */
export async function readDutyIndicator(ctx: Context, scope: FigureScope, indicator: DutyIndicator): Promise<Pick<Answer, 'value' | 'numerator' | 'denominator' | 'n' | 'suppressed' | 'byDistrict' | 'records'>> {
  const { dataset, window, districtId, now } = scope;
  const toAt = window.toAt ?? now, fromAt = window.fromAt ?? (await firstDutyAt(ctx.store.db, dataset.id)) ?? toAt;
  const measures: DutyMeasure[] = [], districts = new Map<number | null, { districtId: number | null; name: string | null; count: number }>();
  for await (const kept of begunDuties(ctx, { datasetId: dataset.id, fromAt, toAt, filter: { district: districtId } })) {
    for (const { duty, attendance: { lateMinutes }, minutes } of kept) {
      measures.push({ minutes, lateMinutes });
      const known = districts.get(duty.districtId);
      districts.set(duty.districtId, { districtId: duty.districtId, name: duty.districtName, count: (known?.count ?? 0) + 1 });
    }
  }
  const query = new URLSearchParams({ dataset: dataset.key, ...(districtId === undefined ? {} : { district: String(districtId) }), from: instantText(fromAt), until: instantText(toAt) });
  return { ...evaluateDuties(indicator, measures), byDistrict: [...districts.values()].sort((a, b) => b.count - a.count), records: `/api/duty/records?${query}` };
}
