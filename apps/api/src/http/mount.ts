import type { Endpoints, EndpointId, EndpointShape } from '@wuding/contract';
import { grants, type Actor, type Refusal, type Result } from '@wuding/domain';
import type { Context as HonoContext, Hono } from 'hono';
import type { Context } from '../context';
import type { Services } from '../services';
import { authenticate } from '../usecases/session/authenticate';
import { authenticateScreen } from '../usecases/screens/screen-actor';
import { ExportFile } from '../export/export-file';
import { answerExport } from './answer-export';
import { answerJson } from './answer-json';
import { isHeldBack } from '../usecases/session/session-actor';
import { Binary, type Call } from './handler';
import { parseRequest, type FieldErrors } from './parse-request';
import { problemResponse, refusalResponse } from './problem-response';
import { isSameOrigin } from './same-origin';
import { readScreenCookie } from './screen-cookie';
import { readSessionCookie } from './session-cookie';

export type RequestVariables = { Variables: { requestId: string; actor?: Actor } };
type AnyHandler = (call: Call<EndpointShape>) => Promise<Result<unknown>>;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Mounts one endpoint: origin, session, authorisation, parsing, version, then the handler; answers JSON, binary or a
 * problem. Deny by default: an endpoint whose permission the role lacks never reaches its handler.
 */
export function mountEndpoint<Id extends EndpointId>(app: Hono<RequestVariables>, shape: Endpoints[Id] & EndpointShape, handler: AnyHandler, services: Services): void {
  app.on(shape.method.toUpperCase(), `/api${shape.path}`, async (c) => {
    const requestId = c.get('requestId');
    if (!isSameOrigin(c.req.raw, services.config)) return problemResponse('cross-origin', requestId);
    const admitted = await admit(c, shape.access, services);
    if (admitted instanceof Response) return admitted;
    const parsed = await parseRequest(c, shape);
    if (!parsed.ok) return parseProblem(parsed.refusal, requestId);
    const headers = readHeaders(c, shape);
    if (!headers.ok) return refusalResponse(headers.refusal, requestId);
    const ctx = { store: services.store, clock: services.clock, actor: admitted, requestId } as Context;
    const result = await handler({ ...parsed.value, ...headers.value, ctx, services } as Call<EndpointShape>);
    if (!result.ok) return refusalResponse(result.refusal, requestId);
    return answer(c, shape, result.value);
  });
}

/** A page sends it along when it asks by itself and nobody has touched it for a while. */
const unattendedHeader = 'x-unattended';

/**
 * The actor, null for public endpoints, or the refusal.
 * @param isUse whether somebody is at work: what a page asks by itself does not keep a session from going idle
 */
export async function admit(c: HonoContext<RequestVariables>, access: EndpointShape['access'], services: Services, isUse = c.req.header(unattendedHeader) === undefined): Promise<Actor | null | Response> {
  if (access === 'public') return null;
  const token = readSessionCookie(c, services.config);
  const person = token === undefined ? null : await authenticate(services, token, { isUse });
  // A browser may be a screen's and somebody's: the screen's right counts where the person has none.
  const actor = person !== null && grants[person.role][access] !== undefined ? person : (await screenOf(c, services)) ?? person;
  if (actor === null) return problemResponse('not-signed-in', c.get('requestId'));
  if (grants[actor.role][access] === undefined) return problemResponse('not-allowed', c.get('requestId'));
  if (isHeldBack(actor, access)) return problemResponse('second-factor-missing', c.get('requestId'));
  return actor;
}

/** The screen whose token the browser holds; null = none in use. */
async function screenOf(c: HonoContext<RequestVariables>, services: Services): Promise<Actor | null> {
  const token = readScreenCookie(c, services.config);
  return token === undefined ? null : authenticateScreen(services, token);
}

function readHeaders(c: HonoContext, shape: EndpointShape): Result<{ version: number | null; idempotencyKey: string | null }> {
  const match = c.req.header('if-match');
  const version = match === undefined ? null : Number(/^(?:W\/)?"?(\d{1,9})"?$/.exec(match)?.[1] ?? NaN);
  if (shape.versioned === true && (version === null || Number.isNaN(version))) return { ok: false, refusal: { code: 'version-required' } };
  const idempotencyKey = c.req.header('idempotency-key') ?? null;
  if (idempotencyKey !== null && !uuidPattern.test(idempotencyKey)) return { ok: false, refusal: { code: 'idempotency-key-invalid' } };
  return { ok: true, value: { version, idempotencyKey: idempotencyKey?.toLowerCase() ?? null } };
}

const parseProblem = (refusal: Refusal & Partial<FieldErrors>, requestId: string): Response =>
  refusal.errors === undefined ? refusalResponse(refusal, requestId) : problemResponse('invalid-request', requestId, { errors: refusal.errors });

function answer(c: HonoContext<RequestVariables>, shape: EndpointShape, value: unknown): Response | Promise<Response> {
  if (value instanceof Binary) return answerBinary(c, value);
  if (value instanceof ExportFile) return answerExport(c, value);
  if (shape.status === 204) return c.body(null, 204);
  const version = (value as { version?: unknown } | null)?.version;
  return answerJson(c, value, { status: shape.status ?? 200, version: typeof version === 'number' ? version : null });
}

async function answerBinary(c: HonoContext, binary: Binary): Promise<Response> {
  const headers = { etag: binary.options.etag, 'cache-control': binary.options.cacheControl };
  const known = c.req.header('if-none-match')?.split(',').map((tag) => tag.trim());
  if (known?.includes(binary.options.etag)) return c.body(null, 304, headers);
  return c.body((await binary.body()) as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-type': binary.media });
}
