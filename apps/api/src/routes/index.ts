import type { EndpointId } from '@wuding/contract';
import type { Routes } from '../http/handler';
import { alarmRoutes } from './alarms';
import { analysisRoutes } from './analysis';
import { basemapRoutes } from './basemaps';
import { codeSetRoutes } from './code-sets';
import { datasetRoutes } from './datasets';
import { districtRoutes } from './districts';
import { dutyRoutes } from './duty';
import { homeRoutes } from './home';
import { incidentRoutes } from './incidents';
import { indicatorRoutes } from './indicators';
import { layerRoutes } from './layers';
import { coverageRoutes } from './coverage';
import { patrolRoutes } from './patrol';
import { peopleRoutes } from './people';
import { postRoutes } from './posts';
import { registerRoutes } from './registers';
import { rosterRoutes } from './rosters';
import { screenRoutes } from './screens';
import { searchRoutes } from './search';
import { reportRoutes } from './reports';
import { sessionRoutes } from './session';
import { sliceRoutes } from './slice';
import { spatialRoutes } from './spatial';
import { staffRoutes } from './staff';
import { systemRoutes } from './system';
import { taskRoutes } from './tasks';
import { trackRoutes } from './tracks';
import { workbenchNoteRoutes } from './workbench-notes';
import { zoneRoutes } from './zones';

/** Sign-in, sign-out and the pairing of screens are about cookies and are mounted by hand (http/mount-session.ts, mount-screens.ts). */
type MountedId = Exclude<EndpointId, 'createSession' | 'deleteSession' | 'beginPairing' | 'readStanding'>;

/** Every endpoint has exactly one route; the compiler counts them. */
export const routes: Routes<MountedId> = {
  ...systemRoutes, ...sessionRoutes, ...peopleRoutes, ...datasetRoutes, ...codeSetRoutes, ...districtRoutes, ...incidentRoutes,
  ...sliceRoutes, ...homeRoutes, ...searchRoutes, ...layerRoutes, ...basemapRoutes, ...spatialRoutes,
  ...zoneRoutes,
  // Before the routes with an id: /posts/export is no post.
  ...registerRoutes,
  ...staffRoutes, ...postRoutes, ...rosterRoutes, ...dutyRoutes,
  ...staffRoutes, ...postRoutes, ...rosterRoutes,
  ...indicatorRoutes, ...reportRoutes, ...trackRoutes, ...patrolRoutes, ...alarmRoutes, ...taskRoutes, ...analysisRoutes, ...workbenchNoteRoutes,
  ...coverageRoutes, ...screenRoutes,
};
