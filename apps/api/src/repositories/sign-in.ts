import { eq, sql } from 'drizzle-orm';
import type { Role, SignInRecord } from '@wuding/domain';
import { account } from '../db/schema';
import { millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { secondFactorColumns, type SecondFactorFacts } from './second-factors';

/** What signing in needs to know of an account. */
export interface SignInAccount extends SignInRecord, SecondFactorFacts {
  readonly accountId: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly isDemo: boolean;
  readonly isDisabled: boolean;
  readonly passwordHash: string;
  readonly districtIds: readonly number[];
}

/** The account of a username; null when there is none. @param lock 'row' keeps it locked until the transaction ends */
export async function findSignInAccount(db: Database, username: string, lock: 'none' | 'row'): Promise<SignInAccount | null> {
  const [row] = await rowsOf<SignInAccount>(db, sql`
    select a.id::int as "accountId", a.username, a.display_name as "displayName", a.role, a.is_demo as "isDemo",
      a.disabled_at is not null as "isDisabled", a.password_hash as "passwordHash", a.failed_sign_in_count::int as "failedCount",
      ${millisecondsOf(sql`a.locked_until`)} as "lockedUntilAt", ${secondFactorColumns},
      array(select d.district_id::int from account_district d where d.account_id = a.id order by 1) as "districtIds"
    from account a where a.username = ${username} ${lock === 'row' ? sql`for no key update of a` : sql``}`);
  return row ?? null;
}

export async function writeSignInRecord(tx: Database, accountId: number, { failedCount, lockedUntilAt }: SignInRecord): Promise<void> {
  await tx.update(account)
    .set({ failedSignInCount: failedCount, lockedUntil: lockedUntilAt === null ? null : new Date(lockedUntilAt) })
    .where(eq(account.id, accountId));
}
