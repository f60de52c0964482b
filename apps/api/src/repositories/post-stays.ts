import { sql } from 'drizzle-orm';
import type { SeenStay } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** A stay of somebody at the post the person was on duty at. */
export interface PostStay extends SeenStay {
  readonly shiftId: number;
  readonly personId: number;
}

/** Stays seen in positions of people's own devices at the posts of some shifts, from the time they are to arrive until the time they may leave, by an instant. */
export const staysOf = (db: Database, shiftIds: readonly number[], at: number): Promise<PostStay[]> => rowsOf<PostStay>(db, sql`
  select s.id::int as "shiftId", a.person_id::int as "personId", ${millisecondsOf(sql`greatest(v.entered_at, s.arrive_at)`)} as "fromAt", ${millisecondsOf(sql`least(v.left_at, s.leave_at)`)} as "toAt"
  from duty_shift s join published_assignment a on a.shift_id = s.id join device d on d.person_id = a.person_id
  join visit v on v.device_id = d.id and v.post_id = s.post_id and v.entered_at < s.leave_at and v.entered_at > s.arrive_at - interval '1 day' and v.left_at > s.arrive_at
  where s.id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds')) and s.post_id is not null and v.entered_at <= ${instantAt(at)}
  order by v.entered_at, s.id, a.person_id`);
