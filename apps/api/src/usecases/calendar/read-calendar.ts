import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, civilDateOf, dayFactsOf, dayNumberOf, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { readCalendarRules, readWorkCalendar } from '../../repositories/calendar-rules';
import { readDayConditions } from '../../repositories/day-conditions';
import { findDataset } from '../datasets/find-dataset';

type Query = ParsedOf<Endpoints['readCalendar']>['query'];
type Answer = ResponseOf<Endpoints['readCalendar']>;

const mostDays = 800;

/** What each day of a span is to a dataset, and where that is known from. */
export async function readCalendar({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const [from, to] = [dayNumberOf(input.from), dayNumberOf(input.to)];
  if (to < from) return refuse('window-ends-before-it-begins', { pointer: '/to' });
  if (to - from >= mostDays) return refuse('too-many-days', { pointer: '/to' });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const rules = await readCalendarRules(ctx.store.db, dataset.value.id);
  const work = await readWorkCalendar(ctx.store.db);
  const conditions = await readDayConditions(ctx.store.db, dataset.value.id, input);
  return accept({
    items: Array.from({ length: to - from + 1 }, (_, i) => dayFactsOf(civilDateOf(from + i), rules)).map((facts) => ({
      ...facts, markets: [...facts.markets], rainMillimetres: conditions.get(facts.on)?.rainMillimetres ?? null, isOutage: conditions.get(facts.on)?.isOutage ?? null,
    })),
    work: work === null ? null : { name: work.name, source: work.source, coversFrom: work.coversFrom, coversTo: work.coversTo },
    markets: rules.markets.map((rule) => ({ ...rule })), terms: rules.terms.map((term) => ({ ...term })),
  });
}
