import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openApiDocument } from '@wuding/contract';
import type { Hono } from 'hono';
import type { Services } from '../services';
import type { RequestVariables } from './mount';
import { StaticFiles } from './static-files';

const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>五定 API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;

const startScript = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;

/** OpenAPI 3.1 and Swagger UI from our own files, under the same content security policy as every page. */
export function mountApiDocs(app: Hono<RequestVariables>, services: Services): void {
  const files = new StaticFiles(dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')));
  const document = openApiDocument(services.config.version);
  app.get('/api/openapi.json', (c) => c.json(document));
  app.get('/api/docs', (c) => c.html(page));
  app.get('/api/docs/start.js', (c) => c.body(startScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/api/docs/:file{swagger-ui\\.css|swagger-ui-bundle\\.js}', (c) => files.respond(`/${c.req.param('file')}`, c.req.raw) ?? c.notFound());
}
