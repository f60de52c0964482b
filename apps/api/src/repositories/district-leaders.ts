import { and, eq, isNull, sql } from 'drizzle-orm';
import { district } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface LedDistrict {
  readonly id: number;
  readonly datasetId: number;
  readonly leaderAccountId: number | null;
}

/** The district of this name in the bureau's own dataset; null when there is none. */
export async function findHomeDistrict(db: Database, name: string): Promise<LedDistrict | null> {
  const [row] = await rowsOf<LedDistrict>(db, sql`
    select d.id::int as id, d.dataset_id::int as "datasetId", d.leader_account_id::int as "leaderAccountId"
    from district d where d.name = ${name} and d.dataset_id = (select home_dataset_id from bureau where id = 1)`);
  return row ?? null;
}

/** Names the leader of a district that has none; somebody else's district is left alone. */
export async function writeFirstLeader(tx: Database, districtId: number, accountId: number, changeSeq: number): Promise<void> {
  await tx.update(district).set({ leaderAccountId: accountId, version: sql`${district.version} + 1`, changeSeq })
    .where(and(eq(district.id, districtId), isNull(district.leaderAccountId)));
}
