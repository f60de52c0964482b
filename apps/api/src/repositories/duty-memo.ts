import { sql, type SQL } from 'drizzle-orm';
import type { Attendance, CivilDate, DutyState, OnPostMinutes } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
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

/** How one duty was kept. */
export interface KeptMinutes {
  readonly shiftId: number;
  readonly personId: number;
  readonly attendance: Attendance;
  readonly minutes: OnPostMinutes;
}

/** One duty of a settled day. Instants UTC milliseconds. */
export interface SettledDuty extends KeptMinutes {
  readonly day: CivilDate;
  readonly postId: number | null;
  readonly beatId: number | null;
  readonly shiftStartAt: number;
  /** Of the person's own time. */
  readonly startAt: number;
}

/** Keeps days with all their duties; a day that is kept already stays as it is. */
export async function keepDays(tx: Database, { datasetId, days, settledAt }: { datasetId: number; days: readonly CivilDate[]; settledAt: number }, duties: readonly SettledDuty[]): Promise<void> {
  const written = await rowsOf<{ day: string }>(tx, sql`
    insert into duty_memo_day (dataset_id, day, settled_at) select ${datasetId}::int, value::date, ${instantAt(settledAt)} from jsonb_array_elements_text(${{ days }}::jsonb -> 'days')
    on conflict do nothing returning to_char(day, 'YYYY-MM-DD') as day`);
  const isNew = new Set(written.map(({ day }) => day)), rows = duties.filter(({ day }) => isNew.has(day));
  for (let i = 0; i < rows.length; i += 500) {
    await tx.insert(dutyMemo).values(rows.slice(i, i + 500).map(({ minutes: { evidence, ...minutes }, attendance: { sinceAt, ...attendance }, shiftStartAt, startAt, ...rest }) => ({
      ...rest, ...minutes, ...attendance, datasetId, shiftStartAt: new Date(shiftStartAt), startAt: new Date(startAt), sinceAt: new Date(sinceAt), phoneCount: evidence.phone, leaderCount: evidence.leader, paperCount: evidence.paper, stayCount: evidence.positions, askedCount: evidence.promptsAsked, answeredCount: evidence.promptsAnswered,
    })));
  }
}

/** Kept duties whose shift begins in [fromAt, toAt), UTC milliseconds, and of them what a filter names. */
export interface KeptFilter extends DaySpan {
  readonly fromAt: number;
  readonly toAt: number;
  readonly district?: number | undefined;
  readonly person?: number | undefined;
  /** Of a post, or of a beat. */
  readonly post?: number | undefined;
  readonly beat?: number | undefined;
  readonly state?: DutyState | undefined;
}

function matching({ datasetId, from, until, fromAt, toAt, district, person, post, beat, state }: KeptFilter): SQL {
  const conditions = [sql`m.dataset_id = ${datasetId}::int and m.day between ${from}::date and ${until}::date and m.shift_start_at >= ${instantAt(fromAt)} and m.shift_start_at < ${instantAt(toAt)}`];
  if (district !== undefined) conditions.push(sql`(m.post_id in (select id from post where district_id = ${district}::int) or m.beat_id in (select id from patrol_beat where district_id = ${district}::int))`);
  if (person !== undefined) conditions.push(sql`m.person_id = ${person}::int`);
  if (post !== undefined) conditions.push(sql`m.post_id = ${post}::int`);
  if (beat !== undefined) conditions.push(sql`m.beat_id = ${beat}::int`);
  if (state !== undefined) conditions.push(sql`m.state = ${state}`);
  return sql.join(conditions, sql` and `);
}

/** By the beginning of the own time (UTC milliseconds), then shift and person. */
export type DutyKey = readonly [startAt: number, shiftId: number, personId: number];

