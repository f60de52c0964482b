import { sql } from 'drizzle-orm';
import type { PatrolRequirement, SpotDose } from '@wuding/domain';
import { millisecondsOf } from '../db/instant';
import { patrolStandard } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface PatrolStandardRecord {
  readonly version: number;
  readonly fromAt: number;
  readonly rules: readonly PatrolRequirement[];
  readonly dose: SpotDose;
  readonly reason: string;
  readonly decidedAt: number;
  readonly decidedBy: string;
}

/** Every version a dataset ever had, the last first. They are few. */
export const patrolStandards = (db: Database, datasetId: number): Promise<PatrolStandardRecord[]> => rowsOf<PatrolStandardRecord>(db, sql`
  select version::int as version, ${millisecondsOf(sql`effective_from`)} as "fromAt", rules, dose, reason, ${millisecondsOf(sql`decided_at`)} as "decidedAt", decided_by as "decidedBy"
  from patrol_standard where dataset_id = ${datasetId}::int order by version desc`);

/** Whether it was written: false where the version is there already. */
export async function insertPatrolStandard(tx: Database, datasetId: number, { fromAt, decidedAt, ...record }: PatrolStandardRecord): Promise<boolean> {
  const rows = await tx.insert(patrolStandard).values({ ...record, datasetId, effectiveFrom: new Date(fromAt), decidedAt: new Date(decidedAt) }).onConflictDoNothing().returning({ id: patrolStandard.id });
  return rows.length > 0;
}
