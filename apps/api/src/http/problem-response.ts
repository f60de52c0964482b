import { problemTable, type Problem, type ProblemCode } from '@wuding/contract';
import type { Refusal } from '@wuding/domain';
import { Fault, type FaultKind } from '../fault';
import { describeRefusal } from './describe-refusal';

export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: Problem['errors'];
  readonly data?: Readonly<Record<string, unknown>>;
}

/** RFC 9457 answer for one code of the problem table. */
export function problemResponse(code: ProblemCode, requestId: string, details: ProblemDetails = {}): Response {
  const { status, title } = problemTable[code];
  const problem: Problem = { type: `urn:wuding:problem:${code}`, title, status, code, requestId, ...details } as Problem;
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', 'x-request-id': requestId });
  if (status === 503) headers.set('retry-after', '2');
  if (status === 429) headers.set('retry-after', '60');
  return new Response(JSON.stringify(problem), { status, headers });
}

/** A refusal as HTTP. A code that does not stand in the table is a bug and throws. */
export function refusalResponse(refusal: Refusal, requestId: string): Response {
  if (!(refusal.code in problemTable)) throw new Error(`refusal "${refusal.code}" is not in the problem table`);
  const code = refusal.code as ProblemCode;
  const detail = describeRefusal(refusal);
  return problemResponse(code, requestId, {
    ...(detail === undefined ? {} : { detail }),
    ...(refusal.pointer === undefined ? {} : { errors: [{ pointer: refusal.pointer, code, detail: detail ?? problemTable[code].title }] }),
    ...(refusal.data === undefined ? {} : { data: refusal.data }),
  });
}

const faultCodes: Readonly<Record<FaultKind, ProblemCode>> = {
  'store-away': 'store-away', 'statement-timeout': 'statement-timeout', 'queue-full': 'store-busy', 'store-locked': 'store-away',
  'newer-schema': 'store-away', disk: 'store-away', unexpected: 'unexpected',
};

/** Anything thrown: a fault of the outside world by its kind, anything else a fixed sentence and nothing more. */
export function errorResponse(error: unknown, requestId: string): Response {
  return problemResponse(error instanceof Fault ? faultCodes[error.kind] : 'unexpected', requestId);
}
