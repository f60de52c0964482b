import { sql } from 'drizzle-orm';
import type { CivilDate, OnPostMinutes } from '@wuding/domain';
import { instantAt } from '../db/instant';
import { dutyMemo } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

/** Days of a dataset, both included. */
export interface DaySpan {
  readonly datasetId: number;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Days of the span that are not in the memo, oldest first. */
export async function daysNotKept(db: Database, { datasetId, from, until }: DaySpan): Promise<CivilDate[]> {
  const rows = await rowsOf<{ day: string }>(db, sql`
    select to_char(g, 'YYYY-MM-DD') as day from generate_series(${from}::date::timestamp, ${until}::date::timestamp, interval '1 day') g
    where not exists (select from duty_memo_day d where d.dataset_id = ${datasetId}::int and d.day = g::date) order by g`);
  return rows.map(({ day }) => day);
}

/** One duty of a settled day. */
export interface KeptMinutes {
  readonly day: CivilDate;
  readonly shiftId: number;
  readonly personId: number;
  readonly postId: number | null;
  readonly beatId: number | null;
  readonly minutes: OnPostMinutes;
}

/** Keeps days with all their duties; a day that is kept already stays as it is. */
export async function keepDays(tx: Database, { datasetId, days, settledAt }: { datasetId: number; days: readonly CivilDate[]; settledAt: number }, duties: readonly KeptMinutes[]): Promise<void> {
  const written = await rowsOf<{ day: string }>(tx, sql`
    insert into duty_memo_day (dataset_id, day, settled_at) select ${datasetId}::int, value::date, ${instantAt(settledAt)} from jsonb_array_elements_text(${{ days }}::jsonb -> 'days')
    on conflict do nothing returning to_char(day, 'YYYY-MM-DD') as day`);
  const isNew = new Set(written.map(({ day }) => day)), rows = duties.filter(({ day }) => isNew.has(day));
  for (let i = 0; i < rows.length; i += 500) {
    await tx.insert(dutyMemo).values(rows.slice(i, i + 500).map(({ minutes: { evidence, ...minutes }, ...rest }) => ({
      ...rest, ...minutes, datasetId, phoneCount: evidence.phone, leaderCount: evidence.leader, paperCount: evidence.paper, stayCount: evidence.positions, askedCount: evidence.promptsAsked, answeredCount: evidence.promptsAnswered,
    })));
  }
}

/** What one person did at one place over some days. */
export interface MinutesAtPlace {
  readonly personId: number;
  readonly personName: string;
  readonly postId: number | null;
  readonly beatId: number | null;
  readonly placeName: string;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly shiftCount: number;
  readonly minutes: OnPostMinutes;
}
type SumRow = Omit<MinutesAtPlace, 'minutes'> & Omit<OnPostMinutes, 'evidence'> & OnPostMinutes['evidence'];

/** Sums over the kept days of a span, by person and place. Cost grows with the duties of the span, a tenth of a microsecond each. */
export async function sumKeptMinutes(db: Database, { datasetId, from, until }: DaySpan): Promise<MinutesAtPlace[]> {
  const rows = await rowsOf<SumRow>(db, sql`
    select m.person_id::int as "personId", e.name as "personName", m.post_id::int as "postId", m.beat_id::int as "beatId", coalesce(p.name, b.name) as "placeName",
      d.id::int as "districtId", d.name as "districtName", m."shiftCount", m.scheduled, m."onPost", m.away, m.vacant, m.unknown, m.phone, m.leader, m.paper, m.positions, m."promptsAsked", m."promptsAnswered"
    from (
      select person_id, post_id, beat_id, count(*)::int as "shiftCount", sum(scheduled) as scheduled, sum(on_post) as "onPost", sum(away) as away, sum(vacant) as vacant, sum(unknown) as unknown,
        sum(phone_count)::int as phone, sum(leader_count)::int as leader, sum(paper_count)::int as paper, sum(stay_count)::int as positions, sum(asked_count)::int as "promptsAsked", sum(answered_count)::int as "promptsAnswered"
      from duty_memo where dataset_id = ${datasetId}::int and day between ${from}::date and ${until}::date group by person_id, post_id, beat_id
    ) m join person e on e.id = m.person_id
    left join post p on p.id = m.post_id left join patrol_beat b on b.id = m.beat_id left join district d on d.id = coalesce(p.district_id, b.district_id)`);
  return rows.map(({ scheduled, onPost, away, vacant, unknown, phone, leader, paper, positions, promptsAsked, promptsAnswered, ...rest }) =>
    ({ ...rest, minutes: { scheduled, onPost, away, vacant, unknown, evidence: { phone, leader, paper, positions, promptsAsked, promptsAnswered } } }));
}

/** Datasets with published duties that began before an instant, and when their first began. UTC milliseconds. */
export const datasetsWithDuties = (db: Database, before: number): Promise<{ datasetId: number; firstAt: number }[]> => rowsOf(db, sql`
  select r.dataset_id::int as "datasetId", (extract(epoch from min(s.start_at)) * 1000)::float8 as "firstAt" from duty_shift s join roster r on r.id = s.roster_id
  where s.start_at < ${instantAt(before)} and exists (select from published_assignment a where a.shift_id = s.id) group by r.dataset_id`);
