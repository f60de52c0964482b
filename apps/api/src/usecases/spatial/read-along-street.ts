import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countIncidentsAlong, findPlacesAlong, findStreet } from '../../repositories/streets';
import { findDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { toNearby } from './nearby-view';

type Query = ParsedOf<Endpoints['readAlongStreet']>['query'];
type Answer = ResponseOf<Endpoints['readAlongStreet']>;

/** Along a street: what happened within the buffer of its middle line in the window, and the places on it. */
export async function readAlongStreet({ ctx, input }: { ctx: Context; input: Query }): Promise<Result<Answer>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const dataset = await findDataset(ctx, input.dataset);
  if (!dataset.ok) return dataset;
  const along = { datasetId: dataset.value.id, name: input.name, bufferMetres: input.bufferMetres, window: window.value };
  const street = await findStreet(ctx.store.db, along.datasetId, along.name);
  if (street === null) return refuse('not-found', { pointer: '/name' });
  const counts = await countIncidentsAlong(ctx.store.db, along);
  const places = await findPlacesAlong(ctx.store.db, { ...along, limit: input.limit });
  return accept({
    ...street, incidentCount: counts.reduce((sum, { count }) => sum + count, 0),
    byCode: Object.fromEntries(counts.map(({ code, count }) => [code, count])), places: places.map(toNearby),
  });
}
