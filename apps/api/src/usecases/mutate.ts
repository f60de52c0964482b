import type { Refusal, Result } from '@wuding/domain';
import type { Context } from '../context';
import type { Database, TransactionOptions } from '../db/store';
import { appendAudit, type AuditNote } from '../repositories/audit';
import { withIdempotency, type IdempotencyRequest } from './idempotency';

export type { AuditNote } from '../repositories/audit';

export interface MutationOptions extends TransactionOptions {
  /** From a field POST with an `Idempotency-Key`; null or absent = none was sent. */
  readonly idempotency?: IdempotencyRequest | null;
}

class Rollback extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * Runs one mutation: its writes and its audit row commit together or not at all. A refusal rolls back.
 * `work` calls `recordChange` before it writes rows, so that locks are always taken in one order
 * (idempotency key, change head, then audit head).
 * With `options.idempotency` the value is the answer itself and must be JSON: it is kept, in the same transaction, and
 * given again to the same request without running `work`.
 */
export async function mutate<Value>(
  ctx: Context,
  work: (tx: Database) => Promise<Result<{ value: Value; audit: AuditNote }>>,
  options: MutationOptions = {},
): Promise<Result<Value>> {
  const { idempotency, ...transactionOptions } = options;
  try {
    const value = await ctx.store.transaction(async (tx) => {
      const runOnce = () => writeWithAudit(ctx, tx, work);
      return idempotency == null ? runOnce() : unwrap(await withIdempotency({ tx, ctx, request: idempotency, work: runOnce }));
    }, transactionOptions);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Rollback) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function writeWithAudit<Value>(
  ctx: Context,
  tx: Database,
  work: (tx: Database) => Promise<Result<{ value: Value; audit: AuditNote }>>,
): Promise<Value> {
  const { value, audit } = unwrap(await work(tx));
  await appendAudit(tx, {
    at: ctx.clock.now(), actorAccountId: ctx.actor.accountId, actorName: `${ctx.actor.username} (${ctx.actor.role})`,
    requestId: ctx.requestId, ...audit,
  });
  return value;
}

function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Rollback(result.refusal);
  return result.value;
}
