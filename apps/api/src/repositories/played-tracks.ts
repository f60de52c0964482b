import { sql } from 'drizzle-orm';
import { bitsOfMarks, fixMarks, type FixMark } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { trackLookup } from '../db/schema';
import { isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A device on one stretch of published duty. */
export interface ShiftTrackRecord {
  readonly deviceId: number;
  /** Whose way it shows: the bearer, or who was on duty with the vehicle or team. */
  readonly personIds: readonly number[];
  readonly placeName: string;
  readonly personName: string | null;
  readonly bearer: string | null;
  readonly mode: 'foot' | 'vehicle';
  readonly districtId: number | null;
  readonly fromAt: number;
  readonly toAt: number;
  readonly isSimulated: boolean;
}

export interface ShiftTracksQuery {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  /** Null = every device. */
  readonly deviceIds: readonly number[] | null;
}

/** No shift is longer, and duty lies within its shift: the index of their beginnings leaves out the rosters of other years. */
const mostShiftMilliseconds = 86_400_000;

/** Stretches of published duty of devices that touch a window, in order of time, one a shift whoever of its crew carried the device; a device that was on two has two. */
export const shiftTracks = (db: Database, { datasetId, fromAt, toAt, deviceIds }: ShiftTracksQuery): Promise<ShiftTrackRecord[]> => rowsOf<ShiftTrackRecord>(db, sql`
  select d.id::int as "deviceId", jsonb_agg(a.person_id order by a.person_id) as "personIds", coalesce(b.name, p.name) as "placeName", n.name as "personName", coalesce(v.plate, m.name) as bearer,
    case when d.vehicle_id is null then 'foot' else 'vehicle' end as mode, coalesce(p.district_id, b.district_id, (
      select y.district_id from jsonb_array_elements(b.stops) stop join spot o on stop ->> 'kind' = 'spot' and o.id = (stop ->> 'id')::int
      join district z on z.dataset_id = d.dataset_id join district_boundary y on y.district_id = z.id and y.effective @> ${instantAt(toAt)} and ${isCovered(sql`y.boundary`, sql`o.position`)} limit 1))::int as "districtId",
    ${millisecondsOf(sql`min(lower(a.duty))`)} as "fromAt", ${millisecondsOf(sql`max(upper(a.duty))`)} as "toAt", d.is_simulated as "isSimulated"
  from device d join published_assignment a on a.vehicle_id = d.vehicle_id or a.person_id = d.person_id or a.person_id in (select t.person_id from team_member t where t.team_id = d.team_id)
  join duty_shift s on s.id = a.shift_id left join patrol_beat b on b.id = s.beat_id left join post p on p.id = s.post_id
  left join person n on n.id = d.person_id left join vehicle v on v.id = d.vehicle_id left join team m on m.id = d.team_id
  where d.dataset_id = ${datasetId}::int and a.duty && tstzrange(${instantAt(fromAt)}, ${instantAt(toAt)})
    and s.start_at > ${instantAt(fromAt - mostShiftMilliseconds)} and s.start_at < ${instantAt(toAt + mostShiftMilliseconds)}
    and ${deviceIds === null ? sql`true` : sql`d.id in (select value::int from jsonb_array_elements_text(${{ deviceIds }}::jsonb -> 'deviceIds'))`}
  group by d.id, s.id, b.id, p.id, n.id, v.id, m.id order by min(lower(a.duty)), coalesce(b.name, p.name), d.id`);

/** How many visits and stays each device's positions showed in a window. */
export async function visitCounts(db: Database, { datasetId, fromAt, toAt }: ShiftTracksQuery): Promise<Map<number, { enteredAt: number }[]>> {
  const rows = await rowsOf<{ deviceId: number; enteredAt: number }>(db, sql`
    select v.device_id::int as "deviceId", ${millisecondsOf(sql`v.entered_at`)} as "enteredAt" from visit v
    where v.dataset_id = ${datasetId}::int and v.device_id is not null and v.entered_at >= ${instantAt(fromAt)} and v.entered_at < ${instantAt(toAt)}`);
  const counts = new Map<number, { enteredAt: number }[]>();
  for (const { deviceId, enteredAt } of rows) {
    const list = counts.get(deviceId);
    if (list === undefined) counts.set(deviceId, [{ enteredAt }]);
    else list.push({ enteredAt });
  }
  return counts;
}

/** Positions that say nothing of where somebody was are not shown as a way. */
export const unshownMarks: readonly FixMark[] = ['weak', 'nowhere', 'swapped', 'outside', 'jump', 'datum-suspect'];
const oddMark = bitsOfMarks(fixMarks.filter((mark) => unshownMarks.includes(mark)));

export interface PlayedPosition {
  readonly deviceId: number;
  readonly at: number;
  readonly lng: number;
  readonly lat: number;
}

/** Believable positions of some devices in a window, by device and time. */
export const playedPositions = (db: Database, { fromAt, toAt, deviceIds }: { fromAt: number; toAt: number; deviceIds: readonly number[] }): Promise<PlayedPosition[]> => rowsOf<PlayedPosition>(db, sql`
  select f.device_id::int as "deviceId", ${millisecondsOf(sql`f.taken_at`)} as at, f.lng, f.lat from fix f
  where f.device_id in (select value::int from jsonb_array_elements_text(${{ deviceIds }}::jsonb -> 'deviceIds')) and f.device_at >= ${instantAt(fromAt)} - interval '2 days' and f.device_at < ${instantAt(toAt)} + interval '2 days'
    and f.taken_at >= ${instantAt(fromAt)} and f.taken_at < ${instantAt(toAt)} and f.marks & ${oddMark}::int = 0 order by f.device_id, f.taken_at`);

export interface TrackLookupDraft {
  readonly datasetId: number;
  readonly deviceId: number;
  readonly personId: number | null;
  readonly at: Date;
  readonly actorName: string;
  readonly reason: string;
  readonly fromAt: Date;
  readonly toAt: Date;
  readonly isExport: boolean;
}
export const noteLookups = async (tx: Database, lookups: readonly TrackLookupDraft[]): Promise<void> => void (await tx.insert(trackLookup).values([...lookups]));

export interface TrackLookup {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  readonly fromAt: number;
  readonly toAt: number;
  readonly isExport: boolean;
}
/** The last hundred times somebody looked at a person's way. */
export const lookupsOf = (db: Database, personId: number): Promise<TrackLookup[]> => rowsOf<TrackLookup>(db, sql`
  select ${millisecondsOf(sql`l.at`)} as at, l.actor_name as by, l.reason, ${millisecondsOf(sql`l.from_at`)} as "fromAt", ${millisecondsOf(sql`l.to_at`)} as "toAt", l.is_export as "isExport"
  from track_lookup l where l.person_id = ${personId}::int order by l.at desc, l.id desc limit 100`);

