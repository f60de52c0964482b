import { and, eq } from 'drizzle-orm';
import type { QuietHours } from '@wuding/domain';
import { screenPlan, type PlannedScene } from '../db/schema';
import type { Database } from '../db/store';

/** Order, seconds and visibility of scenes, and when screens are dark. */
export interface PlanRecord {
  readonly scenes: readonly PlannedScene[];
  readonly quietHours: QuietHours | null;
  /** 0 while nobody has planned. */
  readonly version: number;
}

export async function findPlan(db: Database, datasetId: number): Promise<PlanRecord> {
  const [row] = await db.select().from(screenPlan).where(eq(screenPlan.datasetId, datasetId));
  return row === undefined ? { scenes: [], quietHours: null, version: 0 } : { scenes: row.scenes, quietHours: row.quietHours.hours, version: row.version };
}

/** Writes over the expected version; false when somebody else was first. */
export async function writePlan(tx: Database, datasetId: number, { scenes, quietHours, version }: PlanRecord, { at, by }: { at: number; by: string }): Promise<boolean> {
  const values = { scenes: [...scenes], quietHours: { hours: quietHours }, changedAt: new Date(at), changedBy: by, version: version + 1 };
  const rows = version === 0 ? await tx.insert(screenPlan).values({ datasetId, ...values }).onConflictDoNothing().returning({ version: screenPlan.version })
    : await tx.update(screenPlan).set(values).where(and(eq(screenPlan.datasetId, datasetId), eq(screenPlan.version, version))).returning({ version: screenPlan.version });
  return rows.length === 1;
}
