import { and, eq, lt, or, sql } from 'drizzle-orm';
import type { Role, SessionTimes } from '@wuding/domain';
import { session } from '../db/schema';
import { millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { secondFactorColumns, type SecondFactorFacts } from './second-factors';

/** A session with the account it belongs to, as they stand now. */
export interface SessionRecord extends SessionTimes, SecondFactorFacts {
  readonly accountId: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly isDemo: boolean;
  readonly isDisabled: boolean;
  readonly districtIds: readonly number[];
}

/** One indexed look-up a session; hashes nobody has are absent. */
export async function findSessions(db: Database, tokenHashes: readonly string[]): Promise<Map<string, SessionRecord>> {
  const rows = await rowsOf<SessionRecord & { tokenHash: string }>(db, sql`
    select s.token_hash as "tokenHash", a.id::int as "accountId", a.username, a.display_name as "displayName", a.role, a.is_demo as "isDemo",
      a.disabled_at is not null as "isDisabled", ${secondFactorColumns},
      ${millisecondsOf(sql`s.created_at`)} as "createdAt", ${millisecondsOf(sql`s.last_seen_at`)} as "lastSeenAt",
      ${millisecondsOf(sql`s.expires_at`)} as "expiresAt",
      array(select d.district_id::int from account_district d where d.account_id = a.id order by 1) as "districtIds"
    from session s join account a on a.id = s.account_id where s.token_hash in (${sql.join(tokenHashes.map((hash) => sql`${hash}`), sql`, `)})`);
  return new Map(rows.map(({ tokenHash, ...record }) => [tokenHash, record]));
}

/** @param times UTC milliseconds */
export async function insertSession(tx: Database, tokenHash: string, accountId: number, times: SessionTimes): Promise<void> {
  await tx.insert(session).values({
    tokenHash, accountId,
    createdAt: new Date(times.createdAt), lastSeenAt: new Date(times.lastSeenAt), expiresAt: new Date(times.expiresAt),
  });
}

export async function writeLastSeen(db: Database, tokenHash: string, at: number): Promise<void> {
  await db.update(session).set({ lastSeenAt: new Date(at) }).where(eq(session.tokenHash, tokenHash));
}

/** @returns the account whose session it was; null when there was none */
export async function deleteSessionByHash(tx: Database, tokenHash: string): Promise<number | null> {
  const [row] = await tx.delete(session).where(eq(session.tokenHash, tokenHash)).returning({ accountId: session.accountId });
  return row?.accountId ?? null;
}

/** What makes a session dead: past its end, or not seen since. UTC milliseconds. */
export interface DeadSessions {
  readonly expiredBy: number;
  readonly unseenSince: number;
}

/** Ends every session of an account, or only its dead ones. @returns how many */
export async function deleteSessionsOf(tx: Database, accountId: number, dead?: DeadSessions): Promise<number> {
  const rows = await tx.delete(session).where(and(eq(session.accountId, accountId), dead && isDead(dead)))
    .returning({ accountId: session.accountId });
  return rows.length;
}

/** Forgets the dead sessions of everybody. @returns how many */
export async function deleteDeadSessions(db: Database, dead: DeadSessions): Promise<number> {
  return (await db.delete(session).where(isDead(dead)).returning({ accountId: session.accountId })).length;
}

const isDead = ({ expiredBy, unseenSince }: DeadSessions) =>
  or(lt(session.expiresAt, new Date(expiredBy)), lt(session.lastSeenAt, new Date(unseenSince)));
