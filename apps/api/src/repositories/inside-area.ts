import { sql, type SQL } from 'drizzle-orm';
import { bitsOfMarks, civilDayOf, fixMarks, instantOfCivil } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import type { MultiPolygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { boxAround, envelope, fromGeoJson, intersects, touchesBox } from '../db/spatial';
import { rowsAsText, rowsOf, type Database } from '../db/store';
import { unshownMarks } from './played-tracks';

/** An area in a window. Instants UTC milliseconds. */
export interface InsideQuery {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly area: MultiPolygon;
  /** Around the area. */
  readonly bbox: Bbox;
}

/** Who streets, spots and posts near an area were visited by within this distance may have been inside. */
const nearMetres = 300;
/** No visit lasts longer: those of a device are made civil day by civil day, those of a group are passes. */
const longestVisitMilliseconds = 86_400_000;

/** Where a visit may have been, and the column its index begins with; the shape is told by the table. */
const placeKinds = [
  { table: sql`road_segment`, shape: sql`line`, column: sql`road_segment_id` },
  { table: sql`spot`, shape: sql`position`, column: sql`spot_id` },
  { table: sql`post`, shape: sql`shape`, column: sql`post_id` },
] as const;

/**
 * Visits that touch a window, of places in an area; one of two such places comes twice. A range of an index of (place, entered_at) for each place, whatever the planner
 * believes of how many there are: the cost is that of what was there then, not of the history.
 */
const visitsOf = ({ datasetId, fromAt, toAt }: InsideQuery, isThere: (shape: SQL) => SQL): SQL => sql.join(placeKinds.map(({ table, shape, column }) => sql`
  select v.id, v.device_id, v.unit, v.entered_at, v.left_at
  from (select id from ${table} where dataset_id = ${datasetId}::int and ${isThere(shape)} offset 0) p cross join lateral (
    select * from visit w where w.${column} = p.id and w.entered_at >= ${instantAt(fromAt - longestVisitMilliseconds)} and w.entered_at < ${instantAt(toAt)} and w.left_at > ${instantAt(fromAt)} offset 0) v`), sql` union all `);

/** A device on a civil day (Asia/Shanghai), counted from 1970. */
interface DeviceDay {
  readonly deviceId: number;
  readonly day: number;
}

/** Days of devices that visited anything near an area in a window, and those whose visits are not made yet. Reads the visits of the places near, not positions. */
export const deviceDaysNear = (db: Database, query: InsideQuery): Promise<DeviceDay[]> => rowsOf<DeviceDay>(db, sql`
  select distinct v.device_id::int as "deviceId", ((v.entered_at at time zone 'Asia/Shanghai')::date - date '1970-01-01')::int as day
  from (${visitsOf(query, (shape) => touchesBox(shape, boxAround(envelope(query.bbox), nearMetres)))}) v where v.device_id is not null
  union select t.device_id::int, (t.day - date '1970-01-01')::int from track_day t join device d on d.id = t.device_id
  where d.dataset_id = ${query.datasetId}::int and not t.is_settled and t.day between date '1970-01-01' + ${civilDayOf(query.fromAt)}::int and date '1970-01-01' + ${civilDayOf(query.toAt)}::int`);

/** Device days of one statement: small enough for the five seconds a statement has, whatever the devices sent. */
const daysTogether = 50;

/** Device days as rows `n` of device, and when the day begins and ends in seconds. */
const daysAsRows = (days: readonly DeviceDay[]): SQL => sql`jsonb_to_recordset(${{ days: days.map(({ deviceId, day }) => ({ device: deviceId, day, begins: instantOfCivil(day, 0) / 1_000, ends: instantOfCivil(day + 1, 0) / 1_000 })) }}::jsonb -> 'days') as n (device int, day int, begins float8, ends float8)`;
const isOfDay = sql`f.device_id = n.device and f.device_at >= to_timestamp(n.begins) and f.device_at < to_timestamp(n.ends)`;

const oddMark = bitsOfMarks(fixMarks.filter((mark) => unshownMarks.includes(mark)));

interface BoxPosition {
  readonly deviceId: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** Believable positions of some device days in a box, by device and time. A range of an index a device day, handed over as one text each. */
export async function positionsInBox(db: Database, { fromAt, toAt, bbox: [west, south, east, north] }: InsideQuery, days: readonly DeviceDay[]): Promise<BoxPosition[]> {
  const positions: BoxPosition[] = [];
  for (let at = 0; at < days.length; at += daysTogether) {
    const rows = await rowsOf<{ deviceId: number; told: string }>(db, sql`
      select n.device as "deviceId", p.told from ${daysAsRows(days.slice(at, at + daysTogether))} cross join lateral (
        select string_agg((extract(epoch from f.taken_at) * 1000)::bigint || ' ' || f.lng || ' ' || f.lat, ',' order by f.taken_at) as told from fix f
        where ${isOfDay} and f.taken_at >= ${instantAt(fromAt)} and f.taken_at < ${instantAt(toAt)}
          and f.lng between ${west}::float8 and ${east}::float8 and f.lat between ${south}::float8 and ${north}::float8 and f.marks & ${oddMark}::int = 0) p
      where p.told is not null order by n.device, n.day`);
    for (const { deviceId, told } of rows) {
      for (const text of told.split(',')) {
        const [taken, lng, lat] = text.split(' ').map(Number) as [number, number, number];
        positions.push({ deviceId, at: taken, lng, lat });
      }
    }
  }
  return positions;
}

/** Of some device days, those of which positions are still kept. */
export async function daysWithPositions(db: Database, days: readonly DeviceDay[]): Promise<ReadonlySet<string>> {
  if (days.length === 0) return new Set();
  const rows = await rowsOf<{ key: string }>(db, sql`
    select n.device || '/' || n.day as key from ${daysAsRows(days)} cross join lateral (select from fix f where ${isOfDay} limit 1) kept`);
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
export const visitsInside = (db: Database, query: InsideQuery): Promise<InsideVisit[]> => rowsAsText<InsideVisit>(db, sql`
  with asked as materialized (select ${fromGeoJson(query.area)} as area)
  select v.device_id as "deviceId", v.unit, ${millisecondsOf(sql`v.entered_at`)} as "from", ${millisecondsOf(sql`v.left_at`)} as "to"
  from (select distinct * from (${visitsOf(query, (shape) => intersects(shape, sql`(select area from asked)`))}) w) v order by v.entered_at, v.id`);
