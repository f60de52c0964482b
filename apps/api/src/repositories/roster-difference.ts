import { sql } from 'drizzle-orm';
import { rowsOf, type Database } from '../db/store';

/** A duty without its reasons. */
export interface DutyRow {
  readonly shiftId: number;
  readonly personId: number;
  readonly vehicleId: number | null;
}

/** What the draft of a roster has that is not published, and the other way round. A changed vehicle is both. Reliefs of the day are nobody's draft. */
export async function rosterDifference(db: Database, rosterId: number): Promise<{ added: DutyRow[]; removed: DutyRow[] }> {
  const rows = await rowsOf<DutyRow & { isAdded: boolean }>(db, sql`
    with draft as (select a.shift_id, a.person_id, a.vehicle_id from duty_assignment a join duty_shift s on s.id = a.shift_id where s.roster_id = ${rosterId}::int),
      book as (select a.shift_id, a.person_id, a.vehicle_id from published_assignment a join duty_shift s on s.id = a.shift_id where s.roster_id = ${rosterId}::int and a.relieves_person_id is null)
    select true as "isAdded", shift_id::int as "shiftId", person_id::int as "personId", vehicle_id::int as "vehicleId" from (select * from draft except select * from book) a
    union all
    select false, shift_id::int, person_id::int, vehicle_id::int from (select * from book except select * from draft) r
    order by "isAdded", "shiftId", "personId"`);
  const of = (isAdded: boolean): DutyRow[] => rows.filter((row) => row.isAdded === isAdded).map(({ isAdded: _isAdded, ...row }) => row);
  return { added: of(true), removed: of(false) };
}
