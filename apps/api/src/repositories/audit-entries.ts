import { and, asc, desc, eq, gt, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import { auditEntry } from '../db/schema';
import { rowsOf, type Database } from '../db/store';
import { readAuditHead, type AuditHead } from './audit';
import type { AuditContent } from './audit-hash';

export interface AuditEntry extends AuditContent {
  readonly previousHash: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly action?: string | undefined;
  /** Name of the actor, without role. */
  readonly actor?: string | undefined;
}

/** Entries in the order of their numbers, past `afterSeq` (null = from the first, whatever its number). */
export async function readAuditChunk(db: Database, afterSeq: number | null, limit: number): Promise<AuditEntry[]> {
  const past = afterSeq === null ? undefined : gt(auditEntry.seq, afterSeq);
  return db.select().from(auditEntry).where(past).orderBy(asc(auditEntry.seq)).limit(limit);
}

/** Hashes of the entries with these numbers; numbers without an entry are missing from the map. */
export async function readAuditHashes(db: Database, seqs: readonly number[]): Promise<Map<number, string>> {
  const rows = await db.select({ seq: auditEntry.seq, hash: auditEntry.hash }).from(auditEntry).where(inArray(auditEntry.seq, [...seqs]));
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** The head and the highest entry number, in one snapshot: an honest chain has them equal. `lastSeq` 0 = no entry. */
export async function readChainEnd(db: Database): Promise<{ head: AuditHead; lastSeq: number }> {
  const [row] = await rowsOf<{ seq: number; hash: string; lastSeq: number }>(db, sql`
    select seq::float8 as seq, hash, coalesce((select max(seq) from audit_entry), 0)::float8 as "lastSeq" from audit_head where id = 1`);
  if (row === undefined) throw new Error('audit_head has no row');
  return { head: { seq: row.seq, hash: row.hash }, lastSeq: row.lastSeq };
}

/** One page, newest or oldest first, strictly past `cursorSeq` in that order. */
export async function listAuditEntries(
  db: Database,
  { filter, sort, cursorSeq, limit }: { filter: AuditFilter; sort: 'seq' | '-seq'; cursorSeq: number | null; limit: number },
): Promise<AuditEntry[]> {
  const past = cursorSeq === null ? undefined : sort === 'seq' ? gt(auditEntry.seq, cursorSeq) : lt(auditEntry.seq, cursorSeq);
  return db.select().from(auditEntry).where(and(matches(filter), past))
    .orderBy(sort === 'seq' ? asc(auditEntry.seq) : desc(auditEntry.seq)).limit(limit);
}

/** What the log says of one record, oldest first. */
export async function listEntriesOf(db: Database, entity: string, entityId: string, limit: number): Promise<Pick<AuditEntry, 'at' | 'action' | 'actorName' | 'detail'>[]> {
  return db.select({ at: auditEntry.at, action: auditEntry.action, actorName: auditEntry.actorName, detail: auditEntry.detail }).from(auditEntry)
    .where(and(eq(auditEntry.entity, entity), eq(auditEntry.entityId, entityId))).orderBy(asc(auditEntry.seq)).limit(limit);
}

/** How many entries match; without a filter that is the head's number, because numbers have no gaps. */
export async function countAuditEntries(db: Database, filter: AuditFilter): Promise<number> {
  const condition = matches(filter);
  if (condition === undefined) return (await readAuditHead(db)).seq;
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(auditEntry).where(condition);
  return row?.count ?? 0;
}

function matches({ action, actor }: AuditFilter): SQL | undefined {
  const byAction = action === undefined ? undefined : eq(auditEntry.action, action);
  const byActor = actor === undefined ? undefined
    : or(eq(auditEntry.actorName, actor), sql`starts_with(${auditEntry.actorName}, ${`${actor} (`})`);
  return and(byAction, byActor);
}
