import { sql } from 'drizzle-orm';
import type { AlarmingState, CheckInKind, CheckInSource, LeaveKind, PersonKind, PlaceVerdict, PostPlan, PostState, TeamKind } from '@wuding/domain';
import { fromGeoJson, pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** Writers of duty in bulk, for a simulated county or a history brought along: people, posts and rosters named by code. Instants are UTC milliseconds, dates civil. */
export interface SeedPerson {
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly phone: string;
  readonly accountId: number | null;
  readonly skills: readonly string[];
  readonly joinedOn: string | null;
  readonly certificates: readonly { readonly number: string; readonly validFrom: string; readonly validUntil: string }[];
  readonly leave: readonly { readonly kind: LeaveKind; readonly fromAt: number; readonly toAt: number }[];
}

const given = (rows: readonly object[]) => sql`${{ rows }}::jsonb -> 'rows'`;
const instantOf = (name: string) => sql`to_timestamp(i.${sql.identifier(name)} / 1000)`;
const personOf = (datasetId: number) => sql`(select id from person p where p.dataset_id = ${datasetId}::int and p.code = i.person)`;

/** Adds people the dataset lacks, with certificates and leave. @returns ids by code */
export async function writeSeedPeople(tx: Database, datasetId: number, people: readonly SeedPerson[], changeSeq: number): Promise<Map<string, number>> {
  await rowsOf(tx, sql`
    insert into person (dataset_id, code, name, kind, phone, account_id, skills, joined_on, change_seq)
    select ${datasetId}::int, i.code, i.name, i.kind, i.phone, i."accountId", array(select jsonb_array_elements_text(i.skills)), i."joinedOn", ${changeSeq}::bigint
    from jsonb_to_recordset(${given(people)}) as i(code text, name text, kind text, phone text, "accountId" int, skills jsonb, "joinedOn" date) on conflict do nothing`);
  const certificates = people.flatMap(({ code, certificates: all }) => all.map((one) => ({ person: code, ...one })));
  await rowsOf(tx, sql`
    insert into certificate (person_id, number, valid_from, valid_until) select ${personOf(datasetId)}, i.number, i."validFrom", i."validUntil"
    from jsonb_to_recordset(${given(certificates)}) as i(person text, number text, "validFrom" date, "validUntil" date) on conflict do nothing`);
  const leave = people.flatMap(({ code, leave: all }) => all.map((one) => ({ person: code, ...one })));
  await rowsOf(tx, sql`
    insert into person_leave (person_id, kind, away) select ${personOf(datasetId)}, i.kind, tstzrange(${instantOf('fromAt')}, ${instantOf('toAt')})
    from jsonb_to_recordset(${given(leave)}) as i(person text, kind text, "fromAt" float8, "toAt" float8) on conflict do nothing`);
  const rows = await rowsOf<{ code: string; id: number }>(tx, sql`select code, id::int as id from person where dataset_id = ${datasetId}::int`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** Adds teams and vehicles the dataset lacks. */
export async function writeSeedTeams(
  tx: Database, datasetId: number, { teams, vehicles }: { teams: readonly { name: string; kind: TeamKind; members: readonly string[] }[]; vehicles: readonly { plate: string; name: string; seatCount: number }[] },
): Promise<void> {
  await rowsOf(tx, sql`insert into team (dataset_id, name, kind) select ${datasetId}::int, i.name, i.kind from jsonb_to_recordset(${given(teams)}) as i(name text, kind text) on conflict do nothing`);
  const members = teams.flatMap(({ name, members: all }) => all.map((person) => ({ team: name, person })));
  await rowsOf(tx, sql`
    insert into team_member (team_id, person_id) select t.id, ${personOf(datasetId)} from jsonb_to_recordset(${given(members)}) as i(team text, person text)
    join team t on t.dataset_id = ${datasetId}::int and t.name = i.team on conflict do nothing`);
  await rowsOf(tx, sql`insert into vehicle (dataset_id, plate, name, seat_count) select ${datasetId}::int, i.plate, i.name, i."seatCount" from jsonb_to_recordset(${given(vehicles)}) as i(plate text, name text, "seatCount" int) on conflict do nothing`);
}

export interface SeedPost {
  readonly code: string;
  readonly name: string;
  readonly state: PostState;
  /** Whole: its five parts name people and district by id. */
  readonly plan: PostPlan;
  /** When it was published: the one entry of its history. */
  readonly publishedAt: number;
}

/** Adds posts the dataset lacks. @returns ids by code */
export async function writeSeedPosts(tx: Database, datasetId: number, posts: readonly SeedPost[], changeSeq: number): Promise<Map<string, number>> {
  for (const { code, name, state, plan, publishedAt } of posts) {
    await rowsOf(tx, sql`
      with written as (
        insert into post (dataset_id, code, name, state, district_id, street_name, shape, radius_metres, plan, change_seq)
        values (${datasetId}::int, ${code}, ${name}, ${state}, ${plan.where.districtId}::int, ${plan.where.streetName}, ${plan.where.shape === null ? null : fromGeoJson(plan.where.shape as never)}, ${plan.where.radiusMetres}::float8, ${plan}::jsonb, ${changeSeq}::bigint)
        on conflict do nothing returning id)
      insert into post_version (post_id, version, at, actor_name, action, state, name, plan) select id, 1, ${new Date(publishedAt)}, 'seed', 'create', ${state}, ${name}, ${plan}::jsonb from written`);
  }
  const rows = await rowsOf<{ code: string; id: number }>(tx, sql`select code, id::int as id from post where dataset_id = ${datasetId}::int`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** A shift of the past or the plan, with who stands on it. */
export interface SeedShift {
  readonly post: string;
  /** Monday of its week. */
  readonly weekOn: string;
  readonly name: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly arriveAt: number;
  readonly leaveAt: number;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly people: readonly string[];
  readonly prompts: readonly { readonly person: string; readonly askedAt: number; readonly answeredAt: number | null }[];
}

/** Adds published rosters with their shifts, assignments and prompts. Give a few weeks at a time. @returns shifts added */
export async function writeSeedShifts(tx: Database, datasetId: number, shifts: readonly SeedShift[], { changeSeq, publishedAt }: { changeSeq: number; publishedAt: number }): Promise<number> {
  const weeks = [...new Set(shifts.map(({ weekOn }) => weekOn))].map((weekOn) => ({ weekOn }));
  await rowsOf(tx, sql`
    insert into roster (dataset_id, week_on, version, published_version, published_at, change_seq) select ${datasetId}::int, i."weekOn", 2, 2, ${new Date(publishedAt)}, ${changeSeq}::bigint
    from jsonb_to_recordset(${given(weeks)}) as i("weekOn" date) on conflict do nothing`);
  const added = await rowsOf(tx, sql`
    insert into duty_shift (roster_id, post_id, name, start_at, end_at, arrive_at, leave_at, person_count, certified_count, needs_vehicle)
    select r.id, p.id, i.name, ${instantOf('startAt')}, ${instantOf('endAt')}, ${instantOf('arriveAt')}, ${instantOf('leaveAt')}, i."personCount", i."certifiedCount", false
    from jsonb_to_recordset(${given(shifts)}) as i(post text, "weekOn" date, name text, "startAt" float8, "endAt" float8, "arriveAt" float8, "leaveAt" float8, "personCount" int, "certifiedCount" int)
    join roster r on r.dataset_id = ${datasetId}::int and r.week_on = i."weekOn" join post p on p.dataset_id = ${datasetId}::int and p.code = i.post on conflict do nothing returning 1`);
  const stands = shifts.flatMap(({ post, startAt, people }) => people.map((person) => ({ post, startAt, person })));
  const shiftOf = sql`join post p on p.dataset_id = ${datasetId}::int and p.code = i.post join duty_shift s on s.post_id = p.id and s.start_at = ${instantOf('startAt')}`;
  for (const table of [sql`duty_assignment`, sql`published_assignment`]) {
    await rowsOf(tx, sql`
      insert into ${table} (shift_id, person_id, duty) select s.id, ${personOf(datasetId)}, tstzrange(s.start_at, s.end_at)
      from jsonb_to_recordset(${given(stands)}) as i(post text, "startAt" float8, person text) ${shiftOf} on conflict do nothing`);
  }
  const prompts = shifts.flatMap(({ post, startAt, prompts: all }) => all.map((one) => ({ post, startAt, ...one })));
  await rowsOf(tx, sql`
    insert into duty_prompt (shift_id, person_id, asked_at, answered_at) select s.id, ${personOf(datasetId)}, ${instantOf('askedAt')}, ${instantOf('answeredAt')}
    from jsonb_to_recordset(${given(prompts)}) as i(post text, "startAt" float8, person text, "askedAt" float8, "answeredAt" float8) ${shiftOf} on conflict do nothing`);
  return added.length;
}

export interface SeedCheckIn {
  readonly post: string;
  readonly startAt: number;
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

/** Adds check-ins to shifts that are there. @returns how many */
export async function writeSeedCheckIns(tx: Database, datasetId: number, checkIns: readonly SeedCheckIn[]): Promise<number> {
  const rows = await rowsOf(tx, sql`
    insert into check_in (dataset_id, shift_id, person_id, kind, source, at, device_at, received_at, position, accuracy_metres, distance_metres, verdict, is_clock_suspect, reason)
    select ${datasetId}::int, s.id, ${personOf(datasetId)}, i.kind, i.source, ${instantOf('at')}, ${instantOf('at')}, ${instantOf('at')},
      case when i.lng is not null then ${pointOf(sql`i.lng`, sql`i.lat`)} end, i."accuracyMetres", i."distanceMetres", i.verdict, false, i.reason
    from jsonb_to_recordset(${given(checkIns)}) as i(post text, "startAt" float8, person text, kind text, source text, at float8, lng float8, lat float8, "accuracyMetres" float8, "distanceMetres" float8, verdict text, reason text)
    join post p on p.dataset_id = ${datasetId}::int and p.code = i.post join duty_shift s on s.post_id = p.id and s.start_at = ${instantOf('startAt')} returning 1`);
  return rows.length;
}

/** Adds alarms of the past, ended and acknowledged as given. */
export async function writeSeedAlarms(
  tx: Database, datasetId: number, alarms: readonly { post: string; startAt: number; person: string; kind: AlarmingState; raisedAt: number; endedAt: number | null; note: string }[],
): Promise<void> {
  await rowsOf(tx, sql`
    insert into duty_alarm (dataset_id, shift_id, person_id, kind, raised_at, ended_at, note) select ${datasetId}::int, s.id, ${personOf(datasetId)}, i.kind, ${instantOf('raisedAt')}, ${instantOf('endedAt')}, i.note
    from jsonb_to_recordset(${given(alarms)}) as i(post text, "startAt" float8, person text, kind text, "raisedAt" float8, "endedAt" float8, note text)
    join post p on p.dataset_id = ${datasetId}::int and p.code = i.post join duty_shift s on s.post_id = p.id and s.start_at = ${instantOf('startAt')} on conflict do nothing`);
}

/** Tells the planner how many there are: the embedded store has no autovacuum. */
export async function analyseDuty(tx: Database): Promise<void> {
  for (const table of ['person', 'post', 'duty_shift', 'duty_assignment', 'published_assignment', 'duty_prompt', 'check_in', 'duty_alarm']) await rowsOf(tx, sql`analyze ${sql.identifier(table)}`);
}
