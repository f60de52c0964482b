import type { Routes } from '../http/handler';
import { sliceEvents } from '../usecases/slice/slice-events';

export const sliceRoutes: Routes<'sliceEvents'> = {
  sliceEvents: ({ ctx, services, body }) => sliceEvents({ ctx, input: { request: body, cubes: services.cubes } }),
};
