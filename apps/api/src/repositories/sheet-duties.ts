import { sql } from 'drizzle-orm';
import type { SheetPerson, SheetShift } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';
import type { DutyBook } from './assignments';

export interface SheetWindow {
  readonly datasetId: number;
  /** UTC milliseconds, half-open: shifts that begin in it. */
  readonly fromAt: number;
  readonly toAt: number;
  readonly districtId: number | undefined;
}

/** Shifts of a window with who stands on them, by start. Of the published book only weeks that were published. Cost grows with the shifts of the window. */
export const sheetDuties = (db: Database, book: DutyBook, { datasetId, fromAt, toAt, districtId }: SheetWindow): Promise<SheetShift[]> => rowsOf<SheetShift>(db, sql`
  with standing as (
    select a.shift_id, jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name) order by q.code collate "C") as people
    from ${sql.identifier(`${book === 'draft' ? 'duty' : 'published'}_assignment`)} a join person q on q.id = a.person_id
    where a.duty && tstzrange(${instantAt(fromAt)}, ${instantAt(toAt + 86_400_000)}) group by a.shift_id)
  select case when s.post_id is null then 'beat:' || s.beat_id else 'post:' || s.post_id end as place, coalesce(p.name, b.name) as "placeName", s.name,
    ${millisecondsOf(sql`s.start_at`)} as "startAt", ${millisecondsOf(sql`s.end_at`)} as "endAt", s.person_count::int as "personCount", coalesce(t.people, '[]') as people
  from duty_shift s join roster r on r.id = s.roster_id left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id left join standing t on t.shift_id = s.id
  where r.dataset_id = ${datasetId}::int and s.start_at >= ${instantAt(fromAt)} and s.start_at < ${instantAt(toAt)}
    and ${book === 'draft' ? sql`true` : sql`r.published_version is not null`}
    and ${districtId === undefined ? sql`true` : sql`coalesce(p.district_id, b.district_id) = ${districtId}::int`}
  order by s.start_at, s.id`);

/** People in service at some time of a window, by their own number. Both dates are civil, the second not included. */
export const sheetPeople = (db: Database, datasetId: number, { fromOn, toOn }: { fromOn: string; toOn: string }): Promise<SheetPerson[]> => rowsOf<SheetPerson>(db, sql`
  select id::int as id, code, name from person
  where dataset_id = ${datasetId}::int and coalesce(left_on > ${fromOn}::date, true) and coalesce(joined_on < ${toOn}::date, true) order by code collate "C", id`);

/** Mondays of weeks in a window that have a roster nobody has published. */
export async function unpublishedWeeks(db: Database, datasetId: number, { fromOn, toOn }: { fromOn: string; toOn: string }): Promise<string[]> {
  const rows = await rowsOf<{ weekOn: string }>(db, sql`
    select week_on::text as "weekOn" from roster where dataset_id = ${datasetId}::int and published_version is null and week_on > ${fromOn}::date - 7 and week_on < ${toOn}::date order by week_on`);
  return rows.map(({ weekOn }) => weekOn);
}
