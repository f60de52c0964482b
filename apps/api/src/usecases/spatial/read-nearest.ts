import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findNearest } from '../../repositories/nearby';
import { findDataset } from '../datasets/find-dataset';
import { toNearby } from './nearby-view';

type Query = ParsedOf<Endpoints['readNearest']>['query'];
type Answer = ResponseOf<Endpoints['readNearest']>;

/** The nearest of one kind within a distance, nearest first; districts by their boundaries of now. */
export async function readNearest({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  if (input.kind === 'incident' && !isAllowed(ctx.actor, 'incident.read')) return refuse('not-allowed', { pointer: '/kind' });
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const { kind, limit, maxDistanceMetres } = input;
  const items = await findNearest(ctx.store.db, {
    datasetId: dataset.value.id, position: [input.lng, input.lat], kind, limit, maxDistanceMetres,
    window: { fromAt: null, toAt: null }, at: ctx.clock.now(),
  });
  return accept({ items: items.map(toNearby) });
}
