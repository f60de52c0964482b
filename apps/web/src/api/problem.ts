import { problemTable, type Problem, type ProblemCode } from '@wuding/contract';

/** Codes of the problem table, and two the server cannot send: nobody answered, or the answer is not ours. */
export type FailureCode = ProblemCode | 'unreachable' | 'foreign-answer';

type FieldError = NonNullable<Problem['errors']>[number];

/** A request that did not succeed, as the server explained it (RFC 9457) or as the lack of an answer. */
export class RequestFailure extends Error {
  readonly code: FailureCode;
  /** HTTP status; 0 when nobody answered. */
  readonly status: number;
  readonly detail: string | null;
  readonly errors: readonly FieldError[];
  readonly data: Readonly<Record<string, unknown>>;
  /** What an administrator finds the request by. */
  readonly requestId: string | null;

  constructor(code: FailureCode, status: number, problem: Partial<Problem> = {}) {
    super(problem.title ?? code);
    this.name = 'RequestFailure';
    this.code = code;
    this.status = status;
    this.detail = problem.detail ?? null;
    this.errors = problem.errors ?? [];
    this.data = problem.data ?? {};
    this.requestId = problem.requestId ?? null;
  }

  /** Asking again later may succeed without anybody changing anything. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 503 || this.status === 429;
  }
}

/**
 * An unsuccessful answer as a failure. A body that is not a problem of our table (a proxy's error page, a cut
 * answer) is told apart, so that its status is never mistaken for the server's own word.
 */
export async function readProblem(response: Response): Promise<RequestFailure> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const foreign = new RequestFailure('foreign-answer', response.status, requestId === undefined ? {} : { requestId });
  if (!(response.headers.get('content-type') ?? '').includes('application/problem+json')) return foreign;
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null;
  if (problem === null || typeof problem !== 'object' || typeof problem.code !== 'string' || !Object.hasOwn(problemTable, problem.code)) return foreign;
  return new RequestFailure(problem.code as ProblemCode, response.status, problem);
}
