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

export interface LeaderAccount {
  readonly accountId: number;
  readonly displayName: string;
  readonly districtNames: string[];
}

/** Accounts of district leaders that may sign in, by name. */
export const listLeaderAccounts = (db: Database): Promise<LeaderAccount[]> => rowsOf<LeaderAccount>(db, sql`
  select a.id::int as "accountId", a.display_name as "displayName",
    array(select d.name from account_district m join district d on d.id = m.district_id where m.account_id = a.id order by d.name collate "C") as "districtNames"
  from account a where a.role = 'district-leader' and a.disabled_at is null order by a.display_name collate "C", a.id`);

/** The leader of a district and the phone of the person the account speaks for ('' = not known); null = it has none. */
export async function leaderOfDistrict(db: Database, districtId: number): Promise<{ name: string; phone: string } | null> {
  const [row] = await rowsOf<{ name: string; phone: string }>(db, sql`
    select coalesce(p.name, a.display_name) as name, coalesce(p.phone, '') as phone from district d join account a on a.id = d.leader_account_id and a.disabled_at is null
    left join person p on p.account_id = a.id and p.left_on is null where d.id = ${districtId}::int`);
  return row ?? null;
}

export async function isLeaderAccount(db: Database, accountId: number): Promise<boolean> {
  const rows = await rowsOf(db, sql`select 1 from account where id = ${accountId}::int and role = 'district-leader' and disabled_at is null`);
  return rows.length === 1;
}

/** From now on the account may no longer act in the district. */
export async function removeAccountDistrict(tx: Database, accountId: number, districtId: number): Promise<void> {
  await rowsOf(tx, sql`delete from account_district where account_id = ${accountId}::int and district_id = ${districtId}::int`);
}
