import type { Routes } from '../http/handler';
import { commandScreen } from '../usecases/screens/command-screen';
import { editScreen, restoreScreen, revokeScreen } from '../usecases/screens/edit-screen';
import { exportScreens, listScreens } from '../usecases/screens/list-screens';
import { pairScreen } from '../usecases/screens/pair-screen';
import { editScreenPlan, readScreenPlan } from '../usecases/screens/screen-plan';
import { readWall } from '../usecases/wall/read-wall';
import { readWallStreets } from '../usecases/wall/wall-coverage';

export const screenRoutes: Routes<'listScreens' | 'pairScreen' | 'editScreen' | 'revokeScreen' | 'restoreScreen' | 'exportScreens' | 'commandScreen' | 'readScreenPlan' | 'editScreenPlan' | 'readWall' | 'readWallStreets'> = {
  listScreens: ({ ctx, query, services }) => listScreens({ ctx, input: query, wall: services.wall }),
  pairScreen: ({ ctx, body }) => pairScreen({ ctx, input: body }),
  editScreen: ({ ctx, params, body, version }) => editScreen({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  revokeScreen: ({ ctx, params, services }) => revokeScreen({ ctx, input: params, wall: services.wall }),
  restoreScreen: ({ ctx, params }) => restoreScreen({ ctx, input: params }),
  exportScreens: ({ ctx, query }) => exportScreens({ ctx, input: query }),
  commandScreen: ({ ctx, params, body, idempotencyKey, services }) => commandScreen({ ctx, input: { ...params, ...body, idempotencyKey }, wall: services.wall }),
  readScreenPlan: ({ ctx }) => readScreenPlan({ ctx }),
  editScreenPlan: ({ ctx, body, version }) => editScreenPlan({ ctx, input: { ...body, version: version ?? 0 } }),
  readWall: ({ ctx, services }) => readWall({ ctx, feed: services.wall.feed, patrolLive: services.patrolLive }),
  readWallStreets: ({ ctx, services }) => readWallStreets({ ctx, source: services }),
};