/** Kept duties beyond a key (null = from the start), in order; by an index, so that the cost is that of the page. */
export async function listKeptDuties(db: Database, filter: KeptFilter, { after, isDescending, limit }: { after: DutyKey | null; isDescending: boolean; limit: number }): Promise<KeptMinutes[]> {
  const direction = isDescending ? sql`desc` : sql`asc`;
  const beyond = after === null ? sql`true` : sql`(m.start_at, m.shift_id, m.person_id) ${isDescending ? sql`<` : sql`>`} (${instantAt(after[0])}, ${after[1]}::int, ${after[2]}::int)`;
  const rows = await rowsOf<Omit<KeptMinutes, 'attendance' | 'minutes'> & Attendance & FlatMinutes>(db, sql`
    select shift_id::int as "shiftId", person_id::int as "personId", state, ${millisecondsOf(sql`since_at`)} as "sinceAt", late_minutes::int as "lateMinutes", scheduled, on_post as "onPost", away, vacant, unknown,
      phone_count::int as phone, leader_count::int as leader, paper_count::int as paper, stay_count::int as positions, asked_count::int as "promptsAsked", answered_count::int as "promptsAnswered"
    from duty_memo m where ${matching(filter)} and ${beyond} order by m.start_at ${direction}, m.shift_id ${direction}, m.person_id ${direction} limit ${limit}::int`);
  return rows.map(({ shiftId, personId, state, sinceAt, lateMinutes, ...minutes }) => ({ shiftId, personId, attendance: { state, sinceAt, lateMinutes }, minutes: minutesOf(minutes) }));
}

export async function countKeptDuties(db: Database, filter: KeptFilter): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from duty_memo m where ${matching(filter)}`);
  return row?.count ?? 0;
}

type FlatMinutes = Omit<OnPostMinutes, 'evidence'> & OnPostMinutes['evidence'];
const minutesOf = ({ scheduled, onPost, away, vacant, unknown, ...evidence }: FlatMinutes): OnPostMinutes => ({ scheduled, onPost, away, vacant, unknown, evidence });

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
  /** Of them: seen there at all, and seen in time. */
  readonly seenCount: number;
  readonly punctualCount: number;
  readonly minutes: OnPostMinutes;
}

/** Sums of kept duties by person and place. Cost grows with the duties of the span, a tenth of a microsecond each. */
export async function sumKeptMinutes(db: Database, filter: KeptFilter): Promise<MinutesAtPlace[]> {
  const rows = await rowsOf<Omit<MinutesAtPlace, 'minutes'> & FlatMinutes>(db, sql`
    select m.person_id::int as "personId", e.name as "personName", m.post_id::int as "postId", m.beat_id::int as "beatId", coalesce(p.name, b.name) as "placeName", d.id::int as "districtId", d.name as "districtName",
      m."shiftCount", m."seenCount", m."punctualCount", m.scheduled, m."onPost", m.away, m.vacant, m.unknown, m.phone, m.leader, m.paper, m.positions, m."promptsAsked", m."promptsAnswered"
    from (
      select person_id, post_id, beat_id, count(*)::int as "shiftCount", count(late_minutes)::int as "seenCount", (count(*) filter (where late_minutes = 0))::int as "punctualCount",
        sum(scheduled) as scheduled, sum(on_post) as "onPost", sum(away) as away, sum(vacant) as vacant, sum(unknown) as unknown,
        sum(phone_count)::int as phone, sum(leader_count)::int as leader, sum(paper_count)::int as paper, sum(stay_count)::int as positions, sum(asked_count)::int as "promptsAsked", sum(answered_count)::int as "promptsAnswered"
      from duty_memo m where ${matching(filter)} group by person_id, post_id, beat_id
    ) m join person e on e.id = m.person_id
    left join post p on p.id = m.post_id left join patrol_beat b on b.id = m.beat_id left join district d on d.id = coalesce(p.district_id, b.district_id)`);
  return rows.map(({ personId, personName, postId, beatId, placeName, districtId, districtName, shiftCount, seenCount, punctualCount, ...minutes }) =>
    ({ personId, personName, postId, beatId, placeName, districtId, districtName, shiftCount, seenCount, punctualCount, minutes: minutesOf(minutes) }));
}

/** Datasets with published duties that began before an instant, and when their first began. UTC milliseconds. */
export const datasetsWithDuties = (db: Database, before: number): Promise<{ datasetId: number; firstAt: number }[]> => rowsOf(db, sql`
  select r.dataset_id::int as "datasetId", (extract(epoch from min(s.start_at)) * 1000)::float8 as "firstAt" from duty_shift s join roster r on r.id = s.roster_id
  where s.start_at < ${instantAt(before)} and exists (select from published_assignment a where a.shift_id = s.id) group by r.dataset_id`);
