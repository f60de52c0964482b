import { fixRules } from '@wuding/domain';
import type { AnonymousContext } from '../../context';
import { removeOldFixes, type RetentionOutcome } from '../../repositories/fixes';
import { appendAudit } from '../../repositories/audit';

/** Removes raw positions older than 90 days that no legal hold keeps. Summaries stay. What was done is noted in the store and in the audit chain. */
export const retainFixes = ({ store, clock }: Pick<AnonymousContext, 'store' | 'clock'>): Promise<RetentionOutcome> => store.transaction(async (tx) => {
  const ranAt = clock.now(), beforeAt = ranAt - fixRules.oldestMilliseconds;
  const outcome = await removeOldFixes(tx, { beforeAt, ranAt });
  await appendAudit(tx, {
    at: ranAt, actorAccountId: null, actorName: 'retention', requestId: null, action: 'fix.retain', entity: 'fix', itemCount: outcome.removedCount,
    detail: { beforeAt: new Date(beforeAt).toISOString(), heldCount: outcome.heldCount },
  });
  return outcome;
}, { statementTimeoutMilliseconds: 120_000 });
