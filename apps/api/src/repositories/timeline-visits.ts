import { sql } from 'drizzle-orm';
import type { LineString, Point, Polygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { geoJsonOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A visit of a street, or a stay at a spot or post, as a device's positions showed it. */
interface TimelineVisit {
  readonly deviceId: number;
  readonly from: number;
  readonly to: number;
  readonly kind: 'street' | 'spot' | 'post';
  readonly placeId: number;
  /** Empty = a street without a name. */
  readonly name: string;
  readonly direction: number;
}

interface DeviceWindow {
  readonly fromAt: number;
  readonly toAt: number;
  readonly deviceIds: readonly number[];
}
const among = (deviceIds: readonly number[]) => sql`(select value::int from jsonb_array_elements_text(${{ deviceIds }}::jsonb -> 'deviceIds'))`;

/** Visits of some devices that began in a window, in order. */
export const timelineVisits = (db: Database, { fromAt, toAt, deviceIds }: DeviceWindow): Promise<TimelineVisit[]> => rowsOf<TimelineVisit>(db, sql`
  select v.device_id::int as "deviceId", ${millisecondsOf(sql`v.entered_at`)} as "from", ${millisecondsOf(sql`v.left_at`)} as "to",
    case when v.post_id is not null then 'post' when v.spot_id is not null then 'spot' else 'street' end as kind, coalesce(v.post_id, v.spot_id, v.road_segment_id)::int as "placeId",
    coalesce(p.name, s.code, r.name, '') as name, v.direction::int as direction
  from visit v left join post p on p.id = v.post_id left join spot s on s.id = v.spot_id left join road_segment r on r.id = v.road_segment_id
  where v.device_id in ${among(deviceIds)} and v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)} and coalesce(v.post_id, v.spot_id, v.road_segment_id) is not null order by v.entered_at, v.id`);

/** Pauses between a device's positions in a window that are longer than so many seconds, in order; what lies before its first and after its last position is no pause. */
export const positionGaps = (db: Database, { fromAt, toAt, deviceIds, gapSeconds }: DeviceWindow & { gapSeconds: number }): Promise<{ deviceId: number; from: number; to: number }[]> => rowsOf(db, sql`
  select g.device_id::int as "deviceId", ${millisecondsOf(sql`g.since`)} as "from", ${millisecondsOf(sql`g.taken_at`)} as "to"
  from (select f.device_id, f.taken_at, lag(f.taken_at) over (partition by f.device_id order by f.taken_at) as since from fix f
    where f.device_id in ${among(deviceIds)} and f.device_at >= ${instantAt(fromAt)} - interval '2 days' and f.device_at < ${instantAt(toAt)} + interval '2 days' and f.taken_at >= ${instantAt(fromAt)} and f.taken_at < ${instantAt(toAt)}) g
  where g.taken_at - g.since > ${gapSeconds}::float8 * interval '1 second' order by g.device_id, g.taken_at`);

/** First and last position of each device in a window. */
export const positionSpans = (db: Database, { fromAt, toAt, deviceIds }: DeviceWindow): Promise<{ deviceId: number; from: number; to: number }[]> => rowsOf(db, sql`
  select f.device_id::int as "deviceId", ${millisecondsOf(sql`min(f.taken_at)`)} as "from", ${millisecondsOf(sql`max(f.taken_at)`)} as "to" from fix f
  where f.device_id in ${among(deviceIds)} and f.device_at >= ${instantAt(fromAt)} - interval '2 days' and f.device_at < ${instantAt(toAt)} + interval '2 days' and f.taken_at >= ${instantAt(fromAt)} and f.taken_at < ${instantAt(toAt)} group by f.device_id`);

export interface PlaceShape {
  readonly kind: TimelineVisit['kind'];
  readonly placeId: number;
  readonly shape: Point | LineString | Polygon;
}

/** Where streets, spots and posts lie, of those named. */
export const placeShapes = (db: Database, places: readonly Pick<TimelineVisit, 'kind' | 'placeId'>[]): Promise<PlaceShape[]> => rowsOf<PlaceShape>(db, sql`
  with asked as (select distinct kind, "placeId" from jsonb_to_recordset(${{ places: places.map(({ kind, placeId }) => ({ kind, placeId })) }}::jsonb -> 'places') as n (kind text, "placeId" int))
  select a.kind, a."placeId", ${geoJsonOf(sql`r.line`)} as shape from asked a join road_segment r on a.kind = 'street' and r.id = a."placeId"
  union all select a.kind, a."placeId", ${geoJsonOf(sql`s.position`)} from asked a join spot s on a.kind = 'spot' and s.id = a."placeId"
  union all select a.kind, a."placeId", ${geoJsonOf(sql`p.shape`)} from asked a join post p on a.kind = 'post' and p.id = a."placeId" where p.shape is not null`);
