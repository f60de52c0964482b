import { sql } from 'drizzle-orm';
import { fixRules } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { isCovered, pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A device whose bearer is on published duty now, with what it does and where it was last. */
export interface LiveUnitRecord {
  readonly deviceId: number;
  readonly datasetId: number;
  /** Name of the beat or post on duty. */
  readonly placeName: string;
  readonly place: 'post' | 'beat';
  readonly mode: 'foot' | 'vehicle';
  /** Of the person; null = a vehicle or team. */
  readonly personName: string | null;
  /** Plate of the vehicle, name of the team; null = a person. */
  readonly bearer: string | null;
  /** District of the post or beat, else the one its last position lies in. */
  readonly districtId: number | null;
  /** Of the duty it is on. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Of the last sound position while on this duty; null = none. UTC milliseconds, WGS-84. */
  readonly at: number | null;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly isSimulated: boolean;
}

/** Every unit on duty at an instant, within the quarter of an hour around duty that positions are kept of. Grows with who is on duty, not with positions. */
export const liveUnits = (db: Database, now: number): Promise<LiveUnitRecord[]> => rowsOf<LiveUnitRecord>(db, sql`
  with around as (select tstzrange(${instantAt(now - fixRules.dutySlackMilliseconds)}, ${instantAt(now + fixRules.dutySlackMilliseconds)}, '[]') as span)
  select distinct on (d.id) d.id::int as "deviceId", d.dataset_id::int as "datasetId", coalesce(b.name, p.name) as "placeName", case when s.post_id is null then 'beat' else 'post' end as place,
    case when d.vehicle_id is null then 'foot' else 'vehicle' end as mode, n.name as "personName", coalesce(v.plate, m.name) as bearer, coalesce(p.district_id, b.district_id, (
      select y.district_id from district_boundary y join district z on z.id = y.district_id
      where z.dataset_id = d.dataset_id and y.effective @> ${instantAt(now)} and ${isCovered(sql`y.boundary`, pointOf(sql`d.last_lng`, sql`d.last_lat`))} order by y.district_id limit 1))::int as "districtId",
    ${millisecondsOf(sql`lower(a.duty)`)} as "startsAt", ${millisecondsOf(sql`upper(a.duty)`)} as "endsAt",
    case when d.last_at >= lower(a.duty) - interval '15 minutes' then ${millisecondsOf(sql`d.last_at`)} end as at, case when d.last_at >= lower(a.duty) - interval '15 minutes' then d.last_lng end as lng,
    case when d.last_at >= lower(a.duty) - interval '15 minutes' then d.last_lat end as lat, d.is_simulated as "isSimulated"
  from device d join published_assignment a on a.vehicle_id = d.vehicle_id or a.person_id = d.person_id or a.person_id in (select t.person_id from team_member t where t.team_id = d.team_id)
  join duty_shift s on s.id = a.shift_id left join patrol_beat b on b.id = s.beat_id left join post p on p.id = s.post_id
  left join person n on n.id = d.person_id left join vehicle v on v.id = d.vehicle_id left join team m on m.id = d.team_id
  where d.revoked_at is null and a.duty && (select span from around)
  order by d.id, a.duty @> ${instantAt(now)} desc, lower(a.duty) desc`);
