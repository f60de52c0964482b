import type { Database } from '../db/store';
import type { AuditNote } from '../usecases/mutate';

export interface AuditDraft extends AuditNote {
  /** UTC milliseconds. */
  readonly at: number;
  readonly actorAccountId: number | null;
  readonly actorName: string;
  readonly requestId: string | null;
}

/** Appends one entry to the chain, inside the caller's transaction. */
export async function appendAudit(_tx: Database, _draft: AuditDraft): Promise<void> {
  throw new Error('written by the trust slice');
}
