import { sql, type SQL } from 'drizzle-orm';
import type { ControlClass } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { centreOf, intersects, isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A street segment as its coverage is judged. */
export interface CoveredSegment {
  readonly id: number;
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly lengthMetres: number;
  /** The district that held its middle at the end of the window; null = none. */
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly isSensitive: boolean;
  /** Passes that began in the window: touches of one unit closer together than the gap are one. */
  readonly passCount: number;
  /** End of the last visit before the end of the window, however long ago; null = never visited. UTC milliseconds. */
  readonly lastVisitAt: number | null;
}

export interface CoverageQuery {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly passGapMilliseconds: number;
  readonly districtId: number | null;
}

/** Every segment of a dataset, or of one district of it. Reads visits of the window and one visit a segment before it: cost does not grow with positions. */
export const coveredSegments = (db: Database, { datasetId, fromAt, toAt, passGapMilliseconds, districtId }: CoverageQuery): Promise<CoveredSegment[]> => rowsOf<CoveredSegment>(db, sql`
  with pass as (
    select v.road_segment_id, v.entered_at - lag(v.left_at) over (partition by v.road_segment_id, v.unit order by v.entered_at) as pause
    from visit v where v.dataset_id = ${datasetId}::int and v.road_segment_id is not null and v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)}),
  passes as (select road_segment_id, count(*)::int as count from pass where pause is null or pause > ${passGapMilliseconds / 1000}::float8 * interval '1 second' group by road_segment_id)
  select r.id::int as id, r.name, r.control_class as "controlClass", r.length_metres::float8 as "lengthMetres", d.id::int as "districtId", d.name as "districtName",
    ${isSensitive} as "isSensitive", coalesce(p.count, 0)::int as "passCount",
    (select ${millisecondsOf(sql`max(l.left_at)`)} from (select v.left_at from visit v where v.road_segment_id = r.id and v.entered_at < ${instantAt(toAt)} order by v.entered_at desc limit 3) l) as "lastVisitAt"
  from road_segment r left join passes p on p.road_segment_id = r.id
  left join lateral (
    select d.id, d.name from district_boundary b join district d on d.id = b.district_id
    where d.dataset_id = r.dataset_id and b.effective @> ${instantAt(toAt)} and ${isCovered(sql`b.boundary`, centreOf(sql`r.line`))} order by d.id limit 1) d on true
  where r.dataset_id = ${datasetId}::int and ${districtId === null ? sql`true` : sql`d.id = ${districtId}::int`}
  order by r.id`);

const isSensitive: SQL = sql`exists (select from zone z where z.dataset_id = r.dataset_id and z.kind = 'sensitive' and z.removed_at is null and ${intersects(sql`z.area`, sql`r.line`)})`;
