import type { Routes } from '../http/handler';
import { readCoverage } from '../usecases/coverage/read-coverage';
import { takeFixes } from '../usecases/tracks/take-fixes';

export const trackRoutes: Routes<'takeFixes' | 'readCoverage'> = {
  takeFixes: ({ services, body }) =>
    takeFixes({ place: { store: services.store, intake: services.intake }, input: { token: body.token, sentAt: body.sentAt === null ? null : Date.parse(body.sentAt), rows: body.fixes } }),
  readCoverage: ({ ctx, query, services }) => readCoverage({ ctx, input: query, requirements: services.requirements }),
};
