import { resolve } from 'node:path';
import type { Routes } from '../http/handler';
import { compareCoverage, exportCoverageComparison } from '../usecases/coverage/compare-coverage';
import { decidePatrolStandard, readPatrolStandard } from '../usecases/coverage/decide-standard';
import { exportSpotDoses } from '../usecases/coverage/export-spot-doses';
import { exportCoverageTrend } from '../usecases/coverage/export-trend';
import { exportVisits } from '../usecases/coverage/export-visits';
import { listVisits } from '../usecases/coverage/list-visits';
import { readSpotDoses } from '../usecases/coverage/read-spot-doses';
import { readCoverageTrend } from '../usecases/coverage/read-trend';
import { exportInside } from '../usecases/tracks/export-inside';
import { exportTimelines } from '../usecases/tracks/export-timelines';
import { lookInside } from '../usecases/tracks/look-inside';
import { readTimelines } from '../usecases/tracks/read-timelines';
import { listTrackDevices, uploadTracks } from '../usecases/tracks/upload-tracks';

export const coverageRoutes: Routes<'readPatrolStandard' | 'decidePatrolStandard' | 'readCoverageTrend' | 'compareCoverage' | 'exportCoverageComparison' | 'readSpotDoses' | 'exportSpotDoses' | 'readTimelines' | 'lookInside' | 'listTrackDevices' | 'importTracks'
  | 'exportCoverageTrend' | 'listVisits' | 'exportVisits' | 'exportTimelines' | 'exportInside'> = {
  readPatrolStandard: ({ ctx, query, services }) => readPatrolStandard({ ctx, input: query, installed: services.requirements }),
  decidePatrolStandard: ({ ctx, body, version, services }) => decidePatrolStandard({ ctx, input: { ...body, version: version ?? 0 }, installed: services.requirements }),
  readCoverageTrend: ({ ctx, query, services }) => readCoverageTrend({ ctx, input: query, requirements: services.requirements }),
  exportCoverageTrend: ({ ctx, query, services }) => exportCoverageTrend({ ctx, input: query, requirements: services.requirements }),
  listVisits: ({ ctx, query, services }) => listVisits({ ctx, input: query, requirements: services.requirements }),
  exportVisits: ({ ctx, query, services }) => exportVisits({ ctx, input: query, requirements: services.requirements }),
  compareCoverage: ({ ctx, query, services }) => compareCoverage({ ctx, input: query, requirements: services.requirements }),
  exportCoverageComparison: ({ ctx, query, services }) => exportCoverageComparison({ ctx, input: query, requirements: services.requirements }),
  readSpotDoses: ({ ctx, query, services }) => readSpotDoses({ ctx, input: query, cubes: services.cubes, requirements: services.requirements }),
  exportSpotDoses: ({ ctx, query, services }) => exportSpotDoses({ ctx, input: query, cubes: services.cubes, requirements: services.requirements }),
  readTimelines: ({ ctx, body }) => readTimelines({ ctx, input: body }),
  exportTimelines: ({ ctx, body }) => exportTimelines({ ctx, input: body }),
  exportInside: ({ ctx, body }) => exportInside({ ctx, input: body }),
  lookInside: ({ ctx, body }) => lookInside({ ctx, input: body }),
  listTrackDevices: ({ ctx, query }) => listTrackDevices({ ctx, input: query }),
  importTracks: ({ ctx, body, services }) => uploadTracks({ ctx, input: body, intake: services.intake, spoolDirectory: resolve(services.config.dataDirectory, 'import') }),
};
