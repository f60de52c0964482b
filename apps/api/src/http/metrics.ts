import { timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../db/store';
import type { Services } from '../services';
import type { RequestVariables } from './mount';

/** Prometheus figures of this process: default ones, and requests by route pattern, method and status. */
export function mountMetrics(app: Hono<RequestVariables>, services: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labels = ['method', 'status'] as const;
  const requests = new Counter({ name: 'wuding_http_requests_total', help: 'Requests answered', labelNames: labels, registers: [registry] });
  const seconds = new Histogram({ name: 'wuding_http_seconds', help: 'Time to answer', labelNames: labels, buckets: [0.005, 0.02, 0.1, 0.5, 2, 5], registers: [registry] });
  measureStore(registry, services.store);

  app.use('*', async (c, next) => {
    const stop = seconds.startTimer();
    await next();
    const label = { method: c.req.method, status: String(c.res.status) };
    requests.inc(label);
    stop(label);
  });

  app.get('/metrics', async (c) => {
    const address = getConnInfo(c).remote.address ?? '';
    const isLoopback = address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
    const isProxied = c.req.header('x-forwarded-for') !== undefined;
    if (!(isLoopback && !isProxied) && !hasToken(c.req.header('authorization'), services.config.metricsToken)) return c.text('forbidden', 403);
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
}

function measureStore(registry: Registry, store: Store): void {
  registry.registerMetric(new Gauge({
    name: 'wuding_store_waiting', help: 'Work waiting for the store', registers: [],
    collect() { this.set(store.condition().waitingCount); },
  }));
  registry.registerMetric(new Gauge({
    name: 'wuding_store_reopened', help: 'Engines or connections replaced since the start', registers: [],
    collect() { this.set(store.condition().reopenedCount); },
  }));
}

function hasToken(header: string | undefined, token: string | undefined): boolean {
  if (header === undefined || token === undefined) return false;
  const given = Buffer.from(header);
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
