import { sql } from 'drizzle-orm';
import type { RevisitInterval } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { revisit, revisitPlan } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface RevisitPlanRecord {
  readonly id: number;
  readonly seed: number;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly departureCount: number;
  readonly intervals: readonly RevisitInterval[];
  readonly madeAt: number;
  readonly madeBy: string;
}

export async function findRevisitPlan(db: Database, datasetId: number, onDate: string): Promise<RevisitPlanRecord | null> {
  const [row] = await rowsOf<RevisitPlanRecord>(db, sql`
    select id::int as id, seed::int as seed, ${millisecondsOf(sql`from_at`)} as "fromAt", ${millisecondsOf(sql`until_at`)} as "untilAt", departure_count::int as "departureCount", intervals,
      ${millisecondsOf(sql`made_at`)} as "madeAt", made_by as "madeBy"
    from revisit_plan where dataset_id = ${datasetId}::int and on_date = ${onDate}::date`);
  return row ?? null;
}

export interface RevisitRecord {
  readonly id: number;
  readonly spotId: number;
  readonly dueAt: number;
  readonly kind: 'due' | 'random';
  /** When somebody came within the slack of it; null = nobody did, or not yet. */
  readonly seenAt: number | null;
}

/** The visits of a plan by time, with the pass that came nearest its beginning; by the index of spots and time. */
export const listRevisits = (db: Database, planId: number, slackMinutes: number): Promise<RevisitRecord[]> => rowsOf<RevisitRecord>(db, sql`
  select r.id::int as id, r.spot_id::int as "spotId", ${millisecondsOf(sql`r.due_at`)} as "dueAt", r.kind, ${millisecondsOf(sql`v.entered_at`)} as "seenAt"
  from revisit r left join lateral (
    select entered_at from visit where spot_id = r.spot_id and entered_at >= r.due_at - ${slackMinutes}::int * interval '1 minute' and entered_at <= r.due_at + ${slackMinutes}::int * interval '1 minute'
    order by entered_at limit 1) v on true
  where r.plan_id = ${planId}::int order by r.due_at, r.id`);

/** Writes a day's plan with its visits. @returns null where the day has one already */
export async function insertRevisitPlan(
  tx: Database, { datasetId, onDate, fromAt, untilAt, madeAt, ...plan }: Omit<RevisitPlanRecord, 'id'> & { datasetId: number; onDate: string }, visits: readonly { spotId: number; dueAt: number; kind: 'due' | 'random' }[],
): Promise<number | null> {
  const [row] = await tx.insert(revisitPlan).values({ ...plan, datasetId, onDate, fromAt: new Date(fromAt), untilAt: new Date(untilAt), madeAt: new Date(madeAt) }).onConflictDoNothing().returning({ id: revisitPlan.id });
  if (row === undefined) return null;
  for (let first = 0; first < visits.length; first += rowsAtOnce) {
    await tx.insert(revisit).values(visits.slice(first, first + rowsAtOnce).map(({ dueAt, ...one }) => ({ ...one, planId: row.id, dueAt: new Date(dueAt) })));
  }
  return row.id;
}

const rowsAtOnce = 500;

/** Visits left to chance in a window, by time. They are few. */
export const listRandomDraws = (db: Database, { datasetId, fromAt, toAt }: { datasetId: number; fromAt: number; toAt: number }): Promise<{ spotId: number; dueAt: number }[]> => rowsOf(db, sql`
  select r.spot_id::int as "spotId", ${millisecondsOf(sql`r.due_at`)} as "dueAt" from revisit r join revisit_plan p on p.id = r.plan_id
  where r.kind = 'random' and p.dataset_id = ${datasetId}::int and r.due_at >= ${instantAt(fromAt)} and r.due_at < ${instantAt(toAt)} order by r.due_at`);
