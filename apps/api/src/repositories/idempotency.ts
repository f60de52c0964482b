import { eq, lt } from 'drizzle-orm';
import { idempotencyKey } from '../db/schema';
import type { Database } from '../db/store';

export interface IdempotencyClaim {
  /** UUID, lower case. */
  readonly key: string;
  readonly accountId: number;
  readonly endpoint: string;
  /** SHA-256 (hex) of the canonical body. */
  readonly bodyHash: string;
  /** UTC milliseconds. */
  readonly createdAt: number;
}

/**
 * Takes the key for this transaction. A second transaction with the same key waits here until the first ends: it gets the
 * key when the first rolled back, and false when it committed. A key made before `forgottenBefore` counts as new.
 */
export async function claimIdempotencyKey(tx: Database, claim: IdempotencyClaim, forgottenBefore: number): Promise<boolean> {
  const row = { ...claim, createdAt: new Date(claim.createdAt), status: 0, response: {} };
  const { key: _key, ...renewed } = row;
  const rows = await tx.insert(idempotencyKey).values(row)
    .onConflictDoUpdate({ target: idempotencyKey.key, set: renewed, setWhere: lt(idempotencyKey.createdAt, new Date(forgottenBefore)) })
    .returning({ key: idempotencyKey.key });
  return rows.length === 1;
}

/** Keeps the answer under a claimed key; it commits with the mutation. */
export async function keepAnswer(tx: Database, key: string, status: number, response: unknown): Promise<void> {
  await tx.update(idempotencyKey).set({ status, response }).where(eq(idempotencyKey.key, key));
}

/** The kept request and answer of a key; null when there is none. */
export async function findAnswer(tx: Database, key: string): Promise<(Omit<IdempotencyClaim, 'createdAt'> & { response: unknown }) | null> {
  const { accountId, endpoint, bodyHash, response } = idempotencyKey;
  const [row] = await tx.select({ key: idempotencyKey.key, accountId, endpoint, bodyHash, response })
    .from(idempotencyKey).where(eq(idempotencyKey.key, key));
  return row ?? null;
}

/** @returns how many keys were forgotten */
export async function deleteIdempotencyKeys(db: Database, createdBefore: number): Promise<number> {
  const rows = await db.delete(idempotencyKey).where(lt(idempotencyKey.createdAt, new Date(createdBefore)))
    .returning({ key: idempotencyKey.key });
  return rows.length;
}
