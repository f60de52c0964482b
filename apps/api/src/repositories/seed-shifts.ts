import { sql, type SQL } from 'drizzle-orm';
import type { AlarmingState, CheckInKind, CheckInSource, PlaceVerdict } from '@wuding/domain';
import type { OverruleReason } from '../db/schema';
import { pointOf } from '../db/spatial';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Writers of rosters in bulk: shifts, who stands on them and what became known of it. Posts, beats and people are named by code. Instants are UTC milliseconds. */
interface OnPlace {
  /** Code of a post, or else of a beat. */
  readonly post: string | null;
  readonly beat: string | null;
  readonly startAt: number;
}

/** A shift of the past or the plan, with who stands on it. */
export interface SeedShift extends OnPlace {
  /** Monday of its week. */
  readonly weekOn: string;
  readonly name: string;
  readonly endAt: number;
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly needsVehicle: boolean;
  /** With the reason for each soft rule the assignment overrules. */
  readonly people: readonly { readonly person: string; readonly plate: string | null; readonly reasons: readonly OverruleReason[] }[];
  readonly prompts: readonly { readonly person: string; readonly askedAt: number; readonly answeredAt: number | null }[];
}

const given = (rows: readonly object[]) => sql`${{ rows }}::jsonb -> 'rows'`;
const instantOf = (name: string) => sql`to_timestamp(i.${sql.identifier(name)} / 1000)`;
const personOf = (datasetId: number) => sql`(select id from person p where p.dataset_id = ${datasetId}::int and p.code = i.person)`;

/**
 * That the person a row speaks of stands on shift `s` as published, and that nobody has spoken there for the person: where somebody taps or a leader
 * confirms, what the simulation would have told is left untold, so that the two never mix.
 */
const isLeftToSimulation = (datasetId: number): SQL => sql`exists (
  select from published_assignment a where a.shift_id = s.id and a.person_id = ${personOf(datasetId)} and not exists (
    select from check_in c where c.shift_id = a.shift_id and c.person_id = a.person_id and c.actor_account_id is not null))`;

/** The shift a row `i` speaks of, as `s`. */
const shiftOf = (datasetId: number): SQL => sql`
  left join post o on o.dataset_id = ${datasetId}::int and o.code = i.post left join patrol_beat b on i.post is null and b.dataset_id = ${datasetId}::int and b.code = i.beat
  join lateral (select * from duty_shift s where s.post_id = o.id and s.start_at = ${instantOf('startAt')} union all select * from duty_shift s where s.beat_id = b.id and s.start_at = ${instantOf('startAt')}) s on true`;

/** Adds rosters with their shifts, assignments and prompts, drafts where `publishedAt` is null; a draft that nobody has changed is published. @returns shifts added */
export async function writeSeedShifts(tx: Database, datasetId: number, shifts: readonly SeedShift[], { changeSeq, publishedAt }: { changeSeq: number; publishedAt: number | null }): Promise<number> {
  const weeks = [...new Set(shifts.map(({ weekOn }) => weekOn))].map((weekOn) => ({ weekOn })), version = publishedAt === null ? 1 : 2, publishedVersion = publishedAt === null ? null : 2;
  const publishedOn = publishedAt === null ? null : new Date(publishedAt);
  await rowsOf(tx, sql`
    insert into roster (dataset_id, week_on, version, published_version, published_at, change_seq)
    select ${datasetId}::int, i."weekOn", ${version}::int, ${publishedVersion}::int, ${publishedOn}, ${changeSeq}::bigint from jsonb_to_recordset(${given(weeks)}) as i("weekOn" date)
    on conflict (dataset_id, week_on) do update set version = excluded.version, published_version = excluded.published_version, published_at = excluded.published_at, change_seq = excluded.change_seq
    where roster.version = 1 and roster.published_version is null and excluded.published_version is not null`);
  const added = await rowsOf(tx, sql`
    insert into duty_shift (roster_id, post_id, beat_id, name, start_at, end_at, arrive_at, leave_at, person_count, certified_count, needs_vehicle)
    select r.id, o.id, b.id, i.name, ${instantOf('startAt')}, ${instantOf('endAt')}, ${instantOf('arriveAt')}, ${instantOf('leaveAt')}, i."personCount", i."certifiedCount", i."needsVehicle"
    from jsonb_to_recordset(${given(shifts)}) as i(post text, beat text, "weekOn" date, name text, "startAt" float8, "endAt" float8, "arriveAt" float8, "leaveAt" float8, "personCount" int, "certifiedCount" int, "needsVehicle" boolean)
    join roster r on r.dataset_id = ${datasetId}::int and r.week_on = i."weekOn"
    left join post o on o.dataset_id = ${datasetId}::int and o.code = i.post left join patrol_beat b on i.post is null and b.dataset_id = ${datasetId}::int and b.code = i.beat
    where coalesce(o.id, b.id) is not null on conflict do nothing returning 1`);
  const stands = shifts.flatMap(({ post, beat, startAt, people }) => people.map((one) => ({ post, beat, startAt, ...one })));
  for (const isDraft of publishedAt === null ? [true] : [true, false]) {
    await rowsOf(tx, sql`
      insert into ${isDraft ? sql`duty_assignment` : sql`published_assignment`} (shift_id, person_id, vehicle_id, duty ${isDraft ? sql`, reasons` : sql``}) select s.id, ${personOf(datasetId)}, (select v.id from vehicle v where v.dataset_id = ${datasetId}::int and v.plate = i.plate), tstzrange(s.start_at, s.end_at) ${isDraft ? sql`, i.reasons` : sql``}
      from jsonb_to_recordset(${given(stands)}) as i(post text, beat text, "startAt" float8, person text, plate text, reasons jsonb) ${shiftOf(datasetId)} on conflict do nothing`);
  }
  await writeSeedPrompts(tx, datasetId, shifts.flatMap(({ post, beat, startAt, prompts }) => prompts.map((one) => ({ post, beat, startAt, ...one }))));
  return added.length;
}

