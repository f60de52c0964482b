import type { Routes } from '../http/handler';
import { searchNames } from '../usecases/search/search-names';

export const searchRoutes: Routes<'searchNames'> = {
  searchNames: ({ ctx, services, query }) => searchNames({ ctx, input: { query, names: services.names } }),
};
