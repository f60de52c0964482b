import { sql, type SQL } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { isNoted } from './noted-visits';

/** Somebody found again at a spot that a pass of the same day had found left, after one that had met somebody. */
export interface SpotReturn {
  readonly districtId: number;
  readonly districtName: string;
  readonly spotId: number;
  /** UTC milliseconds. */
  readonly at: number;
}

/** Passes with what the one before found and whether anybody was met before that, each day (Asia/Shanghai) for itself. Stays seen in positions are no passes. */
const passes = (where: SQL): SQL => sql`(
  select v.spot_id, v.entered_at, (v.entered_at at time zone 'Asia/Shanghai')::date as day, v.noticed_count,
    lag(v.noticed_count) over w as before, max(v.noticed_count) over (w rows between unbounded preceding and 2 preceding) as ever
  from visit v where ${isNoted(sql`v`)} and v.spot_id is not null and ${where}
  window w as (partition by v.spot_id, (v.entered_at at time zone 'Asia/Shanghai')::date order by v.entered_at, v.id)) p`;
const isReturn: SQL = sql`(p.noticed_count > 0 and p.before = 0 and p.ever > 0)`;

/** Returns of today since an instant, by the district a spot lies in now. Reads today's passes. */
export const returnsSince = (db: Database, datasetId: number, { dayAt, since, now }: { dayAt: number; since: number; now: number }): Promise<SpotReturn[]> => rowsOf<SpotReturn>(db, sql`
  select d.id::int as "districtId", d.name as "districtName", p.spot_id::int as "spotId", ${millisecondsOf(sql`p.entered_at`)} as at
  from ${passes(sql`v.dataset_id = ${datasetId}::int and v.entered_at >= ${instantAt(dayAt)} and v.entered_at <= ${instantAt(now)}`)}
  join spot s on s.id = p.spot_id join district d on d.dataset_id = s.dataset_id join district_boundary b on b.district_id = d.id and b.effective @> ${instantAt(now)} and ${isCovered(sql`b.boundary`, sql`s.position`)}
  where ${isReturn} and p.entered_at > ${instantAt(since)} order by p.entered_at, p.spot_id`);

/** A stretch of the day over some days before: minutes from midnight in Shanghai. */
export interface UsualHour {
  readonly fromAt: number;
  readonly toAt: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Distinct spots of a district with a return in a stretch of each day on which somebody passed there in it. Reads the passes of the district's spots in the span. */
export const usualReturns = async (db: Database, districtId: number, { fromAt, toAt, fromMinute, toMinute }: UsualHour): Promise<number[]> => {
  const minute = sql`extract(epoch from (p.entered_at at time zone 'Asia/Shanghai')::time) / 60`;
  const rows = await rowsOf<{ spots: number }>(db, sql`
    select (count(distinct p.spot_id) filter (where ${isReturn}))::int as spots
    from ${passes(sql`v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)} and v.spot_id in (
      select s.id from spot s join district_boundary b on b.district_id = ${districtId}::int and b.effective @> ${instantAt(toAt)} and ${isCovered(sql`b.boundary`, sql`s.position`)})`)}
    where ${minute} > ${fromMinute}::float8 and ${minute} <= ${toMinute}::float8 group by p.day`);
  return rows.map(({ spots }) => spots);
};
