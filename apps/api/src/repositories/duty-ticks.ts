import { sql, type SQL } from 'drizzle-orm';
import { checklistOf, type Checklist, type ChecklistSum, type ChecklistTick } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** The lines of a shift `s` of a post `p`: the list as it was when the shift ended, or is while it goes on. */
const linesOf: SQL = sql`coalesce((select v.plan #> '{duty,checklist}' from post_version v where v.post_id = s.post_id and v.at <= s.end_at order by v.version desc limit 1), p.plan #> '{duty,checklist}', '[]'::jsonb)`;

/** The lists of some shifts, each as the shift stands to it. Shifts of beats, and of posts without a list, have none. One statement, whatever their number. */
export async function checklistsOf(db: Database, shiftIds: readonly number[]): Promise<Map<number, Checklist>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await rowsOf<{ shiftId: number; lines: string[]; ticks: ChecklistTick[] }>(db, sql`
    select s.id::int as "shiftId", ${linesOf} as lines, coalesce((
      select jsonb_agg(jsonb_build_object('line', t.line, 'isDone', t.is_done, 'at', ${millisecondsOf(sql`t.at`)}, 'personName', e.name))
      from duty_tick t join person e on e.id = t.person_id where t.shift_id = s.id), '[]'::jsonb) as ticks
    from duty_shift s join post p on p.id = s.post_id
    where s.id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds'))`);
  return new Map(rows.filter(({ lines }) => lines.length > 0).map(({ shiftId, lines, ticks }) => [shiftId, checklistOf(lines, ticks)]));
}

export interface TickDraft {
  readonly shiftId: number;
  readonly line: string;
  readonly isDone: boolean;
  /** UTC milliseconds. */
  readonly at: number;
  readonly personId: number;
}

/** Keeps what was said last, however late it arrives. */
export async function keepTick(tx: Database, { shiftId, line, isDone, at, personId }: TickDraft): Promise<void> {
  await rowsOf(tx, sql`
    insert into duty_tick (shift_id, line, is_done, at, person_id) values (${shiftId}::int, ${line}, ${isDone}::boolean, ${instantAt(at)}, ${personId}::int)
    on conflict (shift_id, line) do update set is_done = excluded.is_done, at = excluded.at, person_id = excluded.person_id where excluded.at >= duty_tick.at`);
}

/** Whose lists are summed: shifts that began in [fromAt, toAt) and ended by `endedBy`, UTC milliseconds. */
export interface ChecklistWindow {
  readonly datasetId: number;
  readonly fromAt: number;
  readonly toAt: number;
  readonly endedBy: number;
  readonly district?: number | undefined;
}

/** What the sums are told by: everybody who stood on a shift, its post or its district. */
const keys = {
  person: sql`(select a.person_id::text from published_assignment a where a.shift_id = s.id)`,
  place: sql`(select 'post:' || s.post_id)`,
  district: sql`(select coalesce(p.district_id::text, ''))`,
} as const satisfies Record<string, SQL>;

/** Lists of shifts that are over, by group. Cost grows with the shifts of the window. */
export async function sumChecklists(db: Database, { datasetId, fromAt, toAt, endedBy, district }: ChecklistWindow, by: keyof typeof keys): Promise<Map<string, ChecklistSum>> {
  const rows = await rowsOf<ChecklistSum & { key: string }>(db, sql`
    select k.key, count(*)::int as "shiftCount", (count(*) filter (where l.is_told))::int as "toldCount",
      coalesce(sum(l.line_count) filter (where l.is_told), 0)::int as "lineCount", coalesce(sum(l.done_count) filter (where l.is_told), 0)::int as "doneCount"
    from duty_shift s join roster r on r.id = s.roster_id join post p on p.id = s.post_id
    cross join lateral (select ${linesOf} as lines) c
    cross join lateral (
      select (select count(distinct value) from jsonb_array_elements_text(c.lines)) as line_count, count(t.line) > 0 as is_told, count(t.line) filter (where t.is_done) as done_count
      from duty_tick t where t.shift_id = s.id and c.lines @> to_jsonb(t.line)) l
    cross join lateral ${keys[by]} k(key)
    where r.dataset_id = ${datasetId}::int and s.start_at >= ${instantAt(fromAt)} and s.start_at < ${instantAt(toAt)} and s.end_at <= ${instantAt(endedBy)} and l.line_count > 0
      ${district === undefined ? sql`` : sql`and p.district_id = ${district}::int`} and exists (select from published_assignment a where a.shift_id = s.id)
    group by k.key`);
  return new Map(rows.map(({ key, ...sum }) => [key, sum]));
}
