import type { Routes } from '../http/handler';
import { readHome } from '../usecases/home/read-home';

export const homeRoutes: Routes<'readHome'> = {
  readHome: ({ ctx, services, query }) => readHome({ ctx, input: { query, cubes: services.cubes } }),
};
