import { sql } from 'drizzle-orm';
import type { LeaveKind, PersonKind, PostPlan, PostState, PostWhen, TeamKind } from '@wuding/domain';
import { fromGeoJson, isWithinMetres, pointAt } from '../db/spatial';
import { instantAt } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

/** Writers of the register of duty in bulk, for a simulated county or a history brought along: people, posts and beats named by code. Instants are UTC milliseconds, dates civil. */
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

export interface SeedVehicle {
  readonly plate: string;
  readonly name: string;
  readonly seatCount: number;
  readonly away: readonly { readonly fromAt: number; readonly toAt: number; readonly note: string }[];
}

/** Adds teams and vehicles the dataset lacks, and the vehicles' days away. */
export async function writeSeedTeams(
  tx: Database, datasetId: number, { teams, vehicles }: { teams: readonly { name: string; kind: TeamKind; members: readonly string[] }[]; vehicles: readonly SeedVehicle[] },
): Promise<void> {
  await rowsOf(tx, sql`insert into team (dataset_id, name, kind) select ${datasetId}::int, i.name, i.kind from jsonb_to_recordset(${given(teams)}) as i(name text, kind text) on conflict do nothing`);
  const members = teams.flatMap(({ name, members: all }) => all.map((person) => ({ team: name, person })));
  await rowsOf(tx, sql`
    insert into team_member (team_id, person_id) select t.id, ${personOf(datasetId)} from jsonb_to_recordset(${given(members)}) as i(team text, person text)
    join team t on t.dataset_id = ${datasetId}::int and t.name = i.team on conflict do nothing`);
  await rowsOf(tx, sql`insert into vehicle (dataset_id, plate, name, seat_count) select ${datasetId}::int, i.plate, i.name, i."seatCount" from jsonb_to_recordset(${given(vehicles)}) as i(plate text, name text, "seatCount" int) on conflict do nothing`);
  const away = vehicles.flatMap(({ plate, away: all }) => all.map((one) => ({ plate, ...one })));
  await rowsOf(tx, sql`
    insert into vehicle_absence (vehicle_id, away, note) select v.id, tstzrange(${instantOf('fromAt')}, ${instantOf('toAt')}), i.note
    from jsonb_to_recordset(${given(away)}) as i(plate text, "fromAt" float8, "toAt" float8, note text) join vehicle v on v.dataset_id = ${datasetId}::int and v.plate = i.plate
    where not exists (select from vehicle_absence a where a.vehicle_id = v.id and a.away && tstzrange(${instantOf('fromAt')}, ${instantOf('toAt')}))`);
}

export interface SeedPost {
  readonly code: string;
  readonly name: string;
  readonly state: PostState;
  /** Whole: its five parts name people and district by id. */
  readonly plan: PostPlan;
  /** When it was published, or begun as a draft: the first entry of its history. */
  readonly publishedAt: number;
  /** When and why it was suspended or closed: the second. */
  readonly ended: { readonly at: number; readonly reason: string } | null;
}

/** Adds posts the dataset lacks. @returns ids by code */
export async function writeSeedPosts(tx: Database, datasetId: number, posts: readonly SeedPost[], changeSeq: number): Promise<Map<string, number>> {
  for (const { code, name, state, plan, publishedAt, ended } of posts) {
    await rowsOf(tx, sql`
      with written as (
        insert into post (dataset_id, code, name, state, district_id, street_name, shape, radius_metres, plan, version, change_seq)
        values (${datasetId}::int, ${code}, ${name}, ${state}, ${plan.where.districtId}::int, ${plan.where.streetName}, ${plan.where.shape === null ? null : fromGeoJson(plan.where.shape as never)}, ${plan.where.radiusMetres}::float8, ${plan}::jsonb,
          ${ended === null ? 1 : 2}::int, ${changeSeq}::bigint)
        on conflict do nothing returning id)
      insert into post_version (post_id, version, at, actor_name, action, state, reason, name, plan)
      select w.id, i.version, i.at, 'seed', i.action, i.state, i.reason, ${name}, ${plan}::jsonb from written w, (values
        (1, ${new Date(publishedAt)}::timestamptz, 'create', ${ended === null ? state : 'published'}, ''),
        (2, ${new Date(ended?.at ?? publishedAt)}::timestamptz, 'state', ${state}, ${ended?.reason ?? ''})) as i(version, at, action, state, reason)
      where i.version = 1 or ${ended !== null}::boolean`);
  }
  const rows = await rowsOf<{ code: string; id: number }>(tx, sql`select code, id::int as id from post where dataset_id = ${datasetId}::int`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

export interface SeedBeat {
  readonly code: string;
  readonly name: string;
  /** Spots by code. */
  readonly stops: readonly { readonly spot: string; readonly name: string; readonly visitTarget: number }[];
  readonly when: PostWhen;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly needsVehicle: boolean;
}

/** Adds patrol beats the dataset lacks; stops that are no spot of it are left out. */
export async function writeSeedBeats(tx: Database, datasetId: number, beats: readonly SeedBeat[], changeSeq: number): Promise<void> {
  await rowsOf(tx, sql`
    insert into patrol_beat (dataset_id, code, name, stops, pattern, person_count, certified_count, needs_vehicle, change_seq)
    select ${datasetId}::int, i.code, i.name, coalesce((
        select jsonb_agg(jsonb_build_object('kind', 'spot', 'id', s.id, 'name', t.stop ->> 'name', 'visitTarget', (t.stop ->> 'visitTarget')::int) order by t.ordinal)
        from jsonb_array_elements(i.stops) with ordinality as t(stop, ordinal) join spot s on s.dataset_id = ${datasetId}::int and s.code = t.stop ->> 'spot'), '[]'),
      i."when", i."personCount", i."certifiedCount", i."needsVehicle", ${changeSeq}::bigint
    from jsonb_to_recordset(${given(beats)}) as i(code text, name text, stops jsonb, "when" jsonb, "personCount" int, "certifiedCount" int, "needsVehicle" boolean) on conflict do nothing`);
}

/** Incidents of some codes around a position in [fromAt, toAt), those withdrawn left out: what a post is measured from. */
export async function countIncidentsAround(
  db: Database, datasetId: number, { lng, lat, radiusMetres, eventCodes, fromAt, toAt }: { lng: number; lat: number; radiusMetres: number; eventCodes: readonly string[]; fromAt: number; toAt: number },
): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`
    select count(*)::int as count from incident i join event_code e on e.id = i.event_code_id
    where i.dataset_id = ${datasetId}::int and i.status <> 'withdrawn' and ${isWithinMetres(sql`i.position`, pointAt(lng, lat), radiusMetres)}
      and i.occurred_at >= ${instantAt(fromAt)} and i.occurred_at < ${instantAt(toAt)} and e.code in (select value from jsonb_array_elements_text(${given(eventCodes as never)}))`);
  return row?.count ?? 0;
}

