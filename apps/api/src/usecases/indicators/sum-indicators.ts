import { findDutyIndicator, findForecastIndicator, findIndicator, findRelapseIndicator } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, sumFigures, type Result, type Summand } from '@wuding/domain';
import type { Context } from '../../context';
import { readScope, type ScopeInput } from './figure-scope';
import { readDutyIndicator } from './read-duty-indicator';
import { computeFigure, qualifierOf } from './gather-observations';

type Answer = ResponseOf<Endpoints['sumIndicators']>;

/** The sum of indicators of one unit over one period; mixed units, rates and absent figures are refused. */
export async function sumIndicators({ ctx, input }: { ctx: Context; input: ScopeInput & { ids: readonly string[] } }): Promise<Result<Answer>> {
  const scope = await readScope(ctx, input);
  if (!scope.ok) return scope;
  const figures: Summand[] = [];
  for (const id of input.ids) {
    const share = findDutyIndicator(id);
    if (share !== undefined) {
      figures.push({ id, unit: share.unit, value: (await readDutyIndicator(ctx, scope.value, share)).value, isAtLeast: false });
      continue;
    }
    // A share is not added to anything, whatever its value is; nor is what is only expected.
    if (findRelapseIndicator(id) !== undefined || findForecastIndicator(id) !== undefined) return refuse('not-summable', { pointer: '/ids', data: { id } });
    const indicator = findIndicator(id);
    if (indicator === undefined) return refuse('unknown-indicator', { pointer: '/ids', data: { id } });
    const { value } = await computeFigure(ctx.store.db, scope.value, indicator);
    figures.push({ id, unit: indicator.unit, value, isAtLeast: qualifierOf(scope.value, indicator) === 'gte' });
  }
  const sum = sumFigures(figures);
  if (!sum.ok) return sum;
  return accept({ value: sum.value.value, unit: sum.value.unit, qualifier: sum.value.isAtLeast ? 'gte' : 'exact', ids: [...input.ids] });
}
