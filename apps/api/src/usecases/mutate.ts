import type { Refusal, Result } from '@wuding/domain';
import type { Context } from '../context';
import type { Database, TransactionOptions } from '../db/store';
import { appendAudit } from '../repositories/audit';

/** What the audit row of one mutation says. One row per bulk batch, with its count and content hash. */
export interface AuditNote {
  readonly action: string;
  readonly entity: string;
  readonly entityId?: string | null;
  readonly datasetId?: number | null;
  readonly itemCount?: number;
  readonly contentHash?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
}

class Rollback extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/**
 * Runs one mutation: its writes and its audit row commit together or not at all. A refusal rolls back.
 * `work` calls `recordChange` before it writes rows, so that locks are always taken in one order
 * (change head, then audit head).
 */
export async function mutate<Value>(
  ctx: Context,
  work: (tx: Database) => Promise<Result<{ value: Value; audit: AuditNote }>>,
  options?: TransactionOptions,
): Promise<Result<Value>> {
  try {
    const value = await ctx.store.transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Rollback(result.refusal);
      await appendAudit(tx, {
        at: ctx.clock.now(), actorAccountId: ctx.actor.accountId, actorName: `${ctx.actor.username} (${ctx.actor.role})`,
        requestId: ctx.requestId, ...result.value.audit,
      });
      return result.value.value;
    }, options);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Rollback) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