/** How much duty a dataset holds outside its rosters: what tells a seeding that nothing was new. */
export async function countRegister(db: Database, datasetId: number): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`
    select ((select count(*) from person where dataset_id = ${datasetId}::int) + (select count(*) from certificate c join person p on p.id = c.person_id where p.dataset_id = ${datasetId}::int)
      + (select count(*) from person_leave l join person p on p.id = l.person_id where p.dataset_id = ${datasetId}::int) + (select count(*) from team where dataset_id = ${datasetId}::int)
      + (select count(*) from vehicle where dataset_id = ${datasetId}::int) + (select count(*) from vehicle_absence a join vehicle v on v.id = a.vehicle_id where v.dataset_id = ${datasetId}::int)
      + (select count(*) from post where dataset_id = ${datasetId}::int) + (select count(*) from patrol_beat where dataset_id = ${datasetId}::int))::int as count`);
  return row?.count ?? 0;
}

/**
 * For each demo account that is there and speaks for nobody, somebody of its kind whom no account speaks for: those with most duty in the
 * window first. Nobody twice. Accounts of one kind get different people.
 */
export const peopleForAccounts = (
  db: Database, { datasetId, fromAt, toAt }: { datasetId: number; fromAt: number; toAt: number }, wanted: readonly { readonly username: string; readonly kind: PersonKind; readonly isCertified: boolean }[],
): Promise<{ personId: number; accountId: number }[]> => rowsOf<{ personId: number; accountId: number }>(db, sql`
  with missing as (
    select a.id, i.kind, i."isCertified", row_number() over (partition by i.kind, i."isCertified" order by i.username) as turn
    from jsonb_to_recordset(${given(wanted)}) as i(username text, kind text, "isCertified" boolean)
    join account a on a.username = i.username and a.is_demo where not exists (select from person p where p.account_id = a.id)),
  free as (
    select p.id, p.kind, c.held as "isCertified", row_number() over (partition by p.kind, c.held order by d.duties desc, p.code) as turn
    from person p
    cross join lateral (select exists (select from certificate c where c.person_id = p.id) as held) c
    cross join lateral (
      select count(*) as duties from published_assignment a join duty_shift s on s.id = a.shift_id where a.person_id = p.id and s.start_at >= ${instantAt(fromAt)} and s.start_at < ${instantAt(toAt)}) d
    where p.dataset_id = ${datasetId}::int and p.account_id is null and p.left_on is null)
  select f.id::int as "personId", m.id::int as "accountId" from missing m join free f on f.kind = m.kind and f."isCertified" = m."isCertified" and f.turn = m.turn`);

export async function bindAccountToPerson(tx: Database, { personId, accountId, changeSeq }: { personId: number; accountId: number; changeSeq: number }): Promise<void> {
  await rowsOf(tx, sql`update person set account_id = ${accountId}::int, version = version + 1, change_seq = ${changeSeq}::bigint where id = ${personId}::int and account_id is null`);
}

/** Tells the planner how many there are: the embedded store has no autovacuum. */
export async function analyseDuty(tx: Database): Promise<void> {
  for (const table of ['person', 'post', 'duty_shift', 'duty_assignment', 'published_assignment', 'duty_prompt', 'check_in', 'duty_alarm']) await rowsOf(tx, sql`analyze ${sql.identifier(table)}`);
}
