import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { defaultSecondFactorRoles, type Role } from '@wuding/domain';
import { bureau, recoveryCode, secondFactor } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface SecondFactor {
  readonly sealedSecret: string;
  readonly isConfirmed: boolean;
  /** The 30 s step of the last code taken; 0 = none yet. */
  readonly lastStep: number;
}

/** Columns that say what the second factor of `account a` comes to. */
export const secondFactorColumns: SQL = sql`
  exists (select from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as "hasFactor",
  coalesce((select second_factor_roles from bureau where id = 1), array[${sql.join(defaultSecondFactorRoles.map((role) => sql`${role}::text`), sql`, `)}]) as "factorRoles"`;

export interface SecondFactorFacts {
  readonly hasFactor: boolean;
  readonly factorRoles: readonly Role[];
}

export async function findSecondFactor(db: Database, accountId: number): Promise<SecondFactor | null> {
  const [row] = await rowsOf<SecondFactor>(db, sql`
    select sealed_secret as "sealedSecret", confirmed_at is not null as "isConfirmed", last_step::float8 as "lastStep"
    from second_factor where account_id = ${accountId}::int for update`);
  return row ?? null;
}

/** Begins again with a new secret, not yet confirmed. The caller has seen that none is confirmed. */
export async function putUnconfirmedFactor(tx: Database, accountId: number, sealedSecret: string, at: number): Promise<void> {
  await deleteSecondFactor(tx, accountId);
  await tx.insert(secondFactor).values({ accountId, sealedSecret, createdAt: new Date(at) });
}

export async function confirmFactor(tx: Database, accountId: number, { step, at, codeHashes }: { step: number; at: number; codeHashes: readonly string[] }): Promise<void> {
  await tx.update(secondFactor).set({ confirmedAt: new Date(at), lastStep: step }).where(eq(secondFactor.accountId, accountId));
  await tx.insert(recoveryCode).values(codeHashes.map((codeHash) => ({ accountId, codeHash })));
}

export async function writeLastStep(tx: Database, accountId: number, step: number): Promise<void> {
  await tx.update(secondFactor).set({ lastStep: step }).where(eq(secondFactor.accountId, accountId));
}

/** Spends a recovery code; false when the account has none such, or spent it before. */
export async function useRecoveryCode(tx: Database, accountId: number, codeHash: string, at: number): Promise<boolean> {
  const rows = await tx.update(recoveryCode).set({ usedAt: new Date(at) })
    .where(and(eq(recoveryCode.accountId, accountId), eq(recoveryCode.codeHash, codeHash), isNull(recoveryCode.usedAt))).returning({ codeHash: recoveryCode.codeHash });
  return rows.length === 1;
}

/** Takes the second factor away, recovery codes with it. @returns whether there was one */
export async function deleteSecondFactor(tx: Database, accountId: number): Promise<boolean> {
  return (await tx.delete(secondFactor).where(eq(secondFactor.accountId, accountId)).returning({ accountId: secondFactor.accountId })).length === 1;
}

export async function writeSecondFactorRoles(tx: Database, roles: readonly Role[]): Promise<void> {
  await tx.update(bureau).set({ secondFactorRoles: [...roles] }).where(eq(bureau.id, 1));
}
