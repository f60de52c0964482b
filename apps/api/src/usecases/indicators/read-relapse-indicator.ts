import { evaluateRelapse, relapseOutcomes, relapseRatio, type RelapseIndicator } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { listWorkDistricts } from '../../repositories/home-work';
import { gatherAnalysis } from '../analysis/ask-analysis';
import { relapseTask } from '../analysis/relapse-question';
import { instantText } from '../instant-text';
import type { FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;

/**
 * What came of the records of a period: an indicator over those looked at again. Districts add up to what was looked at (n).
 * Cost: grows with the records and passes of the period.
 */
export async function readRelapseIndicator(
  ctx: Context, scope: FigureScope, { indicator, cubes }: { indicator: RelapseIndicator; cubes: EventCubes },
): Promise<Result<Pick<Answer, 'value' | 'numerator' | 'denominator' | 'n' | 'suppressed' | 'byDistrict' | 'unknownCount' | 'records'>>> {
  const { dataset, window, districtId, now } = scope, { reportCategory, radiusMetres, windowHours } = indicator;
  const { cube } = await cubes.of(dataset.id);
  const from = instantText(window.fromAt ?? cube.timeSpan?.firstAt ?? (window.toAt ?? now) - 1), to = instantText(window.toAt ?? now);
  const names = new Map((await listWorkDistricts(ctx.store.db, dataset.id)).map(({ id, name }) => [id, name]));
  const filter = { from, to, reportCategories: [reportCategory], ...(districtId === undefined ? {} : { districts: [districtId] }) };
  const records = `/api/incidents?${new URLSearchParams({ dataset: dataset.key, reportCategory, from, to, ...(districtId === undefined ? {} : { district: String(districtId) }) })}`;
  return gatherAnalysis({ ctx, cubes, request: { dataset: dataset.key, filter, grid: { cellMetres: 1_000 } } }, (question, asked) => {
    const { task } = relapseTask(question, asked, { radiusMetres, windowHours }, now);
    const outcomes = relapseOutcomes(task, task), relapse = relapseRatio(task, task, outcomes);
    const seen = new Map<number, number>();
    outcomes.forEach((outcome, i) => { if (outcome >= 0) seen.set(task.districtOf[i]!, (seen.get(task.districtOf[i]!) ?? 0) + 1); });
    const byDistrict = [...seen].map(([id, count]) => ({ districtId: id === 0 ? null : id, name: names.get(id) ?? null, count })).sort((a, b) => b.count - a.count);
    return accept({ ...evaluateRelapse(indicator, relapse), byDistrict, unknownCount: relapse.unseenCount, records });
  });
}
