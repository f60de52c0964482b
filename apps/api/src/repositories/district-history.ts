import { sql } from 'drizzle-orm';
import type { DistrictGrade } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Who changed a district, when (UTC milliseconds) and why. */
export interface HistoryNote {
  readonly at: number;
  readonly authorAccountId: number | null;
  readonly authorName: string;
  readonly gradeReason?: string | undefined;
  /** Review date of the plan, YYYY-MM-DD; null = none; left out = that of the last version. */
  readonly planReviewOn?: string | null | undefined;
}

/**
 * Adds to a district's histories what is not the same as their last entries: call it after every write of its plan,
 * grade or leader, in the same transaction.
 */
export async function noteDistrictState(tx: Database, districtId: number, note: HistoryNote): Promise<void> {
  const id = sql`${districtId}::int`;
  const signed = sql`${note.authorAccountId}::int, ${note.authorName}::text, ${instantAt(note.at)}`;
  const reviewOn = note.planReviewOn === undefined ? sql`l.review_on` : sql`${note.planReviewOn}::date`;
  await rowsOf(tx, sql`
    insert into district_plan (district_id, number, text, review_on, author_account_id, author_name, written_at)
    select d.id, coalesce(l.number, 0) + 1, d.plan, ${reviewOn}, ${signed}
    from district d left join lateral (select * from district_plan p where p.district_id = d.id order by p.number desc limit 1) l on true
    where d.id = ${id} and (coalesce(l.text, '') <> d.plan or l.review_on is distinct from ${reviewOn})`);
  await rowsOf(tx, sql`
    insert into district_grade (district_id, grade, reason, author_account_id, author_name, decided_at)
    select d.id, d.grade, ${note.gradeReason ?? ''}::text, ${signed}
    from district d left join lateral (select * from district_grade g where g.district_id = d.id order by g.id desc limit 1) l on true
    where d.id = ${id} and l.grade is distinct from d.grade`);
  await rowsOf(tx, sql`
    insert into district_leader (district_id, leader_account_id, author_account_id, author_name, assigned_at)
    select d.id, d.leader_account_id, ${signed}
    from district d left join lateral (select * from district_leader g where g.district_id = d.id order by g.id desc limit 1) l on true
    where d.id = ${id} and l.leader_account_id is distinct from d.leader_account_id`);
}

interface Signed {
  readonly author: string | null;
  /** UTC milliseconds; null = before histories were kept. */
  readonly at: number | null;
}
export interface PlanVersion extends Signed {
  readonly number: number;
  readonly text: string;
  readonly reviewOn: string | null;
}
export interface GradeDecision extends Signed {
  readonly grade: DistrictGrade;
  readonly reason: string;
}
export interface LeaderTerm extends Signed {
  readonly leaderName: string | null;
}

const longestHistory = 500;
const author = sql`coalesce(a.display_name, h.author_name) as author`;

/** Newest first, at most 500. */
export const listPlanVersions = (db: Database, districtId: number): Promise<PlanVersion[]> => rowsOf<PlanVersion>(db, sql`
  select h.number::int as number, h.text, h.review_on::text as "reviewOn", ${author}, ${millisecondsOf(sql`h.written_at`)} as at
  from district_plan h left join account a on a.id = h.author_account_id
  where h.district_id = ${districtId}::int order by h.number desc limit ${longestHistory}::int`);

/** Newest first, at most 500. */
export const listGradeDecisions = (db: Database, districtId: number): Promise<GradeDecision[]> => rowsOf<GradeDecision>(db, sql`
  select h.grade, h.reason, ${author}, ${millisecondsOf(sql`h.decided_at`)} as at
  from district_grade h left join account a on a.id = h.author_account_id
  where h.district_id = ${districtId}::int order by h.id desc limit ${longestHistory}::int`);

/** Newest first, at most 500. */
export const listLeaderTerms = (db: Database, districtId: number): Promise<LeaderTerm[]> => rowsOf<LeaderTerm>(db, sql`
  select l.display_name as "leaderName", ${author}, ${millisecondsOf(sql`h.assigned_at`)} as at
  from district_leader h left join account l on l.id = h.leader_account_id left join account a on a.id = h.author_account_id
  where h.district_id = ${districtId}::int order by h.id desc limit ${longestHistory}::int`);
