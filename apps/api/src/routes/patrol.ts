import type { Routes } from '../http/handler';
import { exportCoverage } from '../usecases/coverage/export-coverage';
import { exportPlayedTracks } from '../usecases/tracks/export-played-tracks';
import { listPatrolShifts, listTrackLookups, playTracks } from '../usecases/tracks/play-tracks';
import { planRevisits } from '../usecases/revisits/plan-revisits';
import { exportRevisits, readRevisits } from '../usecases/revisits/read-revisits';
import { readLiveUnits } from '../usecases/tracks/read-live-units';
import { readStreetLines } from '../usecases/tracks/read-street-lines';

export const patrolRoutes: Routes<'readRevisits' | 'exportRevisits' | 'planRevisits' | 'readLiveUnits' | 'readStreetLines' | 'exportCoverage' | 'listPatrolShifts' | 'playTracks' | 'exportPlayedTracks' | 'listTrackLookups'> = {
  readLiveUnits: ({ ctx, query, services }) => readLiveUnits({ ctx, input: query, live: services.patrolLive }),
  readStreetLines: ({ ctx, query }) => readStreetLines({ ctx, input: query }),
  exportCoverage: ({ ctx, query, services }) => exportCoverage({ ctx, input: query, requirements: services.requirements }),
  readRevisits: ({ ctx, query }) => readRevisits({ ctx, input: query }),
  exportRevisits: ({ ctx, query }) => exportRevisits({ ctx, input: query }),
  planRevisits: ({ ctx, body, services }) => planRevisits({ ctx, input: body, isBeingWritten: services.readiness.background.length > 0 }),
  listPatrolShifts: ({ ctx, query }) => listPatrolShifts({ ctx, input: query }),
  playTracks: ({ ctx, body }) => playTracks({ ctx, input: body }),
  exportPlayedTracks: ({ ctx, body }) => exportPlayedTracks({ ctx, input: body }),
  listTrackLookups: ({ ctx }) => listTrackLookups({ ctx }),
};
