import { sql } from 'drizzle-orm';
import type { OverruleReason } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsAsText, rowsOf, type Database } from '../db/store';

/** The two books a duty stands in: what is being planned and what holds. */
export type DutyBook = 'draft' | 'published';
const tables = { draft: sql`duty_assignment`, published: sql`published_assignment` } as const;

export interface AssignmentRecord {
  readonly shiftId: number;
  readonly personId: number;
  readonly vehicleId: number | null;
  readonly reasons: readonly OverruleReason[];
}

/** Assignments of a dataset on shifts that touch a window, UTC milliseconds. */
export async function assignmentsWithin(db: Database, book: DutyBook, { datasetId, fromAt, toAt }: { datasetId: number; fromAt: number; toAt: number }): Promise<AssignmentRecord[]> {
  return rowsAsText<AssignmentRecord>(db, sql`
    select a.shift_id::int as "shiftId", a.person_id::int as "personId", a.vehicle_id::int as "vehicleId", ${book === 'draft' ? sql`a.reasons` : sql`'[]'::jsonb`} as reasons
    from ${tables[book]} a join duty_shift s on s.id = a.shift_id join roster r on r.id = s.roster_id
    where r.dataset_id = ${datasetId}::int and s.start_at < ${instantAt(toAt)} and s.end_at > ${instantAt(fromAt)} order by a.shift_id, a.person_id`);
}

/** Planned or published shifts of a person that end after an instant and, when given, begin before another. */
export async function assignedShiftIds(db: Database, personId: number, { fromAt, toAt }: { fromAt: number; toAt: number | null }): Promise<number[]> {
  const before = toAt === null ? sql`true` : sql`s.start_at < ${instantAt(toAt)}`;
  const rows = await rowsOf<{ id: number }>(db, sql`
    select s.id::int as id from duty_shift s where s.end_at > ${instantAt(fromAt)} and ${before} and (
      exists (select from duty_assignment a where a.shift_id = s.id and a.person_id = ${personId}::int)
      or exists (select from published_assignment a where a.shift_id = s.id and a.person_id = ${personId}::int)) order by s.start_at, s.id`);
  return rows.map(({ id }) => id);
}

/** Takes a person off shifts in both books; the rosters they belong to count a version up. */
export async function deleteAssignmentsOf(tx: Database, { personId, shiftIds, changeSeq }: { personId: number; shiftIds: readonly number[]; changeSeq: number }): Promise<void> {
  if (shiftIds.length === 0) return;
  const ids = sql`(select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))`;
  for (const table of [tables.draft, tables.published]) await rowsOf(tx, sql`delete from ${table} where person_id = ${personId}::int and shift_id in ${ids}`);
  await rowsOf(tx, sql`update roster set version = version + 1, change_seq = ${changeSeq}::bigint where id in (select roster_id from duty_shift where id in ${ids})`);
}

/** Puts people on duty. @returns how many rows were taken in: fewer than given when the store's own rule against double duty held some back */
export async function insertAssignments(tx: Database, book: DutyBook, rows: readonly Omit<AssignmentRecord, 'reasons'>[], reasons: readonly (readonly OverruleReason[])[] = []): Promise<number> {
  if (rows.length === 0) return 0;
  const items = rows.map((row, i) => ({ ...row, reasons: reasons[i] ?? [] }));
  const written = await rowsOf(tx, sql`
    insert into ${tables[book]} (shift_id, person_id, vehicle_id, duty ${book === 'draft' ? sql`, reasons` : sql``})
    select s.id, i."personId", i."vehicleId", tstzrange(s.start_at, s.end_at) ${book === 'draft' ? sql`, i.reasons` : sql``}
    from jsonb_to_recordset(${{ items }}::jsonb -> 'items') as i("shiftId" int, "personId" int, "vehicleId" int, reasons jsonb) join duty_shift s on s.id = i."shiftId"
    on conflict do nothing returning shift_id`);
  return written.length;
}

export async function deleteAssignments(tx: Database, book: DutyBook, rows: readonly Pick<AssignmentRecord, 'shiftId' | 'personId'>[]): Promise<void> {
  if (rows.length === 0) return;
  const items = rows.map(({ shiftId, personId }) => ({ shiftId, personId }));
  await rowsOf(tx, sql`
    delete from ${tables[book]} a using jsonb_to_recordset(${{ items }}::jsonb -> 'items') as i("shiftId" int, "personId" int)
    where a.shift_id = i."shiftId" and a.person_id = i."personId"`);
}

export interface WindowedDuty {
  readonly shiftId: number;
  readonly personId: number;
  /** Net duty time, UTC milliseconds. */
  readonly fromAt: number;
  readonly toAt: number;
}

/** Published duties of people outside the given shifts that touch a window: what a partial publication must not collide with. */
export const publishedDutiesOutside = (db: Database, { shiftIds, fromAt, toAt }: { shiftIds: readonly number[]; fromAt: number; toAt: number }): Promise<WindowedDuty[]> => rowsOf<WindowedDuty>(db, sql`
  select shift_id::int as "shiftId", person_id::int as "personId", ${millisecondsOf(sql`lower(duty)`)} as "fromAt", ${millisecondsOf(sql`upper(duty)`)} as "toAt"
  from published_assignment where duty && tstzrange(${instantAt(fromAt)}, ${instantAt(toAt)})
    and shift_id not in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))`);

/**
 * Hands a published duty over: the one ends at the instant, the other runs from there to the end of the shift.
 * @returns false when the store's own rule against double duty held the reliever back
 */
export async function handOver(tx: Database, { shiftId, personId, reliefPersonId, at }: { shiftId: number; personId: number; reliefPersonId: number; at: number }): Promise<boolean> {
  await rowsOf(tx, sql`update published_assignment set duty = tstzrange(lower(duty), ${instantAt(at)}) where shift_id = ${shiftId}::int and person_id = ${personId}::int`);
  const rows = await rowsOf(tx, sql`
    insert into published_assignment (shift_id, person_id, vehicle_id, duty, relieves_person_id)
    select a.shift_id, ${reliefPersonId}::int, a.vehicle_id, tstzrange(${instantAt(at)}, s.end_at), a.person_id
    from published_assignment a join duty_shift s on s.id = a.shift_id where a.shift_id = ${shiftId}::int and a.person_id = ${personId}::int on conflict do nothing returning 1`);
  return rows.length === 1;
}
