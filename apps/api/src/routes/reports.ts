import type { Routes } from '../http/handler';
import { exportYearlyReport } from '../usecases/reports/export-yearly-report';
import { freezeYear } from '../usecases/reports/freeze-year';
import { readYearlyReport } from '../usecases/reports/read-yearly-report';

export const reportRoutes: Routes<'readYearlyReport' | 'exportYearlyReport' | 'freezeYear'> = {
  readYearlyReport: ({ ctx, params, query }) => readYearlyReport({ ctx, input: { ...query, year: params.year } }),
  exportYearlyReport: ({ ctx, query }) => exportYearlyReport({ ctx, input: query }),
  freezeYear: ({ ctx, params, body }) => freezeYear({ ctx, input: { ...body, year: params.year } }),
};
