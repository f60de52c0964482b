import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countAuditEntries, listAuditEntries as readEntries, type AuditEntry } from '../../repositories/audit-entries';
import { decodeCursor, encodeCursor } from '../cursor';

export interface AuditListing {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly sort: 'seq' | '-seq';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface AuditEntryView {
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string | null;
  readonly itemCount: number;
  readonly hash: string;
  readonly requestId: string | null;
  readonly detail: Record<string, unknown>;
}

/** A page of the audit log, newest first unless asked otherwise. */
export async function listAuditEntries(
  { ctx, input }: { ctx: Context; input: AuditListing },
): Promise<Result<{ items: AuditEntryView[]; nextCursor: string | null; total: number }>> {
  if (!isAllowed(ctx.actor, 'audit.read')) return refuse('not-allowed');
  const cursor = decodeCursor(input.cursor, input.sort, ['integer']);
  if (!cursor.ok) return cursor;
  const filter = { action: input.action, actor: input.actor };
  const cursorSeq = cursor.value === null ? null : Number(cursor.value[0]);
  const entries = await readEntries(ctx.store.db, { filter, sort: input.sort, cursorSeq, limit: input.limit + 1 });
  const shown = entries.slice(0, input.limit);
  const last = shown.at(-1);
  const nextCursor = entries.length > input.limit && last !== undefined ? encodeCursor(input.sort, [last.seq]) : null;
  return accept({ items: shown.map(toView), nextCursor, total: await countAuditEntries(ctx.store.db, filter) });
}

const toView = ({ seq, at, actorName, action, entity, entityId, itemCount, hash, requestId, detail }: AuditEntry): AuditEntryView =>
  ({ seq, at: at.toISOString(), actorName, action, entity, entityId, itemCount, hash, requestId, detail });
