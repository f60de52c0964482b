import { addresses, type EndpointId, type Endpoints, type RequestOf, type ResponseOf } from '@wuding/contract';
import { addressOf } from './address';
import { attendanceHeaders } from './attendance-of-page';
import { readProblem, RequestFailure } from './problem';
import { learnServerTime, markOfAsking } from './server-clock';

/** Parts the endpoint has no schema for must stay away; the others are what the contract says. */
type Parts<Id extends EndpointId> = {
  [Part in keyof RequestOf<Endpoints[Id]> as RequestOf<Endpoints[Id]>[Part] extends undefined ? never : Part]: RequestOf<Endpoints[Id]>[Part];
};

export type CallOf<Id extends EndpointId> = Parts<Id> & {
  readonly signal?: AbortSignal;
  /** Version the edit was made from: sent as `If-Match`. */
  readonly version?: number;
  /** One UUID for one act, however often it is sent: `Idempotency-Key`. */
  readonly idempotencyKey?: string;
};

interface Client {
  fetch: typeof fetch;
  wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
  /** Called when a session turns out to have ended. */
  onSignedOut(): void;
}

export const client: Client = { fetch: (...call) => globalThis.fetch(...call), wait: pause, onSignedOut: () => undefined };

const retryLimit = 2;

/**
 * Calls an endpoint of the contract with the session cookie of this origin.
 * A GET answered 503 is asked again at most twice, after the server's Retry-After (capped at 5 s).
 * @throws RequestFailure for anything but success; the AbortError of fetch when the signal fired
 */
export async function request<Id extends EndpointId>(id: Id, call: CallOf<Id>): Promise<ResponseOf<Endpoints[Id]>> {
  const response = await ask(id, call, 'application/json');
  return response.status === 204 ? (undefined as ResponseOf<Endpoints[Id]>) : ((await response.json()) as ResponseOf<Endpoints[Id]>);
}

/** Calls an endpoint whose answer is not JSON, under the same rules. */
export const requestBytes = async <Id extends EndpointId>(id: Id, call: CallOf<Id>): Promise<Uint8Array> =>
  new Uint8Array(await (await ask(id, call, 'application/octet-stream')).arrayBuffer());

/** The answer of success. @throws as `request` does */
async function ask<Id extends EndpointId>(id: Id, call: CallOf<Id>, accept: string): Promise<Response> {
  const { method, path } = addresses[id];
  const { params = {}, query = {}, body, signal, version, idempotencyKey } = call as {
    params?: object; query?: object; body?: unknown; signal?: AbortSignal; version?: number; idempotencyKey?: string;
  };
  const address = addressOf(path, params as Record<string, unknown>, query as Record<string, unknown>);
  const headers: Record<string, string> = { accept, ...attendanceHeaders() };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  const options: RequestInit = {
    method: method.toUpperCase(), headers, credentials: 'same-origin', cache: 'no-store',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }),
  };
  const response = await sendPatiently(address, options, method === 'get');
  if (response.ok) return response;
  throw await failureOf(response);
}

/** Asks for a file, by its address alone or with a body (never asked again by itself); throws what went wrong as `request` does. */
export async function fetchFile(address: string, signal: AbortSignal, body?: object): Promise<Response> {
  const asked: RequestInit = body === undefined ? { headers: attendanceHeaders() } : { method: 'POST', headers: { ...attendanceHeaders(), 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await sendPatiently(address, { ...asked, credentials: 'same-origin', cache: 'no-store', signal }, body === undefined);
  if (response.ok) return response;
  throw await failureOf(response);
}

async function failureOf(response: Response): Promise<RequestFailure> {
  const failure = await readProblem(response);
  if (failure.code === 'not-signed-in') client.onSignedOut();
  return failure;
}

async function sendPatiently(address: string, options: RequestInit, isRepeatable: boolean): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const response = await send(address, options);
    if (!isRepeatable || response.status !== 503 || attempt === retryLimit) return response;
    const seconds = Number(response.headers.get('retry-after'));
    await client.wait(Math.min(Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 500 * (attempt + 1), 5_000), options.signal ?? undefined);
  }
}

async function send(address: string, options: RequestInit): Promise<Response> {
  const askedAt = markOfAsking();
  try {
    const response = await client.fetch(address, options);
    learnServerTime(response.headers.get('x-server-time') ?? '', askedAt);
    return response;
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new RequestFailure('unreachable', 0);
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
