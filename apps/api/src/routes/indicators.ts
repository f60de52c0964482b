import type { Routes } from '../http/handler';
import { exportIndicatorRecords } from '../usecases/indicators/export-indicator-records';
import { listIndicatorRecords } from '../usecases/indicators/list-indicator-records';
import { listIndicators } from '../usecases/indicators/list-indicators';
import { readIndicator } from '../usecases/indicators/read-indicator';
import { sumIndicators } from '../usecases/indicators/sum-indicators';

export const indicatorRoutes: Routes<'listIndicators' | 'readIndicator' | 'listIndicatorRecords' | 'exportIndicatorRecords' | 'sumIndicators'> = {
  listIndicators: () => listIndicators(),
  readIndicator: ({ ctx, params, query, services }) => readIndicator({ ctx, input: { ...query, id: params.id }, cubes: services.cubes }),
  listIndicatorRecords: ({ ctx, params, query }) => listIndicatorRecords({ ctx, input: { ...query, id: params.id } }),
  exportIndicatorRecords: ({ ctx, query }) => exportIndicatorRecords({ ctx, input: query }),
  sumIndicators: ({ ctx, query }) => sumIndicators({ ctx, input: query }),
};
