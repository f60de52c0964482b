import { endpoints } from '@wuding/contract';
import type { Hono } from 'hono';
import type { Services } from '../services';
import { beginPairing } from '../usecases/screens/begin-pairing';
import { readStanding } from '../usecases/screens/read-standing';
import type { RequestVariables } from './mount';
import { parseRequest } from './parse-request';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';
import { readScreenCookie, writeScreenCookie } from './screen-cookie';

/** What concerns a screen's own cookie: beside the common mouth, like sign-in. */
export function mountScreens(app: Hono<RequestVariables>, services: Services): void {
  const { store, clock, config } = services;

  app.post('/api/screen-pairings', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const parsed = await parseRequest(c, endpoints.beginPairing);
    if (!parsed.ok) return parsed.refusal.errors ? problemResponse('invalid-request', requestId, { errors: parsed.refusal.errors }) : refusalResponse(parsed.refusal, requestId);
    const result = await beginPairing({ ctx: { store, clock, requestId }, held: readScreenCookie(c, config) });
    if (!result.ok) return refusalResponse(result.refusal, requestId);
    const { token, ...shown } = result.value;
    writeScreenCookie(c, config, token);
    return c.json(shown, 201, { 'cache-control': 'no-store' });
  });

  app.get('/api/screen-pairings/mine', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const result = await readStanding({ ctx: { store, clock, requestId }, token: readScreenCookie(c, config) });
    return result.ok ? c.json(result.value, 200, { 'cache-control': 'no-store' }) : refusalResponse(result.refusal, requestId);
  });
}
