import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, timeWindow, type Result } from '@wuding/domain';
import { validatePolygon } from '@wuding/geo';
import type { Context } from '../../context';
import { findWithin } from '../../repositories/nearby';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toNearby } from './nearby-view';

type Body = ParsedOf<Endpoints['readWithin']>['body'];
type Answer = ResponseOf<Endpoints['readWithin']>;

/** What lies within a polygon, by kind: exact counts, and those nearest to its centre. Streets count when they touch it. */
export async function readWithin({ ctx, input }: { ctx: Context; input: Body }): Promise<Result<Answer>> {
  if (input.kinds.includes('incident') && !isAllowed(ctx.actor, 'incident.read')) return refuse('not-allowed', { pointer: '/kinds' });
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const verdict = validatePolygon(input.polygon);
  if (!verdict.ok) return refuse('invalid-geometry', { pointer: ['/polygon', ...verdict.path].join('/'), data: { reason: verdict.code } });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const answer: Answer = { counts: {}, items: [] };
  for (const kind of new Set(input.kinds)) {
    const found = await findWithin(ctx.store.db, {
      datasetId: dataset.value.id, kind, area: verdict.geometry, window: window.value, limit: input.limit,
    });
    answer.counts[kind] = found.count;
    answer.items.push(...found.items.map(toNearby));
  }
  answer.items.sort((a, b) => a.distanceMetres - b.distanceMetres);
  return accept({ ...answer, items: answer.items.slice(0, input.limit) });
}
