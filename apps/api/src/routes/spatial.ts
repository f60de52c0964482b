import type { Routes } from '../http/handler';
import { readAlongStreet } from '../usecases/spatial/read-along-street';
import { readDistrictAt } from '../usecases/spatial/read-district-at';
import { readHere } from '../usecases/spatial/read-here';
import { readNearest } from '../usecases/spatial/read-nearest';
import { readWithin } from '../usecases/spatial/read-within';

export const spatialRoutes: Routes<'readHere' | 'readNearest' | 'readWithin' | 'readAlongStreet' | 'readDistrictAt'> = {
  readHere: ({ ctx, query }) => readHere({ ctx, input: query }),
  readNearest: ({ ctx, query }) => readNearest({ ctx, input: query }),
  readWithin: ({ ctx, body }) => readWithin({ ctx, input: body }),
  readAlongStreet: ({ ctx, query }) => readAlongStreet({ ctx, input: query }),
  readDistrictAt: ({ ctx, query }) => readDistrictAt({ ctx, input: query }),
};
