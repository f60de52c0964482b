import { endpoints, type EndpointShape } from '@wuding/contract';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { isServedOverHttps } from './config';
import { mountApiDocs } from './http/api-docs';
import { mountLive } from './http/mount-live';
import { mountMetrics } from './http/metrics';
import { mountEndpoint, type RequestVariables } from './http/mount';
import { mountOsmAnd } from './http/mount-osmand';
import { mountScreens } from './http/mount-screens';
import { mountWallLive } from './http/mount-wall-live';
import { mountSession } from './http/mount-session';
import { errorResponse, problemResponse } from './http/problem-response';
import { securityHeaders } from './http/security-headers';
import { StaticFiles } from './http/static-files';
import { logError } from './log';
import { routes } from './routes';
import type { Services } from './services';

/** Largest JSON body; field photos and imports have doors of their own. */
const maxJsonBytes = 2 * 1024 * 1024;

/** The HTTP mouth: every endpoint of the contract, the docs, the web app. Constructs nothing that lives longer. */
export function createApp(services: Services): Hono<RequestVariables> {
  const app = new Hono<RequestVariables>();
  app.use('*', async (c, next) => {
    c.set('requestId', crypto.randomUUID());
    await next();
    c.header('x-request-id', c.get('requestId'));
    c.header('x-server-time', new Date(services.clock.now()).toISOString());
  });
  mountMetrics(app, services);
  app.use('*', securityHeaders(isServedOverHttps(services.config)));
  // Who asks whether we are ready waits for what is written in the background: it does not make way for them.
  app.use('/api/*', async (c, next) => {
    if (c.req.path === '/api/ready') return next();
    const end = services.traffic.begin();
    await next().finally(end);
  });
  app.use('/api/*', compress());
  app.use('/api/*', bodyLimit({ maxSize: maxJsonBytes, onError: (c) => problemResponse('payload-too-large', c.get('requestId')) }));

  mountSession(app, services);
  mountOsmAnd(app, services);
  mountLive(app, services);
  mountScreens(app, services);
  mountWallLive(app, services);
  for (const [id, handler] of Object.entries(routes)) {
    mountEndpoint(app, endpoints[id as keyof typeof routes] as never as EndpointShape & never, handler as never, services);
  }
  mountApiDocs(app, services);
  app.all('/api/*', (c) => problemResponse('not-found', c.get('requestId')));
  mountWeb(app, services.config.webFolder);
  app.onError((error, c) => {
    logError(error, c.get('requestId'), c.req.method, c.req.path);
    return errorResponse(error, c.get('requestId'));
  });
  return app;
}

/** The built web app; paths without a file are its own routes and get its page. */
function mountWeb(app: Hono<RequestVariables>, folder: string): void {
  const files = new StaticFiles(folder);
  app.get('*', (c) => {
    const { path } = c.req;
    const file = files.respond(path, c.req.raw);
    if (file !== undefined) return file;
    if (/\.[a-z0-9]{2,11}$/i.test(path)) return problemResponse('not-found', c.get('requestId'));
    return files.respond('/index.html', c.req.raw) ?? c.text('The web app is not built: run npm start.', 503);
  });
}
