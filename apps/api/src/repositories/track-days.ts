import { sql } from 'drizzle-orm';
import { instantOfCivil, type DutyStretch } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt, millisecondsOf } from '../db/instant';
import { geoJsonOf, isPoint, latOf, lngOf } from '../db/spatial';
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

const epoch = sql`date '1970-01-01'`;

/** Notes that the days of some positions have to be settled again. */
export async function openTrackDays(tx: Database, fixes: readonly { readonly deviceId: number; readonly takenAt: number }[], at: number): Promise<void> {
  const rows = fixes.map(({ deviceId, takenAt }) => ({ device_id: deviceId, taken: takenAt / 1000 }));
  if (rows.length === 0) return;
  await rowsOf(tx, sql`
    insert into track_day (device_id, day, is_settled, changed_at)
    select distinct n.device_id, (to_timestamp(n.taken) at time zone 'Asia/Shanghai')::date, false, ${instantAt(at)} from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (device_id int, taken float8)
    on conflict (device_id, day) do update set is_settled = false, changed_at = excluded.changed_at returning 1`);
}

/** Days to be settled whose last change lies before an instant, the longest waiting first. */
export const openDays = (db: Database, changedBefore: number, limit: number): Promise<TrackDay[]> => rowsOf<TrackDay>(db, sql`
  select t.device_id::int as "deviceId", d.dataset_id::int as "datasetId", (t.day - ${epoch})::int as day, coalesce(p.code, m.name, v.plate) as unit, case when d.vehicle_id is null then 'foot' else 'vehicle' end as mode
  from track_day t join device d on d.id = t.device_id left join person p on p.id = d.person_id left join team m on m.id = d.team_id left join vehicle v on v.id = d.vehicle_id
  where not t.is_settled and t.changed_at <= ${instantAt(changedBefore)} order by t.changed_at, t.device_id, t.day limit ${limit}::int`);

export const closeDay = async (tx: Database, { deviceId, day }: TrackDay): Promise<void> =>
  void (await rowsOf(tx, sql`update track_day set is_settled = true where device_id = ${deviceId}::int and day = ${epoch} + ${day}::int returning 1`));

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
  const rows = fixes.map(({ deviceAt, marks }) => ({ at: deviceAt / 1000, marks }));
  await rowsOf(tx, sql`
    update fix f set marks = n.marks from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (at float8, marks smallint)
    where f.device_id = ${deviceId}::int and f.device_at = to_timestamp(n.at) returning 1`);
}

/** A visit of a street or a stay at a post. Instants UTC milliseconds. */
export interface SeenVisit {
  readonly roadSegmentId: number | null;
  readonly postId: number | null;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly direction: number;
}

/** Puts the visits of a device's day in place of those it had. */
export async function replaceVisits(tx: Database, { deviceId, datasetId, day, unit, mode }: TrackDay, visits: readonly SeenVisit[]): Promise<void> {
  const { fromAt, toAt } = stretchOf(day);
  await rowsOf(tx, sql`delete from visit where device_id = ${deviceId}::int and entered_at >= ${instantAt(fromAt)} and entered_at < ${instantAt(toAt)} returning 1`);
  if (visits.length === 0) return;
  const rows = visits.map((one) => ({ segment: one.roadSegmentId, post: one.postId, entered: one.enteredAt / 1000, left_: one.leftAt / 1000, direction: one.direction }));
  await rowsOf(tx, sql`
    insert into visit (dataset_id, unit, mode, road_segment_id, post_id, device_id, entered_at, left_at, direction, is_random, noticed_count, has_clear_check)
    select ${datasetId}::int, ${unit}, ${mode}, n.segment, n.post, ${deviceId}::int, to_timestamp(n.entered), to_timestamp(n.left_), n.direction, false, 0, false
    from jsonb_to_recordset(${{ rows }}::jsonb -> 'rows') as n (segment int, post int, entered float8, left_ float8, direction smallint) order by n.entered
    on conflict (dataset_id, unit, entered_at) do nothing returning 1`);
}

export interface StreetLine {
  readonly id: number;
  readonly line: { readonly coordinates: Position[] };
}
export const streetLines = (db: Database, datasetId: number): Promise<StreetLine[]> =>
  rowsOf<StreetLine>(db, sql`select id::int as id, ${geoJsonOf(sql`line`)} as line from road_segment where dataset_id = ${datasetId}::int order by id`);

export interface PostCircle {
  readonly id: number;
  readonly lng: number;
  readonly lat: number;
  readonly radiusMetres: number;
}
/** Posts that stand at a point; those along a line have no circle. */
export const postCircles = (db: Database, datasetId: number): Promise<PostCircle[]> => rowsOf<PostCircle>(db, sql`
  select p.id::int as id, ${lngOf(sql`p.shape`)} as lng, ${latOf(sql`p.shape`)} as lat, p.radius_metres::float8 as "radiusMetres"
  from post p where p.dataset_id = ${datasetId}::int and p.state = 'published' and ${isPoint(sql`p.shape`)} order by p.id`);
