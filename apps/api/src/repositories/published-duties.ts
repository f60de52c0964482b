import { sql, type SQL } from 'drizzle-orm';
import { instantAt, millisecondsOf } from '../db/instant';
import { centreOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** One person on one shift as published. Instants UTC milliseconds. */
export interface PublishedDuty {
  readonly datasetId: number;
  readonly shiftId: number;
  readonly shiftName: string;
  readonly postId: number | null;
  readonly beatId: number | null;
  readonly placeName: string;
  readonly districtId: number | null;
  readonly districtName: string | null;
  /** Of the post, or of the first stop of the beat; null = drawn nowhere. WGS-84 degrees. */
  readonly lng: number | null;
  readonly lat: number | null;
  readonly radiusMetres: number;
  /** When the shift begins, whoever stands on it. */
  readonly shiftStartAt: number;
  /** When this person's time on it begins: later for a relief. */
  readonly startAt: number;
  readonly endAt: number;
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly personId: number;
  readonly personName: string;
  readonly accountId: number | null;
  /** Holds a certificate on the day of the shift. */
  readonly isCertified: boolean;
  readonly vehicleId: number | null;
  /** When somebody else took over; null = nobody did. */
  readonly relievedAt: number | null;
}

const firstStop: SQL = sql`case when b.stops -> 0 ->> 'kind' = 'spot' then (select position from spot where id = (b.stops -> 0 ->> 'id')::int)
  else (select ${centreOf(sql`line`)} from road_segment where id = (b.stops -> 0 ->> 'id')::int) end`;
const centre: SQL = sql`coalesce(${centreOf(sql`p.shape`)}, ${firstStop})`;
const duties: SQL = sql`
  select r.dataset_id::int as "datasetId", s.id::int as "shiftId", s.name as "shiftName", s.post_id::int as "postId", s.beat_id::int as "beatId", coalesce(p.name, b.name) as "placeName",
    d.id::int as "districtId", d.name as "districtName", ${lngOf(centre)} as lng, ${latOf(centre)} as lat, coalesce(p.radius_metres, 50)::float8 as "radiusMetres",
    ${millisecondsOf(sql`s.start_at`)} as "shiftStartAt", greatest(${millisecondsOf(sql`s.start_at`)}, ${millisecondsOf(sql`lower(a.duty)`)}) as "startAt", ${millisecondsOf(sql`s.end_at`)} as "endAt",
    ${millisecondsOf(sql`s.arrive_at`)} as "arriveAt", ${millisecondsOf(sql`s.leave_at`)} as "leaveAt",
    a.person_id::int as "personId", e.name as "personName", e.account_id::int as "accountId", a.vehicle_id::int as "vehicleId",
    exists (select from certificate c where c.person_id = a.person_id and (s.start_at at time zone 'Asia/Shanghai')::date between c.valid_from and c.valid_until) as "isCertified",
    case when upper(a.duty) < s.end_at then ${millisecondsOf(sql`upper(a.duty)`)} end as "relievedAt"
  from published_assignment a join duty_shift s on s.id = a.shift_id join roster r on r.id = s.roster_id join person e on e.id = a.person_id
  left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id left join district d on d.id = coalesce(p.district_id, b.district_id)`;

export interface DutyWindow {
  readonly datasetId: number;
  /** Shifts that begin in [fromAt, toAt), UTC milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

/** What holds of a dataset's duty, by beginning. */
export const publishedDuties = (db: Database, { datasetId, fromAt, toAt }: DutyWindow): Promise<PublishedDuty[]> => rowsOf<PublishedDuty>(db, sql`
  ${duties} where r.dataset_id = ${datasetId}::int and s.start_at >= ${instantAt(fromAt)} and s.start_at < ${instantAt(toAt)} order by s.start_at, s.id, a.person_id`);

/** Everybody who stands on a shift. */
export const dutiesOfShift = (db: Database, shiftId: number): Promise<PublishedDuty[]> => dutiesOfShifts(db, [shiftId]);

/** Everybody who stands on some shifts, by shift and person. */
export const dutiesOfShifts = (db: Database, shiftIds: readonly number[]): Promise<PublishedDuty[]> => rowsOf<PublishedDuty>(db, sql`
  ${duties} where s.id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds')) order by s.id, a.person_id`);

/** A person's first duty whose shift begins after an instant, or the last that began by then; null = there is none. */
export async function nearestDutyOf(db: Database, { personId, at, direction }: { personId: number; at: number; direction: 'after' | 'before' }): Promise<PublishedDuty | null> {
  const isAfter = direction === 'after';
  const [row] = await rowsOf<PublishedDuty>(db, sql`
    ${duties} where a.person_id = ${personId}::int and s.start_at ${isAfter ? sql`>` : sql`<=`} ${instantAt(at)} order by s.start_at ${isAfter ? sql`asc` : sql`desc`}, s.id limit 1`);
  return row ?? null;
}

/** Datasets in which somebody's shift began within the last day or begins within the next hour. */
export async function datasetsOnDuty(db: Database, at: number): Promise<number[]> {
  const rows = await rowsOf<{ datasetId: number }>(db, sql`
    select distinct r.dataset_id::int as "datasetId" from duty_shift s join roster r on r.id = s.roster_id
    where s.start_at >= ${instantAt(at - 25 * 3_600_000)} and s.start_at < ${instantAt(at + 3_600_000)} and exists (select from published_assignment a where a.shift_id = s.id)`);
  return rows.map(({ datasetId }) => datasetId);
}

/** When a dataset's first published shift begins, UTC milliseconds; null = there is none. */
export async function firstDutyAt(db: Database, datasetId: number): Promise<number | null> {
  const [row] = await rowsOf<{ at: number | null }>(db, sql`
    select ${millisecondsOf(sql`min(s.start_at)`)} as at from duty_shift s join roster r on r.id = s.roster_id
    where r.dataset_id = ${datasetId}::int and exists (select from published_assignment a where a.shift_id = s.id)`);
  return row?.at ?? null;
}
