import { sql } from 'drizzle-orm';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

/** What happened at a spot in a window. */
export interface SpotVisits {
  readonly spotId: number;
  /** Times somebody was there, passes and stays seen in positions alike: UTC milliseconds to the second, in order. */
  readonly presences: readonly { readonly from: number; readonly to: number }[];
  readonly passCount: number;
  readonly foundCount: number;
  readonly clearCheckCount: number;
}

/** Visits of spots of a dataset in a window, by spot; spots without any are not in it. Who was there is told from `presentSince` on. Reads the visits of the window by the index of time. */
export async function spotVisits(db: Database, { datasetId, fromAt, toAt, presentSince }: { datasetId: number; fromAt: number; toAt: number; presentSince: number }): Promise<SpotVisits[]> {
  const isCounted = sql`v.entered_at >= ${instantAt(fromAt)}`;
  const rows = await rowsOf<Omit<SpotVisits, 'presences'> & { presences: string }>(db, sql`
    select v.spot_id::int as "spotId", string_agg(extract(epoch from v.entered_at)::bigint || ' ' || extract(epoch from v.left_at)::bigint, ',' order by v.entered_at) as presences,
      (count(*) filter (where ${isNoted(sql`v`)} and ${isCounted}))::int as "passCount", coalesce(sum(v.noticed_count) filter (where ${isNoted(sql`v`)} and ${isCounted}), 0)::int as "foundCount", (count(*) filter (where v.has_clear_check and ${isCounted}))::int as "clearCheckCount"
    from visit v where v.dataset_id = ${datasetId}::int and v.spot_id is not null and v.entered_at >= ${instantAt(presentSince)} and v.entered_at < ${instantAt(toAt)} group by v.spot_id`);
  return rows.map(({ presences, ...row }) => ({ ...row, presences: presences.split(',').map((text) => { const [from, to] = text.split(' ').map(Number) as [number, number]; return { from: from * 1000, to: to * 1000 }; }) }));
}
