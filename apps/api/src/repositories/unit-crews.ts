import { sql } from 'drizzle-orm';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Somebody whose published duty runs now, with the device that is carried: the own one, the team's or the vehicle's. */
export interface CrewMember {
  readonly deviceId: number;
  readonly shiftId: number;
  readonly personId: number;
  readonly personName: string;
  /** Holds a certificate today. */
  readonly isCertified: boolean;
  /** Has a task that is still open, with whatever device. */
  readonly isTasked: boolean;
}

/** Crews of a dataset's units on duty at an instant; with `deviceId` of one. */
export const unitCrews = (db: Database, datasetId: number, { at, deviceId = null }: { at: number; deviceId?: number | null }): Promise<CrewMember[]> => rowsOf<CrewMember>(db, sql`
  select d.id::int as "deviceId", a.shift_id::int as "shiftId", a.person_id::int as "personId", e.name as "personName",
    exists (select from certificate c where c.person_id = e.id and (${instantAt(at)} at time zone 'Asia/Shanghai')::date between c.valid_from and c.valid_until) as "isCertified",
    exists (select from patrol_task k join patrol_task_person o on o.task_id = k.id where o.person_id = e.id and k.ended_at is null) as "isTasked"
  from device d join published_assignment a on a.vehicle_id = d.vehicle_id or a.person_id = d.person_id or a.person_id in (select t.person_id from team_member t where t.team_id = d.team_id)
  join person e on e.id = a.person_id
  where d.dataset_id = ${datasetId}::int and d.revoked_at is null and a.duty @> ${instantAt(at)} and ${deviceId === null ? sql`true` : sql`d.id = ${deviceId}::int`} order by d.id, a.person_id`);
