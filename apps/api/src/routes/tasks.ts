import type { Routes } from '../http/handler';
import { cancelTask, dispatchTask } from '../usecases/tasks/dispatch-task';
import { exportTasks, listTasks, readTask } from '../usecases/tasks/list-tasks';
import { listMyTasks, stepMyTask } from '../usecases/tasks/my-tasks';
import { sayClear } from '../usecases/tracks/say-clear';
import { findNearestUnits } from '../usecases/tasks/nearest-units';

export const taskRoutes: Routes<'listTasks' | 'exportTasks' | 'readTask' | 'dispatchTask' | 'cancelTask' | 'listMyTasks' | 'stepMyTask' | 'findNearestUnits' | 'sayClear'> = {
  listTasks: ({ ctx, query }) => listTasks({ ctx, input: query }),
  exportTasks: ({ ctx, query }) => exportTasks({ ctx, input: query }),
  readTask: ({ ctx, params }) => readTask({ ctx, input: params }),
  dispatchTask: ({ ctx, body, idempotencyKey, services }) => dispatchTask({ ctx, input: { ...body, idempotencyKey }, live: services.patrolLive, networks: services.roadNetworks }),
  cancelTask: ({ ctx, params, body, version, services }) => cancelTask({ ctx, input: { ...params, ...body, version: version ?? 0 }, live: services.patrolLive }),
  listMyTasks: ({ ctx }) => listMyTasks({ ctx }),
  sayClear: ({ ctx, body, idempotencyKey }) => sayClear({ ctx, input: { ...body, idempotencyKey } }),
  stepMyTask: ({ ctx, params, body, idempotencyKey, services }) => stepMyTask({ ctx, input: { ...params, ...body, idempotencyKey }, live: services.patrolLive }),
  findNearestUnits: ({ ctx, query, services }) => findNearestUnits({ ctx, input: query, live: services.patrolLive, networks: services.roadNetworks }),
};
