import { endpoints } from '@wuding/contract';
import type { Hono } from 'hono';
import type { Services } from '../services';
import { createSession } from '../usecases/session/create-session';
import { deleteSession } from '../usecases/session/delete-session';
import { parseRequest } from './parse-request';
import type { RequestVariables } from './mount';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie';
import { remoteAddress } from './remote-address';

/** Sign-in and sign-out: the two requests that set a cookie, and so stand beside the common mouth. */
export function mountSession(app: Hono<RequestVariables>, services: Services): void {
  const { store, clock, config } = services;

  app.post('/api/session', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const parsed = await parseRequest(c, endpoints.createSession);
    if (!parsed.ok) {
      return parsed.refusal.errors ? problemResponse('invalid-request', requestId, { errors: parsed.refusal.errors }) : refusalResponse(parsed.refusal, requestId);
    }
    const input = parsed.value.body as { username: string; password: string; totp?: string };
    const result = await createSession({ ctx: { store, clock, requestId }, signIns: services.signIns, vault: services.vault, input: { ...input, remoteAddress: remoteAddress(c, config) } });
    if (!result.ok) return refusalResponse(result.refusal, requestId);
    writeSessionCookie(c, config, result.value.token);
    return c.json(result.value.session, 201, { 'cache-control': 'no-store' });
  });

  app.delete('/api/session', async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, config)) return problemResponse('cross-origin', requestId);
    const token = readSessionCookie(c, config);
    if (token === undefined) return problemResponse('not-signed-in', requestId);
    const result = await deleteSession({ ctx: { store, clock, requestId }, input: { token } });
    if (!result.ok) return refusalResponse(result.refusal, requestId);
    clearSessionCookie(c, config);
    return c.body(null, 204);
  });
}
