import { rowsOf, sql, type Store } from '../db/store';

/** Ids of the districts an account may act in. */
export const findAccountDistricts = async (store: Store, accountId: number): Promise<number[]> =>
  (await rowsOf<{ id: number }>(store.db, sql`select district_id::int as id from account_district where account_id = ${accountId}::int order by 1`)).map(({ id }) => id);
