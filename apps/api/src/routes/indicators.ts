import type { Routes } from '../http/handler';
import { listIndicatorRecords } from '../usecases/indicators/list-indicator-records';
import { listIndicators } from '../usecases/indicators/list-indicators';
import { readIndicator } from '../usecases/indicators/read-indicator';
import { sumIndicators } from '../usecases/indicators/sum-indicators';

export const indicatorRoutes: Routes<'listIndicators' | 'readIndicator' | 'listIndicatorRecords' | 'sumIndicators'> = {
  listIndicators: () => listIndicators(),
  readIndicator: ({ ctx, params, query }) => readIndicator({ ctx, input: { ...query, id: params.id } }),
  listIndicatorRecords: ({ ctx, params, query }) => listIndicatorRecords({ ctx, input: { ...query, id: params.id } }),
  sumIndicators: ({ ctx, query }) => sumIndicators({ ctx, input: query }),
};
