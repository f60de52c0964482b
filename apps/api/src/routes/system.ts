import { accept } from '@wuding/domain';
import type { Routes } from '../http/handler';
import { probeStore } from '../usecases/probe-store';

/** Health and readiness answer while the store is away: that is when they matter. */
export const systemRoutes: Routes<'readHealth' | 'readReadiness'> = {
  readHealth: async ({ services }) =>
    accept({
      status: (await probeStore(services.store)) ? 'ok' : 'degraded', store: services.store.kind,
      version: services.config.version, now: new Date(services.clock.now()).toISOString(), publicUrl: services.config.publicUrl?.origin ?? null,
    }),
  readReadiness: async ({ services }) => {
    const waitingFor = [...services.readiness.waitingFor, ...((await probeStore(services.store)) ? [] : ['数据库'])];
    return accept({ ready: waitingFor.length === 0, waitingFor, background: [...services.readiness.background] });
  },
};
