import { sql, type SQL } from 'drizzle-orm';
import type { PlannedShift } from '@wuding/domain';
import { dutyShift, roster } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsAsText, rowsOf, type Database } from '../db/store';

export interface RosterRecord {
  readonly id: number;
  readonly datasetId: number;
  /** Its Monday. */
  readonly weekOn: string;
  readonly version: number;
  readonly publishedVersion: number | null;
  /** UTC milliseconds. */
  readonly publishedAt: number | null;
}

const rosters: SQL = sql`
  select id::int as id, dataset_id::int as "datasetId", week_on::text as "weekOn", version::int as version, published_version::int as "publishedVersion",
    ${millisecondsOf(sql`published_at`)} as "publishedAt" from roster`;

export async function findRoster(db: Database, datasetId: number, weekOn: string): Promise<RosterRecord | null> {
  const [row] = await rowsOf<RosterRecord>(db, sql`${rosters} where dataset_id = ${datasetId}::int and week_on = ${weekOn}::date`);
  return row ?? null;
}

export async function findRosterOfShift(db: Database, shiftId: number): Promise<RosterRecord | null> {
  const [row] = await rowsOf<RosterRecord>(db, sql`${rosters} where id = (select roster_id from duty_shift where id = ${shiftId}::int)`);
  return row ?? null;
}

/** The roster of a week, begun when there is none. */
export async function ensureRoster(tx: Database, draft: { datasetId: number; weekOn: string; changeSeq: number }): Promise<RosterRecord> {
  await tx.insert(roster).values(draft).onConflictDoNothing();
  const found = await findRoster(tx, draft.datasetId, draft.weekOn);
  if (found === null) throw new Error(`roster of ${draft.weekOn} vanished`);
  return found;
}

/** Takes the next version over the expected one; false when somebody else was first. The row stays locked until the transaction ends. */
export async function takeVersion(tx: Database, { id, version, changeSeq }: { id: number; version: number; changeSeq: number }, publishedAt: number | null = null): Promise<boolean> {
  const published = publishedAt === null ? {} : { publishedVersion: version + 1, publishedAt: new Date(publishedAt) };
  const rows = await tx.update(roster).set({ version: version + 1, changeSeq, ...published }).where(sql`${roster.id} = ${id} and ${roster.version} = ${version}`).returning({ id: roster.id });
  return rows.length === 1;
}

/** A shift as it is stored; instants UTC milliseconds. */
export interface ShiftRecord extends PlannedShift {
  readonly id: number;
  readonly rosterId: number;
  readonly postId: number | null;
  readonly beatId: number | null;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly needsVehicle: boolean;
}

const shiftColumns: SQL = sql`s.id::int as id, s.roster_id::int as "rosterId", s.post_id::int as "postId", s.beat_id::int as "beatId", s.name,
  ${millisecondsOf(sql`s.start_at`)} as "startAt", ${millisecondsOf(sql`s.end_at`)} as "endAt", ${millisecondsOf(sql`s.arrive_at`)} as "arriveAt", ${millisecondsOf(sql`s.leave_at`)} as "leaveAt",
  s.person_count::int as "personCount", s.certified_count::int as "certifiedCount", s.needs_vehicle as "needsVehicle"`;

/** All shifts of a roster, and those of the dataset around it that somebody is planned on. */
export const shiftsAround = (db: Database, { datasetId, rosterId, fromAt, toAt }: { datasetId: number; rosterId: number; fromAt: number; toAt: number }): Promise<ShiftRecord[]> => rowsAsText<ShiftRecord>(db, sql`
  select ${shiftColumns} from duty_shift s join roster r on r.id = s.roster_id
  where s.roster_id = ${rosterId}::int or (r.dataset_id = ${datasetId}::int and s.start_at < ${instantAt(toAt)} and s.end_at > ${instantAt(fromAt)}
    and exists (select from duty_assignment a where a.shift_id = s.id))
  order by s.start_at, s.id`);

/** A shift that a post or beat asks for. */
export type WantedShift = Omit<ShiftRecord, 'id' | 'rosterId'>;

/**
 * Brings the shifts of a week to what is wanted: new ones come, ones that nobody stands on follow or go; ones with somebody
 * on them stay as they are. @param within posts and beats that are planned now
 */
export async function bringShiftsTo(
  tx: Database, rosterId: number, { wanted, current }: { wanted: readonly WantedShift[]; current: readonly (ShiftRecord & { readonly isTaken: boolean })[] },
): Promise<{ addedCount: number; removedCount: number; keptCount: number }> {
  const keyOf = ({ postId, beatId, startAt }: Pick<WantedShift, 'postId' | 'beatId' | 'startAt'>): string => `${postId}/${beatId}/${startAt}`;
  const wantedKeys = new Map(wanted.map((one) => [keyOf(one), one])), taken = new Set(current.filter(({ isTaken }) => isTaken).map(keyOf));
  const isSame = (a: WantedShift, b: WantedShift): boolean => a.endAt === b.endAt && a.arriveAt === b.arriveAt && a.leaveAt === b.leaveAt && a.name === b.name
    && a.personCount === b.personCount && a.certifiedCount === b.certifiedCount && a.needsVehicle === b.needsVehicle;
  const gone = current.filter((one) => !one.isTaken && !isSame(wantedKeys.get(keyOf(one)) ?? { ...one, endAt: -1 }, one));
  const standing = new Set(current.filter((one) => !gone.includes(one)).map(keyOf));
  const fresh = wanted.filter((one) => !standing.has(keyOf(one)) && !taken.has(keyOf(one)));
  if (gone.length > 0) await rowsOf(tx, sql`delete from duty_shift where id in (select value::int from jsonb_array_elements_text(${{ ids: gone.map(({ id }) => id) }}::jsonb -> 'ids'))`);
  for (let i = 0; i < fresh.length; i += 500) {
    await tx.insert(dutyShift).values(fresh.slice(i, i + 500).map((one) => ({
      ...one, rosterId, startAt: new Date(one.startAt), endAt: new Date(one.endAt), arriveAt: new Date(one.arriveAt), leaveAt: new Date(one.leaveAt),
    }))).onConflictDoNothing();
  }
  return { addedCount: fresh.length, removedCount: gone.length, keptCount: current.length - gone.length };
}

/** Shifts of a roster, each with whether anybody stands or stood on it. */
export const shiftsOfRoster = (db: Database, rosterId: number): Promise<(ShiftRecord & { isTaken: boolean })[]> => rowsOf<ShiftRecord & { isTaken: boolean }>(db, sql`
  select ${shiftColumns}, (exists (select from duty_assignment a where a.shift_id = s.id) or exists (select from published_assignment a where a.shift_id = s.id)
    or exists (select from check_in c where c.shift_id = s.id) or exists (select from duty_prompt q where q.shift_id = s.id) or exists (select from duty_alarm m where m.shift_id = s.id) or exists (select from alarm w where w.shift_id = s.id) or exists (select from patrol_task k where k.shift_id = s.id)) as "isTaken"
  from duty_shift s where s.roster_id = ${rosterId}::int order by s.start_at, s.id`);
