import { sql } from 'drizzle-orm';
import { rosterChange, type RosterStep } from '../db/schema';
import { rowsOf, type Database } from '../db/store';

export interface KeptStep {
  readonly seq: number;
  readonly note: string;
  readonly forward: readonly RosterStep[];
  readonly inverse: readonly RosterStep[];
}

/** Steps a draft can go back and forth. */
export async function countSteps(db: Database, rosterId: number): Promise<{ undoCount: number; redoCount: number }> {
  const [row] = await rowsOf<{ undoCount: number; redoCount: number }>(db, sql`
    select (count(*) filter (where not is_undone))::int as "undoCount", (count(*) filter (where is_undone))::int as "redoCount" from roster_change where roster_id = ${rosterId}::int`);
  return row ?? { undoCount: 0, redoCount: 0 };
}

/** The step to be undone (the last that holds) or redone (the first that was undone); null when there is none. */
export async function nextStep(db: Database, rosterId: number, direction: 'undo' | 'redo'): Promise<KeptStep | null> {
  const order = direction === 'undo' ? sql`not is_undone order by seq desc` : sql`is_undone order by seq`;
  const [row] = await rowsOf<KeptStep>(db, sql`select seq::int as seq, note, forward, inverse from roster_change where roster_id = ${rosterId}::int and ${order} limit 1`);
  return row ?? null;
}

export async function markStep(tx: Database, rosterId: number, seq: number, isUndone: boolean): Promise<void> {
  await tx.update(rosterChange).set({ isUndone }).where(sql`${rosterChange.rosterId} = ${rosterId} and ${rosterChange.seq} = ${seq}`);
}

/** Keeps a new step; steps that were undone cannot be redone any more. */
export async function appendStep(
  tx: Database, step: { rosterId: number; at: number; actorAccountId: number | null; actorName: string; note: string; forward: readonly RosterStep[]; inverse: readonly RosterStep[] },
): Promise<void> {
  await rowsOf(tx, sql`delete from roster_change where roster_id = ${step.rosterId}::int and is_undone`);
  const [last] = await rowsOf<{ seq: number }>(tx, sql`select coalesce(max(seq), 0)::int as seq from roster_change where roster_id = ${step.rosterId}::int`);
  await tx.insert(rosterChange).values({ ...step, at: new Date(step.at), seq: (last?.seq ?? 0) + 1 });
}

/** Who changed a draft last, and when. */
export async function lastHand(db: Database, rosterId: number): Promise<{ actorName: string; at: Date } | null> {
  const [row] = await db.select({ actorName: rosterChange.actorName, at: rosterChange.at }).from(rosterChange)
    .where(sql`${rosterChange.rosterId} = ${rosterId}`).orderBy(sql`${rosterChange.at} desc, ${rosterChange.seq} desc`).limit(1);
  return row ?? null;
}
