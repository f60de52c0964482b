import { sql, type SQL } from 'drizzle-orm';
import { bitsOfMarks, fixMarks } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { boxAround, fromGeoJson, intersects } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { unshownMarks } from './played-tracks';

export interface InsideQuery {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly area: MultiPolygon;
}

/** Who streets, spots and posts near an area were visited by within this distance may have been inside. */
const nearMetres = 300;

const placesIn = (datasetId: number, area: SQL): SQL => sql`
  select v.* from (select id from road_segment where dataset_id = ${datasetId}::int and ${intersects(sql`line`, area)}) r join visit v on v.road_segment_id = r.id
  union select v.* from (select id from spot where dataset_id = ${datasetId}::int and ${intersects(sql`position`, area)}) s join visit v on v.spot_id = s.id
  union select v.* from (select id from post where dataset_id = ${datasetId}::int and ${intersects(sql`shape`, area)}) p join visit v on v.post_id = p.id`;

/** A device on a civil day (Asia/Shanghai), counted from 1970. */
interface DeviceDay {
  readonly deviceId: number;
  readonly day: number;
}

/** Days of devices that visited anything near an area in a window, and those whose visits are not made yet. Reads the visits of the places near, not positions. */
export const deviceDaysNear = (db: Database, { datasetId, fromAt, toAt, area }: InsideQuery): Promise<DeviceDay[]> => rowsOf<DeviceDay>(db, sql`
  with near as (select ${boxAround(fromGeoJson(area), nearMetres)} as box)
  select distinct v.device_id::int as "deviceId", ((v.entered_at at time zone 'Asia/Shanghai')::date - date '1970-01-01')::int as day
  from (${placesIn(datasetId, sql`(select box from near)`)}) v where v.device_id is not null and v.entered_at < ${instantAt(toAt)} and v.left_at > ${instantAt(fromAt)}
  union select t.device_id::int, (t.day - date '1970-01-01')::int from track_day t join device d on d.id = t.device_id
  where d.dataset_id = ${datasetId}::int and not t.is_settled and t.day >= (${instantAt(fromAt)} at time zone 'Asia/Shanghai')::date and t.day <= (${instantAt(toAt)} at time zone 'Asia/Shanghai')::date`);

const oddMark = bitsOfMarks(fixMarks.filter((mark) => unshownMarks.includes(mark)));

interface BoxPosition {
  readonly deviceId: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** Believable positions of some device days in a box, in order. One range of an index a device day. */
export const positionsInBox = (db: Database, { fromAt, toAt }: { fromAt: number; toAt: number }, { days, bbox: [west, south, east, north] }: { days: readonly DeviceDay[]; bbox: Bbox }): Promise<BoxPosition[]> => rowsOf<BoxPosition>(db, sql`
  select f.device_id::int as "deviceId", ${millisecondsOf(sql`f.taken_at`)} as at, f.lng, f.lat
  from jsonb_to_recordset(${{ days }}::jsonb -> 'days') as n ("deviceId" int, day int)
  join fix f on f.device_id = n."deviceId" and f.device_at >= ((date '1970-01-01' + n.day)::timestamp at time zone 'Asia/Shanghai') and f.device_at < ((date '1970-01-01' + n.day + 1)::timestamp at time zone 'Asia/Shanghai')
  where f.taken_at >= ${instantAt(fromAt)} and f.taken_at < ${instantAt(toAt)} and f.lng between ${west}::float8 and ${east}::float8 and f.lat between ${south}::float8 and ${north}::float8 and f.marks & ${oddMark}::int = 0
  order by f.device_id, f.taken_at`);

/** Of some device days, those of which positions are still kept. */
export async function daysWithPositions(db: Database, days: readonly DeviceDay[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf<{ key: string }>(db, sql`
    select n."deviceId" || '/' || n.day as key from jsonb_to_recordset(${{ days }}::jsonb -> 'days') as n ("deviceId" int, day int)
    where exists (select from fix f where f.device_id = n."deviceId" and f.device_at >= ((date '1970-01-01' + n.day)::timestamp at time zone 'Asia/Shanghai') and f.device_at < ((date '1970-01-01' + n.day + 1)::timestamp at time zone 'Asia/Shanghai'))`);
  return new Set(rows.map(({ key }) => key));
}

export interface InsideVisit {
  /** Null = told by a group, not by a device. */
  readonly deviceId: number | null;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** Visits of streets, spots and posts an area touches, in order. */
export const visitsInside = (db: Database, { datasetId, fromAt, toAt, area }: InsideQuery): Promise<InsideVisit[]> => rowsOf<InsideVisit>(db, sql`
  with asked as (select ${fromGeoJson(area)} as area)
  select v.device_id::int as "deviceId", v.unit, ${millisecondsOf(sql`v.entered_at`)} as "from", ${millisecondsOf(sql`v.left_at`)} as "to"
  from (${placesIn(datasetId, sql`(select area from asked)`)}) v where v.entered_at < ${instantAt(toAt)} and v.left_at > ${instantAt(fromAt)} order by v.entered_at, v.id`);
