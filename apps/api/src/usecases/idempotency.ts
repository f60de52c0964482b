import { createHash } from 'node:crypto';
import { endpoints, type EndpointId, type EndpointShape } from '@wuding/contract';
import { accept, canonicalJson, refuse, type Refusal, type Result } from '@wuding/domain';
import type { AnonymousContext, Context } from '../context';
import type { Database } from '../db/store';
import { claimIdempotencyKey, deleteIdempotencyKeys, findAnswer, keepAnswer } from '../repositories/idempotency';

/** How long the first answer to a field POST is kept; a phone may hold its outbox for weeks. */
const idempotencyKeepMilliseconds = 30 * 24 * 60 * 60_000;

export interface IdempotencyRequest {
  /** UUID from the `Idempotency-Key` header, lower case. */
  readonly key: string;
  readonly endpoint: EndpointId;
  /** The parsed request body. */
  readonly body: unknown;
}

/**
 * Runs `work` at most once for a key within thirty days, inside the transaction `work` writes in: the answer commits with
 * the writes, and of requests that arrive together one works and the others wait and get its answer. Work that refuses
 * leaves no trace, so the same key may be tried again.
 * @returns the first answer, as JSON; refuses `idempotency-key-reused` for another body, endpoint or account
 */
export async function withIdempotency<Value>(
  { tx, ctx, request, work }: { tx: Database; ctx: Context; request: IdempotencyRequest; work: () => Promise<Value> },
): Promise<Result<Value, Refusal<'idempotency-key-reused'>>> {
  if (ctx.actor.accountId === null) throw new Error('an idempotency key belongs to an account');
  const now = ctx.clock.now();
  const claim = {
    key: request.key, accountId: ctx.actor.accountId, endpoint: request.endpoint, createdAt: now,
    bodyHash: createHash('sha256').update(canonicalJson(request.body)).digest('hex'),
  };
  if (!(await claimIdempotencyKey(tx, claim, now - idempotencyKeepMilliseconds))) return answerAgain<Value>(tx, claim);
  const answer = JSON.parse(JSON.stringify(await work())) as Value;
  const shape: EndpointShape = endpoints[request.endpoint];
  await keepAnswer(tx, request.key, shape.status ?? 200, answer);
  return accept(answer);
}

async function answerAgain<Value>(
  tx: Database,
  claim: { key: string; accountId: number; endpoint: string; bodyHash: string },
): Promise<Result<Value, Refusal<'idempotency-key-reused'>>> {
  const first = await findAnswer(tx, claim.key);
  const isSame = first !== null
    && first.accountId === claim.accountId && first.endpoint === claim.endpoint && first.bodyHash === claim.bodyHash;
  return isSame ? accept(first.response as Value) : refuse('idempotency-key-reused');
}

/** Forgets keys older than thirty days. @returns how many */
export const purgeIdempotencyKeys = ({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>): Promise<number> =>
  deleteIdempotencyKeys(store.db, clock.now() - idempotencyKeepMilliseconds);
