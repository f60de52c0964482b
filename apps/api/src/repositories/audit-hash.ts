import { createHash } from 'node:crypto';
import { canonicalJson } from '@wuding/domain';

/** Everything an audit entry says, apart from its two hashes. */
export interface AuditContent {
  readonly seq: number;
  readonly at: Date;
  readonly actorAccountId: number | null;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly datasetId: number | null;
  readonly itemCount: number;
  readonly contentHash: string | null;
  readonly detail: Record<string, unknown>;
  readonly requestId: string | null;
}

/** What the first entry follows. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 (hex) over the previous entry's hash, a line feed, and the entry as canonical JSON (keys sorted, instants ISO UTC). */
export function auditHash(previousHash: string, content: AuditContent): string {
  const { seq, at, actorAccountId, actorName, action, entity, entityId, datasetId, itemCount, contentHash, detail, requestId } = content;
  // Named one by one: a row has more columns than the entry has content.
  const text = canonicalJson({
    seq, at, actorAccountId, actorName, action, entity, entityId, datasetId, itemCount, contentHash, detail, requestId,
  });
  return createHash('sha256').update(`${previousHash}\n${text}`, 'utf8').digest('hex');
}
