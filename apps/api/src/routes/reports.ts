import type { Routes } from '../http/handler';
import { freezeYear } from '../usecases/reports/freeze-year';
import { readYearlyReport } from '../usecases/reports/read-yearly-report';

export const reportRoutes: Routes<'readYearlyReport' | 'freezeYear'> = {
  readYearlyReport: ({ ctx, params, query }) => readYearlyReport({ ctx, input: { ...query, year: params.year } }),
  freezeYear: ({ ctx, params, body }) => freezeYear({ ctx, input: { ...body, year: params.year } }),
};
