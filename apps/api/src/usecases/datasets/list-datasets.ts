import type { DatasetView } from '@wuding/contract';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { listDatasetSummaries, type DatasetSummary } from '../../repositories/dataset-summaries';
import { instantText } from '../instant-text';

/** Every dataset of the store, the bureau's own first. */
export async function listDatasets({ ctx }: { ctx: Context }): Promise<Result<{ items: DatasetView[] }>> {
  return accept({ items: (await listDatasetSummaries(ctx.store.db)).map(toView) });
}

function toView({ west, south, east, north, originLng, originLat, ...rest }: DatasetSummary): DatasetView {
  return {
    ...rest,
    bounds: west === null || south === null || east === null || north === null ? null : [west, south, east, north],
    planeOrigin: originLng === null || originLat === null ? null : [originLng, originLat],
    firstOccurredAt: instantText(rest.firstOccurredAt), lastOccurredAt: instantText(rest.lastOccurredAt),
  };
}
