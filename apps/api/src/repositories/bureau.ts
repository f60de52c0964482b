import { eq } from 'drizzle-orm';
import { bureau } from '../db/schema';
import type { Database } from '../db/store';

/** The one bureau of this store, as its documents name it. */
export interface Bureau {
  readonly name: string;
  readonly enforcementBodyName: string;
  /** 授权 or 委托: where its power to punish rests. */
  readonly powerBasis: 'authorised' | 'entrusted';
  /** ISO civil date; null = no term. */
  readonly powerExpiresOn: string | null;
  readonly homeDatasetId: number | null;
}

export async function findBureau(db: Database): Promise<Bureau | null> {
  const [row] = await db.select({
    name: bureau.name, enforcementBodyName: bureau.enforcementBodyName, powerBasis: bureau.powerBasis,
    powerExpiresOn: bureau.powerExpiresOn, homeDatasetId: bureau.homeDatasetId,
  }).from(bureau);
  return row ?? null;
}

/** Writes the bureau; false when there already is one. */
export async function createBureau(tx: Database, draft: Omit<Bureau, 'homeDatasetId'>): Promise<boolean> {
  const rows = await tx.insert(bureau).values({ ...draft }).onConflictDoNothing().returning({ id: bureau.id });
  return rows.length === 1;
}

export async function setHomeDataset(tx: Database, datasetId: number): Promise<void> {
  await tx.update(bureau).set({ homeDatasetId: datasetId }).where(eq(bureau.id, 1));
}
