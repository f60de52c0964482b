import type { Routes } from '../http/handler';
import { cancelAnalysis, readAnalysis } from '../usecases/analysis/read-analysis';
import { comparePeriods } from '../usecases/analysis/compare-periods';
import { readRates } from '../usecases/analysis/read-rates';
import { startAnalysis } from '../usecases/analysis/start-analysis';

export const analysisRoutes: Routes<'readRates' | 'comparePeriods' | 'startAnalysis' | 'readAnalysis' | 'cancelAnalysis'> = {
  readRates: ({ ctx, services, body }) => readRates({ ctx, input: { request: body, cubes: services.cubes } }),
  comparePeriods: ({ ctx, services, body }) => comparePeriods({ ctx, input: { request: body, cubes: services.cubes } }),
  startAnalysis: ({ ctx, services, body }) => startAnalysis({ ctx, input: { request: body, cubes: services.cubes, runs: services.analysisRuns } }),
  readAnalysis: ({ ctx, services, params }) => readAnalysis({ ctx, input: { id: params.id, runs: services.analysisRuns } }),
  cancelAnalysis: ({ ctx, services, params }) => cancelAnalysis({ ctx, input: { id: params.id, runs: services.analysisRuns } }),
};