export type SeedPrompt = OnPlace & SeedShift['prompts'][number];

/** Whether a history is written, or what passes while people are at work in the same store. */
interface Manner {
  readonly isGoingOn?: boolean;
}

/** Adds prompts; those that are there get their answer. */
export async function writeSeedPrompts(tx: Database, datasetId: number, prompts: readonly SeedPrompt[], { isGoingOn = false }: Manner = {}): Promise<void> {
  if (prompts.length > 0) await rowsOf(tx, sql`
    insert into duty_prompt (shift_id, person_id, asked_at, answered_at) select s.id, ${personOf(datasetId)}, ${instantOf('askedAt')}, ${instantOf('answeredAt')}
    from jsonb_to_recordset(${given(prompts)}) as i(post text, beat text, "startAt" float8, person text, "askedAt" float8, "answeredAt" float8) ${shiftOf(datasetId)}
    where ${isGoingOn ? isLeftToSimulation(datasetId) : sql`true`}
    on conflict (shift_id, person_id, asked_at) do update set answered_at = coalesce(duty_prompt.answered_at, excluded.answered_at)`);
}

export interface SeedCheckIn extends OnPlace {
  readonly person: string;
  readonly kind: CheckInKind;
  readonly source: CheckInSource;
  readonly at: number;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly accuracyMetres: number | null;
  readonly distanceMetres: number | null;
  readonly verdict: PlaceVerdict;
  readonly reason: string;
}

/** Adds check-ins to shifts that are there. Not made to be told twice: give only those that are new. @returns how many */
export async function writeSeedCheckIns(tx: Database, datasetId: number, checkIns: readonly SeedCheckIn[], { isGoingOn = false }: Manner = {}): Promise<number> {
  if (checkIns.length === 0) return 0;
  const rows = await rowsOf(tx, sql`
    insert into check_in (dataset_id, shift_id, person_id, kind, source, at, device_at, received_at, position, accuracy_metres, distance_metres, verdict, is_clock_suspect, reason)
    select ${datasetId}::int, s.id, ${personOf(datasetId)}, i.kind, i.source, ${instantOf('at')}, ${instantOf('at')}, ${instantOf('at')},
      case when i.lng is not null then ${pointOf(sql`i.lng`, sql`i.lat`)} end, i."accuracyMetres", i."distanceMetres", i.verdict, false, i.reason
    from jsonb_to_recordset(${given(checkIns)}) as i(post text, beat text, "startAt" float8, person text, kind text, source text, at float8, lng float8, lat float8, "accuracyMetres" float8, "distanceMetres" float8, verdict text, reason text)
    ${shiftOf(datasetId)} where ${isGoingOn ? isLeftToSimulation(datasetId) : sql`true`} order by i.at, i.person returning 1`);
  return rows.length;
}

/** When a person ticked each line of a post's list. */
export interface SeedTicks extends OnPlace {
  readonly person: string;
  /** In the order of the list; null = not ticked. */
  readonly lineAts: readonly (number | null)[];
}

