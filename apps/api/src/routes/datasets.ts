import type { Routes } from '../http/handler';
import { listDatasets } from '../usecases/datasets/list-datasets';
import { listEventCodes } from '../usecases/datasets/list-event-codes';

export const datasetRoutes: Routes<'listDatasets' | 'listEventCodes'> = {
  listDatasets: ({ ctx }) => listDatasets({ ctx }),
  listEventCodes: ({ ctx, query }) => listEventCodes({ ctx, input: query }),
};
