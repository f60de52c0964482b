import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { listDatasetIds } from '../../repositories/datasets';

/** Builds the event cube of every dataset, the bureau's own first, so that nobody has to wait for one. For the start of a server. */
export async function buildCubes({ store, cubes }: Pick<Context, 'store'> & { cubes: EventCubes }): Promise<void> {
  for (const datasetId of await listDatasetIds(store.db)) await cubes.of(datasetId);
}
