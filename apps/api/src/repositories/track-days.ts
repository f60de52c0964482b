import { sql } from 'drizzle-orm';
import { civilDayOf, instantOfCivil, type ControlClass, type DutyStretch } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { geoJsonOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A day (Asia/Shanghai) of one device, counted from 1970. */
export interface TrackDay {
  readonly deviceId: number;
  readonly datasetId: number;
  readonly day: number;
  /** What its visits are called by: code of the person, name of the team, plate of the vehicle. */
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
}

/** A day as it was found open. */
export interface OpenDay extends TrackDay {
  /** Another one after each position that came of it. */
  readonly mark: string;
}

const epoch = sql`date '1970-01-01'`;

/** The first day, counted from 1970, a device of a dataset was heard on; null = none ever was. */
export async function firstTrackDay(db: Database, datasetId: number): Promise<number | null> {
  const [first] = await rowsOf<{ day: number | null }>(db, sql`select (min(t.day) - ${epoch})::int as day from track_day t join device d on d.id = t.device_id where d.dataset_id = ${datasetId}::int`);
  return first?.day ?? null;
}

/** Notes that the days of some positions have to be settled again. */
export async function openTrackDays(tx: Database, fixes: readonly { readonly deviceId: number; readonly takenAt: number }[], at: number): Promise<void> {
  const days = new Map(fixes.map(({ deviceId, takenAt }) => { const day = civilDayOf(takenAt); return [`${deviceId}/${day}`, { device_id: deviceId, day }] as const; }));
  if (days.size === 0) return;
  await rowsOf(tx, sql`
    insert into track_day (device_id, day, is_settled, changed_at)
    select n.device_id, ${epoch} + n.day, false, ${instantAt(at)} from jsonb_to_recordset(${{ days: [...days.values()] }}::jsonb -> 'days') as n (device_id int, day int) order by n.device_id, n.day
    on conflict (device_id, day) do update set is_settled = false, changed_at = excluded.changed_at returning 1`);
}

/** When open days are settled: once quiet since an instant, and those that never fall quiet once they were last settled before another. */
export interface SettlingTimes {
  readonly quietSince: number;
  readonly settledBefore: number;
}

/** Days to be settled, the longest waiting first. */
export const openDays = (db: Database, { quietSince, settledBefore }: SettlingTimes, limit: number): Promise<OpenDay[]> => rowsOf<OpenDay>(db, sql`
  select t.xmin::text as mark, t.device_id::int as "deviceId", d.dataset_id::int as "datasetId", (t.day - ${epoch})::int as day, coalesce(p.code, m.name, v.plate) as unit, case when d.vehicle_id is null then 'foot' else 'vehicle' end as mode
  from track_day t join device d on d.id = t.device_id left join person p on p.id = d.person_id left join team m on m.id = d.team_id left join vehicle v on v.id = d.vehicle_id
  where not t.is_settled and (t.changed_at <= ${instantAt(quietSince)} or coalesce(t.settled_at, '-infinity') <= ${instantAt(settledBefore)}) order by t.changed_at, t.device_id, t.day limit ${limit}::int`);

/** Whether a day is nobody else's to settle until the transaction ends: two at once would each write its visits. Positions of it still come in meanwhile. */
export const claimDay = async (tx: Database, { deviceId, day }: OpenDay): Promise<boolean> =>
  (await rowsOf<{ isMine: boolean }>(tx, sql`select pg_try_advisory_xact_lock(${deviceId}::int, ${day}::int) as "isMine"`))[0]?.isMine === true;

/** A day is settled unless positions of it came since it was found open: these may not have been read, so it stays open. */
export const closeDay = async (tx: Database, { deviceId, day, mark }: OpenDay, { at, isDatumSuspect }: { at: number; isDatumSuspect: boolean }): Promise<void> =>
  void (await rowsOf(tx, sql`update track_day set is_settled = xmin::text = ${mark}, settled_at = ${instantAt(at)}, is_datum_suspect = ${isDatumSuspect}::boolean where device_id = ${deviceId}::int and day = ${epoch} + ${day}::int returning 1`));

/** Devices of a dataset whose positions of a day (counted from 1970), as last settled, seem labelled with the wrong datum. */
export const suspectDevices = async (db: Database, datasetId: number, day: number): Promise<number[]> => (await rowsOf<{ id: number }>(db, sql`
  select d.id::int as id from track_day t join device d on d.id = t.device_id where t.is_datum_suspect and t.day = ${epoch} + ${day}::int and d.dataset_id = ${datasetId}::int order by d.id`)).map(({ id }) => id);

const stretchOf = (day: number): DutyStretch => ({ fromAt: instantOfCivil(day, 0), toAt: instantOfCivil(day + 1, 0) });

export interface DayFix {
  readonly deviceAt: number;
  readonly takenAt: number;
  readonly receivedAt: number;
  readonly lng: number;
  readonly lat: number;
  readonly marks: number;
}

/** Positions a device took on a day, in order; those with an implausible clock are looked for where they lie. */
export async function fixesOfDay(db: Database, { deviceId, day }: TrackDay): Promise<DayFix[]> {
  const { fromAt, toAt } = stretchOf(day), day24 = 86_400_000;
  const columns = sql`${millisecondsOf(sql`device_at`)} as "deviceAt", ${millisecondsOf(sql`taken_at`)} as "takenAt", ${millisecondsOf(sql`received_at`)} as "receivedAt", lng, lat, marks::int as marks`;
  const taken = sql`device_id = ${deviceId}::int and taken_at >= ${instantAt(fromAt)} and taken_at < ${instantAt(toAt)}`;
  const near = sql`device_at >= ${instantAt(fromAt - day24)} and device_at < ${instantAt(toAt + day24)}`;
  return rowsOf<DayFix>(db, sql`
    select ${columns} from fix where ${taken} and ${near} union all select ${columns} from fix_other where ${taken} and not (${near}) order by "takenAt", "deviceAt"`);
}

/** Writes marks that changed. */
export async function remarkFixes(tx: Database, deviceId: number, fixes: readonly { readonly deviceAt: number; readonly marks: number }[]): Promise<void> {
  if (fixes.length === 0) return;
  const rows = fixes.map(({ deviceAt, marks }) => ({ at: deviceAt / 1000, marks })), first = fixes.reduce((least, { deviceAt }) => Math.min(least, deviceAt), Infinity), last = fixes.reduce((most, { deviceAt }) => Math.max(most, deviceAt), -Infinity);
  // The bounds are for the planner, which leaves out the tables of other days.
  await rowsOf(tx, sql`
    update fix f set marks = n.marks from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (at float8, marks smallint)
    where f.device_id = ${deviceId}::int and f.device_at = to_timestamp(n.at) and f.device_at >= ${instantAt(first)} and f.device_at <= ${instantAt(last)} returning 1`);
}

/** A visit of a street, or a stay at a post or spot. Instants UTC milliseconds. */
export interface SeenVisit {
  /** Duty it was on: name of the beat, code of the post; or what the day's visits are called by. */
  readonly unit: string;
  readonly roadSegmentId: number | null;
  readonly postId: number | null;
  readonly spotId: number | null;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly direction: number;
}

/** Puts the visits of a device's day in place of those it had; those that are as they were are not touched. @returns how many were written */
export async function replaceVisits(tx: Database, { deviceId, datasetId, day, mode }: TrackDay, visits: readonly SeenVisit[]): Promise<number> {
  const { fromAt, toAt } = stretchOf(day);
  const rows = visits.map((one) => ({ unit: one.unit, segment: one.roadSegmentId, post: one.postId, spot: one.spotId, entered: one.enteredAt / 1000, left_: one.leftAt / 1000, direction: one.direction }));
  const seen = sql`(
    select n.unit, coalesce(n.segment, s.road_segment_id) as segment, n.post, n.spot, to_timestamp(n.entered) as entered, to_timestamp(n.left_) as left_, n.direction
    from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (unit text, segment int, post int, spot int, entered float8, left_ float8, direction smallint) left join spot s on s.id = n.spot)`;
  await rowsOf(tx, sql`
    delete from visit v where device_id = ${deviceId}::int and entered_at >= ${instantAt(fromAt)} and entered_at < ${instantAt(toAt)} and not exists (
      select from ${seen} n where n.entered = v.entered_at and n.left_ = v.left_at and n.unit = v.unit and n.direction = v.direction
        and v.mode = ${mode} and n.segment is not distinct from v.road_segment_id and n.post is not distinct from v.post_id and n.spot is not distinct from v.spot_id) returning 1`);
  if (visits.length === 0) return 0;
  const written = await rowsOf(tx, sql`
    insert into visit (dataset_id, unit, mode, road_segment_id, post_id, spot_id, device_id, entered_at, left_at, direction, is_random, noticed_count, has_clear_check)
    select ${datasetId}::int, n.unit, ${mode}, n.segment, n.post, n.spot, ${deviceId}::int, n.entered, n.left_, n.direction, false, 0, false from ${seen} n order by n.entered on conflict do nothing returning 1`);
  return written.length;
}

export interface StreetLine {
  readonly id: number;
  /** Empty = it has none. */
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly line: { readonly coordinates: Position[] };
}
export const streetLines = (db: Database, datasetId: number): Promise<StreetLine[]> =>
  rowsOf<StreetLine>(db, sql`select id::int as id, name, control_class as "controlClass", ${geoJsonOf(sql`line`)} as line from road_segment where dataset_id = ${datasetId}::int order by id`);

/** A post as a point or a line with its radius. */
export interface PostShape {
  readonly id: number;
  readonly shape: { readonly type: 'Point'; readonly coordinates: Position } | { readonly type: 'LineString'; readonly coordinates: Position[] };
  readonly radiusMetres: number;
}
export const postShapes = (db: Database, datasetId: number): Promise<PostShape[]> => rowsOf<PostShape>(db, sql`
  select p.id::int as id, ${geoJsonOf(sql`p.shape`)} as shape, p.radius_metres::float8 as "radiusMetres" from post p where p.dataset_id = ${datasetId}::int and p.state = 'published' and p.shape is not null order by p.id`);

export interface SpotPlace {
  readonly id: number;
  readonly lng: number;
  readonly lat: number;
}
export const spotPlaces = (db: Database, datasetId: number): Promise<SpotPlace[]> =>
  rowsOf<SpotPlace>(db, sql`select id::int as id, ${lngOf(sql`position`)} as lng, ${latOf(sql`position`)} as lat from spot where dataset_id = ${datasetId}::int order by id`);

/** A stretch of duty with what it is called by: name of the beat, code of the post. */
export interface UnitDuty extends DutyStretch {
  readonly unit: string;
}
/** Published duty of a device's bearer, or of a member of its team, that touches a day or its edges, in order. */
export const unitDuties = (db: Database, { deviceId, day }: TrackDay): Promise<UnitDuty[]> => rowsOf<UnitDuty>(db, sql`
  select coalesce(b.name, p.code) as unit, ${millisecondsOf(sql`lower(a.duty)`)} as "fromAt", ${millisecondsOf(sql`upper(a.duty)`)} as "toAt"
  from device d join published_assignment a on a.vehicle_id = d.vehicle_id or a.person_id = d.person_id or a.person_id in (select m.person_id from team_member m where m.team_id = d.team_id)
  join duty_shift s on s.id = a.shift_id left join patrol_beat b on b.id = s.beat_id left join post p on p.id = s.post_id
  where d.id = ${deviceId}::int and a.duty && tstzrange(${instantAt(instantOfCivil(day, -60))}, ${instantAt(instantOfCivil(day + 1, 60))}) order by lower(a.duty), 1`);
