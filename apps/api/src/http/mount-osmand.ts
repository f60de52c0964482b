import type { Context as HonoContext, Hono } from 'hono';
import type { Services } from '../services';
import { readOsmAnd } from '../usecases/tracks/read-osmand';
import { takeFixes } from '../usecases/tracks/take-fixes';
import type { RequestVariables } from './mount';
import { problemResponse, refusalResponse } from './problem-response';

/**
 * The protocol of the free phone app Traccar Client (OsmAnd): a position in the query, in a form, or, from version 9 on, as JSON. It knows no session
 * and answers to the status alone, so it stands beside the common mouth.
 */
export function mountOsmAnd(app: Hono<RequestVariables>, services: Services): void {
  app.on(['GET', 'POST'], '/api/osmand', async (c) => {
    const requestId = c.get('requestId');
    const body = await readBody(c);
    if (body === null) return problemResponse('malformed-json', requestId);
    const message = readOsmAnd({ ...c.req.query(), ...body });
    if (message === null) return problemResponse('invalid-request', requestId);
    const taken = await takeFixes({ place: { store: services.store, intake: services.intake }, input: message });
    if (!taken.ok) return refusalResponse(taken.refusal, requestId);
    // The app sends again what is not answered by 200, and could never get rid of a position nobody can read.
    return c.json(taken.value, 200, { 'cache-control': 'no-store' });
  });
}

/** Fields of a form or a JSON document; none for a GET; null where the JSON cannot be read. */
async function readBody(c: HonoContext): Promise<Record<string, unknown> | null> {
  if (c.req.method === 'GET') return {};
  const text = await c.req.text(), media = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (text.trim() === '') return {};
  if (media !== 'application/json') return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
