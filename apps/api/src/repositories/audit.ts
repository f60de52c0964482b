import { eq, sql } from 'drizzle-orm';
import { auditEntry, auditHead } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import { auditHash } from './audit-hash';

/** What the audit row of one mutation says. One row per bulk batch, with its count and content hash. */
export interface AuditNote {
  readonly action: string;
  readonly entity: string;
  readonly entityId?: string | null;
  readonly datasetId?: number | null;
  readonly itemCount?: number;
  readonly contentHash?: string | null;
  /** JSON. Never a password, a token or an unmasked personal identifier. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface AuditDraft extends AuditNote {
  /** UTC milliseconds. */
  readonly at: number;
  readonly actorAccountId: number | null;
  readonly actorName: string;
  readonly requestId: string | null;
}

export interface AuditHead {
  /** Number of the last entry; 0 = none yet. */
  readonly seq: number;
  readonly hash: string;
}

/**
 * Appends one entry to the chain, inside the caller's transaction and as its last write: the head row stays locked until
 * the transaction ends, which makes `seq` gapless and commit-ordered, and holds other writers up no longer than needed.
 * @throws Error when `detail` carries a secret: that is a bug of the caller
 */
export async function appendAudit(tx: Database, draft: AuditDraft): Promise<void> {
  const detail = storable(draft.detail ?? {}) as Record<string, unknown>;
  refuseSecrets(detail);
  const [head] = await rowsOf<AuditHead>(tx, sql`select seq::float8 as seq, hash from audit_head where id = 1 for update`);
  if (head === undefined) throw new Error('audit_head has no row');
  const content = {
    seq: head.seq + 1, at: new Date(draft.at), actorAccountId: draft.actorAccountId, actorName: wellFormed(draft.actorName),
    action: draft.action, entity: draft.entity, entityId: draft.entityId == null ? null : wellFormed(draft.entityId),
    datasetId: draft.datasetId ?? null, itemCount: draft.itemCount ?? 1, contentHash: draft.contentHash ?? null, detail,
    requestId: draft.requestId,
  };
  const hash = auditHash(head.hash, content);
  await tx.insert(auditEntry).values({ ...content, previousHash: head.hash, hash });
  await tx.update(auditHead).set({ seq: content.seq, hash }).where(eq(auditHead.id, 1));
}

/** The end of the chain. */
export async function readAuditHead(db: Database): Promise<AuditHead> {
  const [head] = await rowsOf<AuditHead>(db, sql`select seq::float8 as seq, hash from audit_head where id = 1`);
  if (head === undefined) throw new Error('audit_head has no row');
  return head;
}

const secretNames = new Set(['password', 'passwordhash', 'token', 'tokenhash', 'secret', 'totp', 'cookie', 'authorization']);

function refuseSecrets(value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    if (secretNames.has(name.toLowerCase().replaceAll(/[^a-z]/g, ''))) throw new Error(`audit detail must not carry "${name}"`);
    refuseSecrets(inner);
  }
}

/** The value as JSON keeps it, without the characters PostgreSQL text cannot hold: what is hashed is what is stored. */
const storable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, inner: unknown) => (typeof inner === 'string' ? wellFormed(inner) : inner));

/** NUL and lone surrogates, which text columns refuse, become U+FFFD. */
const wellFormed = (text: string): string =>
  text.replaceAll(/\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
