import { eq, sql, type SQL } from 'drizzle-orm';
import type { Role } from '@wuding/domain';
import { account, accountDistrict } from '../db/schema';
import { millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';

/** An account as administrators see it: nothing secret. Instants are UTC milliseconds. */
export interface AccountRecord {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly districtIds: readonly number[];
  readonly isDemo: boolean;
  readonly lockedUntilAt: number | null;
  readonly isDisabled: boolean;
  readonly createdAt: number;
}

export interface AccountQuery {
  readonly role?: Role | undefined;
  /** Part of the username or the display name. */
  readonly text?: string | undefined;
  readonly sort: 'username' | '-username';
  readonly limit: number;
  /** Last username of the page before. */
  readonly after: string | null;
}

const accounts = sql`
  select a.id::int as id, a.username, a.display_name as "displayName", a.role, a.is_demo as "isDemo",
    a.disabled_at is not null as "isDisabled",
    ${millisecondsOf(sql`a.locked_until`)} as "lockedUntilAt", ${millisecondsOf(sql`a.created_at`)} as "createdAt",
    array(select d.district_id::int from account_district d where d.account_id = a.id order by 1) as "districtIds"
  from account a`;

/** One page in the order of usernames by code point, and how many match altogether. */
export async function listAccounts(db: Database, query: AccountQuery): Promise<{ items: AccountRecord[]; total: number }> {
  const conditions: SQL[] = [sql`true`];
  if (query.role !== undefined) conditions.push(sql`a.role = ${query.role}`);
  if (query.text !== undefined) {
    const pattern = likePattern(query.text);
    conditions.push(sql`(a.username ilike ${pattern} or a.display_name ilike ${pattern})`);
  }
  const matching = sql.join(conditions, sql` and `);
  const isDescending = query.sort === '-username';
  const beyond = query.after === null ? sql`true` : sql`a.username collate "C" ${isDescending ? sql`<` : sql`>`} ${query.after}`;
  const items = await rowsOf<AccountRecord>(db, sql`
    ${accounts} where ${matching} and ${beyond}
    order by a.username collate "C" ${isDescending ? sql`desc` : sql`asc`} limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ total: number }>(db, sql`select count(*)::int as total from account a where ${matching}`);
  return { items, total: counted?.total ?? 0 };
}

/** The account of a username, its row locked until the transaction ends; null when there is none. */
export async function lockAccount(tx: Database, username: string): Promise<AccountRecord | null> {
  const [row] = await rowsOf<AccountRecord>(tx, sql`${accounts} where a.username = ${username} for no key update of a`);
  return row ?? null;
}

export interface AccountDraft {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly isDemo: boolean;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/** @returns the new id; null when the username is taken */
export async function insertAccount(tx: Database, { createdAt, ...draft }: AccountDraft): Promise<number | null> {
  const [row] = await tx.insert(account).values({ ...draft, createdAt: new Date(createdAt), passwordChangedAt: new Date(createdAt) })
    .onConflictDoNothing({ target: account.username }).returning({ id: account.id });
  return row?.id ?? null;
}

/** Sets a new password and opens the lock. @param at UTC milliseconds */
export async function writePassword(tx: Database, accountId: number, passwordHash: string, at: number): Promise<void> {
  await tx.update(account)
    .set({ passwordHash, passwordChangedAt: new Date(at), failedSignInCount: 0, lockedUntil: null }).where(eq(account.id, accountId));
}

/** @param at UTC milliseconds; null = may sign in again */
export async function writeDisabled(tx: Database, accountId: number, at: number | null): Promise<void> {
  await tx.update(account).set({ disabledAt: at === null ? null : new Date(at) }).where(eq(account.id, accountId));
}

/** Password hashes of the demo accounts, by username. */
export async function readDemoPasswordHashes(db: Database): Promise<Map<string, { readonly id: number; readonly passwordHash: string }>> {
  const rows = await db.select({ id: account.id, username: account.username, passwordHash: account.passwordHash })
    .from(account).where(eq(account.isDemo, true));
  return new Map(rows.map(({ username, ...row }) => [username, row]));
}

/** Lets a district leader act in a district. @returns false when they already could */
export async function insertAccountDistrict(tx: Database, accountId: number, districtId: number): Promise<boolean> {
  const rows = await tx.insert(accountDistrict).values({ accountId, districtId }).onConflictDoNothing()
    .returning({ accountId: accountDistrict.accountId });
  return rows.length === 1;
}