/** Adds ticks to shifts that are there; a line somebody ticked before stays his. */
export async function writeSeedTicks(tx: Database, { datasetId, lines }: { datasetId: number; lines: readonly string[] }, ticks: readonly SeedTicks[], { isGoingOn = false }: Manner = {}): Promise<void> {
  if (ticks.length > 0) await rowsOf(tx, sql`
    insert into duty_tick (shift_id, line, is_done, at, person_id)
    select distinct on (s.id, l.line) s.id, l.line, true, to_timestamp(l.at / 1000), ${personOf(datasetId)}
    from jsonb_to_recordset(${given(ticks)}) as i(post text, beat text, "startAt" float8, person text, "lineAts" jsonb) ${shiftOf(datasetId)}
    cross join lateral (select o.value as line, (i."lineAts" ->> (o.ordinality - 1)::int)::float8 as at from jsonb_array_elements_text(${{ lines }}::jsonb -> 'lines') with ordinality o) l
    where l.at is not null and ${isGoingOn ? isLeftToSimulation(datasetId) : sql`true`} order by s.id, l.line, l.at on conflict do nothing`);
}

export interface SeedAlarm extends OnPlace {
  readonly person: string;
  readonly kind: AlarmingState;
  readonly raisedAt: number;
  readonly endedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly note: string;
}

/** Adds alarms of the past; of those that are there, ends and acknowledges what was open. */
export async function writeSeedAlarms(tx: Database, datasetId: number, alarms: readonly SeedAlarm[], { isGoingOn = false }: Manner = {}): Promise<void> {
  if (alarms.length === 0) return;
  await rowsOf(tx, sql`
    insert into duty_alarm (dataset_id, shift_id, person_id, kind, raised_at, ended_at, acknowledged_at, acknowledged_by, note)
    select ${datasetId}::int, s.id, ${personOf(datasetId)}, i.kind, ${instantOf('raisedAt')}, ${instantOf('endedAt')}, ${instantOf('acknowledgedAt')}, i."acknowledgedBy", i.note
    from jsonb_to_recordset(${given(alarms)}) as i(post text, beat text, "startAt" float8, person text, kind text, "raisedAt" float8, "endedAt" float8, "acknowledgedAt" float8, "acknowledgedBy" text, note text)
    ${shiftOf(datasetId)} where ${isGoingOn ? isLeftToSimulation(datasetId) : sql`true`}
    on conflict (shift_id, person_id, kind, raised_at) do update set ended_at = coalesce(duty_alarm.ended_at, excluded.ended_at), acknowledged_at = coalesce(duty_alarm.acknowledged_at, excluded.acknowledged_at),
      acknowledged_by = coalesce(duty_alarm.acknowledged_by, excluded.acknowledged_by), note = case when duty_alarm.note = '' then excluded.note else duty_alarm.note end`);
}

/** Up to which instant each week's duty is in the store, UTC milliseconds by its Monday. */
export async function readSeedWeeks(db: Database, { datasetId, town }: { datasetId: number; town: string }): Promise<Map<string, number>> {
  const rows = await rowsOf<{ weekOn: string; untilAt: number }>(db, sql`
    select week_on::text as "weekOn", (extract(epoch from until_at) * 1000)::float8 as "untilAt" from seed_duty_week where dataset_id = ${datasetId}::int and town = ${town}`);
  return new Map(rows.map(({ weekOn, untilAt }) => [weekOn, untilAt]));
}

/** Weeks (their Mondays) that people have a hand in: begun by somebody, or changed since the county planned them. Published counts as changed. */
export async function weeksInHand(db: Database, { datasetId, town }: { datasetId: number; town: string }): Promise<Set<string>> {
  const rows = await rowsOf<{ weekOn: string }>(db, sql`
    select r.week_on::text as "weekOn" from roster r where r.dataset_id = ${datasetId}::int
      and (r.version > 1 or not exists (select from seed_duty_week w where w.dataset_id = r.dataset_id and w.town = ${town} and w.week_on = r.week_on))`);
  return new Set(rows.map(({ weekOn }) => weekOn));
}

/** Notes that some weeks are in the store up to an instant. */
export async function noteSeedWeeks(tx: Database, { datasetId, town, weeks, untilAt }: { datasetId: number; town: string; weeks: readonly string[]; untilAt: number }): Promise<void> {
  await rowsOf(tx, sql`
    insert into seed_duty_week (dataset_id, town, week_on, until_at) select ${datasetId}::int, ${town}, i."weekOn", ${instantAt(untilAt)} from jsonb_to_recordset(${given(weeks.map((weekOn) => ({ weekOn })))}) as i("weekOn" date)
    on conflict (dataset_id, town, week_on) do update set until_at = greatest(seed_duty_week.until_at, excluded.until_at)`);
}
