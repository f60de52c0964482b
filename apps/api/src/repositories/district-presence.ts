import { sql } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { centreOf, isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A district with a boundary in force, and when somebody was last seen in it. */
export interface DistrictPresence {
  readonly districtId: number;
  readonly name: string;
  /** End of the last visit of a street, post or spot in it since an instant, not after now; null = there was none. UTC milliseconds. */
  readonly lastVisitAt: number | null;
}

/** Reads visits of the window only: each street once, then whether the middle of it lies in the district. */
export const districtPresence = (db: Database, datasetId: number, { since, now }: { since: number; now: number }): Promise<DistrictPresence[]> => rowsOf<DistrictPresence>(db, sql`
  with seen as materialized (
    select coalesce(v.road_segment_id, s.road_segment_id) as segment, v.post_id, max(least(v.left_at, ${instantAt(now)})) as left_at from visit v left join spot s on s.id = v.spot_id
    where v.dataset_id = ${datasetId}::int and v.entered_at >= ${instantAt(since)} and v.entered_at <= ${instantAt(now)} group by 1, 2)
  select d.id::int as "districtId", d.name, ${millisecondsOf(sql`max(n.left_at)`)} as "lastVisitAt"
  from district d join district_boundary b on b.district_id = d.id and b.effective @> ${instantAt(now)}
  left join lateral (
    select n.left_at from seen n left join road_segment r on r.id = n.segment left join post p on p.id = n.post_id
    where p.district_id = d.id or ${isCovered(sql`b.boundary`, centreOf(sql`r.line`))}) n on true
  where d.dataset_id = ${datasetId}::int group by d.id, d.name order by d.id`);
