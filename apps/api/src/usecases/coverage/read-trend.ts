import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, civilDayOf, instantOfCivil, mondayOf, type PatrolStandard, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { leisurely } from '../../live/leisurely';
import { firstTrackDay } from '../../repositories/track-days';
import { instantText } from '../instant-text';
import { askStreets, type StreetBook } from './ask-streets';
import { judgeStreets, ratiosOf } from './judge-streets';

type Answer = ResponseOf<Endpoints['readCoverageTrend']>;
/** Sixty weeks. */
const mostDays = 421;

/** Coverage of whole days, or of weeks from Monday, the last of them as far as it has gone. */
export async function readCoverageTrend({ ctx, input, requirements }: { ctx: Context; input: ParsedOf<Endpoints['readCoverageTrend']>['query']; requirements: PatrolStandard }): Promise<Result<Answer>> {
  const toAt = input.to === undefined ? ctx.clock.now() : Date.parse(input.to), lastDay = civilDayOf(toAt - 1), step = input.unit === 'week' ? 7 : 1;
  const firstDay = (input.unit === 'week' ? mondayOf(lastDay) : lastDay) - step * (input.count - 1);
  const book = await askStreets(ctx, { dataset: input.dataset, district: input.district, from: instantText(instantOfCivil(firstDay, 0)), to: instantText(toAt) }, { installed: requirements, mostDays });
  if (!book.ok) return book;
  const heardFrom = await firstTrackDay(ctx.store.db, book.value.dataset.id);
  return accept({ items: await leisurely(judgeDays(book.value, firstDay, step)), tracksFrom: heardFrom === null ? null : instantText(instantOfCivil(heardFrom, 0)) });
}

/** Judges so many days at a time: one bucket of the trend a step. */
function* judgeDays(book: StreetBook, firstDay: number, step: number): Generator<void, Answer['items'], void> {
  const items: Answer['items'] = [];
  for (let day = firstDay; instantOfCivil(day, 0) < book.window.toAt; day += step) {
    const window = { fromAt: instantOfCivil(day, 0), toAt: Math.min(book.window.toAt, instantOfCivil(day + step, 0)) }, judged = judgeStreets(book, window);
    const { segmentCount, visitedRatio, dueCompliantRatio, timelyRatio } = ratiosOf(judged);
    items.push({
      from: instantText(window.fromAt), to: instantText(window.toAt), segmentCount, visitedRatio, dueCompliantRatio, timelyRatio,
      visitCount: judged.reduce((sum, { visits }) => sum + visits, 0), owedCount: judged.reduce((sum, { owed }) => sum + owed, 0),
    });
    yield;
  }
  return items;
}
