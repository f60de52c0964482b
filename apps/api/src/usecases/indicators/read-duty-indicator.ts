import { evaluateDuties, type DutyIndicator, type DutySums } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { noChecklists } from '@wuding/domain';
import type { Context } from '../../context';
import { sumKeptMinutes } from '../../repositories/duty-memo';
import { sumChecklists } from '../../repositories/duty-ticks';
import { firstDutyAt } from '../../repositories/published-duties';
import { begunDuties } from '../duty/begun-duties';
import { readSettled } from '../duty/settle-duty';
import { noMinutes } from '../duty/sum-minutes';
import { instantText } from '../instant-text';
import type { FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;

/** What an indicator of duties comes to over a period: shifts that began in it, their districts, and where they are listed. Settled days come from the memo, the last two are worked out. */
export async function readDutyIndicator(ctx: Context, scope: FigureScope, indicator: DutyIndicator): Promise<Pick<Answer, 'value' | 'numerator' | 'denominator' | 'n' | 'suppressed' | 'byDistrict' | 'records'>> {
  const { dataset, window, districtId, now } = scope;
  const toAt = window.toAt ?? now, fromAt = window.fromAt ?? (await firstDutyAt(ctx.store.db, dataset.id)) ?? toAt;
  const parts: DutySums[] = [], districts = new Map<number | null, { districtId: number | null; name: string | null; count: number }>();
  function add({ districtId: id, districtName }: { districtId: number | null; districtName: string | null }, sums: DutySums): void {
    parts.push(sums);
    districts.set(id, { districtId: id, name: districtName, count: (districts.get(id)?.count ?? 0) + sums.dutyCount });
  }
  const settled = await readSettled(ctx, { datasetId: dataset.id, fromAt, toAt, district: districtId }, (filter) => sumKeptMinutes(ctx.store.db, filter));
  for (const { shiftCount, ...sums } of settled.value ?? []) add(sums, { dutyCount: shiftCount, ...sums, lists: noChecklists });
  for await (const kept of begunDuties(ctx, { datasetId: dataset.id, fromAt: Math.max(fromAt, settled.restFrom), toAt, filter: { district: districtId } })) {
    for (const { duty, attendance: { lateMinutes }, minutes } of kept) add(duty, { dutyCount: 1, seenCount: lateMinutes === null ? 0 : 1, punctualCount: lateMinutes === 0 ? 1 : 0, minutes, lists: noChecklists });
  }
  if (indicator.sampleOf === 'lists') {
    const lists = await sumChecklists(ctx.store.db, { datasetId: dataset.id, fromAt, toAt, endedBy: now, district: districtId }, 'district');
    parts.push(...[...lists.values()].map((sum) => ({ dutyCount: 0, seenCount: 0, punctualCount: 0, minutes: noMinutes, lists: sum })));
  }
  const query = new URLSearchParams({ dataset: dataset.key, ...(districtId === undefined ? {} : { district: String(districtId) }), from: instantText(fromAt), until: instantText(toAt) });
  return { ...evaluateDuties(indicator, parts), byDistrict: [...districts.values()].sort((a, b) => b.count - a.count), records: `/api/duty/records?${query}` };
}
