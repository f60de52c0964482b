import { sql, type SQL } from 'drizzle-orm';
import type { TeamKind } from '@wuding/domain';
import { rowsOf, type Database } from '../db/store';
import { likePattern } from './like-pattern';
import { pageOf, type PageQuery } from './keyset-page';

export interface TeamRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly name: string;
  readonly kind: TeamKind;
  readonly memberIds: readonly number[];
  /** In the order of their numbers. */
  readonly memberNames: readonly string[];
  readonly version: number;
}

const teams: SQL = sql`
  select t.id::int as id, t.dataset_id::int as "datasetId", s.key as dataset, t.name, t.kind, t.version::int as version,
    coalesce((select jsonb_agg(m.person_id order by m.person_id) from team_member m where m.team_id = t.id), '[]') as "memberIds",
    coalesce((select jsonb_agg(p.name order by p.code collate "C") from team_member m join person p on p.id = m.person_id where m.team_id = t.id), '[]') as "memberNames"
  from team t join dataset s on s.id = t.dataset_id`;

export interface TeamsQuery extends PageQuery<'name' | 'kind'> {
  readonly datasetId: number;
  /** Part of the name of the team or of a member. */
  readonly text?: string | undefined;
  readonly kind?: TeamKind | undefined;
}

/** One page of a dataset's teams. */
export async function listTeams(db: Database, query: TeamsQuery): Promise<{ items: TeamRecord[]; total: number }> {
  const conditions = [sql`t.dataset_id = ${query.datasetId}::int`];
  if (query.kind !== undefined) conditions.push(sql`t.kind = ${query.kind}`);
  if (query.text !== undefined) conditions.push(sql`(t.name ilike ${likePattern(query.text)} or exists (
    select from team_member m join person p on p.id = m.person_id where m.team_id = t.id and p.name ilike ${likePattern(query.text)}))`);
  const matching = sql.join(conditions, sql` and `);
  return pageOf<TeamRecord>(db, { rows: sql`${teams} where ${matching}`, count: sql`select count(*)::int as total from team t where ${matching}` }, query);
}

export const allTeams = (db: Database, datasetId: number): Promise<TeamRecord[]> =>
  rowsOf<TeamRecord>(db, sql`${teams} where t.dataset_id = ${datasetId}::int order by t.name collate "C"`);

export async function findTeam(db: Database, id: number): Promise<TeamRecord | null> {
  const [row] = await rowsOf<TeamRecord>(db, sql`${teams} where t.id = ${id}::int`);
  return row ?? null;
}

/** @returns the new id; null when the name is taken */
export async function insertTeam(tx: Database, draft: { datasetId: number; name: string; kind: TeamKind }): Promise<number | null> {
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into team (dataset_id, name, kind) values (${draft.datasetId}::int, ${draft.name}, ${draft.kind})
    on conflict (dataset_id, name) do nothing returning id::int as id`);
  return row?.id ?? null;
}

/** `taken`: another team has the name; `stale`: somebody else was first. */
export async function updateTeam(
  tx: Database, target: { id: number; version: number }, fields: { name: string; kind: TeamKind },
): Promise<'written' | 'stale' | 'taken'> {
  const [row] = await rowsOf<{ isTaken: boolean }>(tx, sql`
    select exists (select from team o join team t on t.dataset_id = o.dataset_id where t.id = ${target.id}::int and o.id <> t.id and o.name = ${fields.name}) as "isTaken"`);
  if (row?.isTaken === true) return 'taken';
  const rows = await rowsOf(tx, sql`
    update team set name = ${fields.name}, kind = ${fields.kind}, version = version + 1
    where id = ${target.id}::int and version = ${target.version}::int returning id`);
  return rows.length === 1 ? 'written' : 'stale';
}

export async function replaceMembers(tx: Database, teamId: number, personIds: readonly number[]): Promise<void> {
  await rowsOf(tx, sql`delete from team_member where team_id = ${teamId}::int`);
  await rowsOf(tx, sql`
    insert into team_member (team_id, person_id)
    select distinct ${teamId}::int, value::int from jsonb_array_elements_text(${{ ids: personIds }}::jsonb -> 'ids')`);
}

/** Puts a person into exactly these teams; the teams that gain or lose the person count a version up. */
export async function replaceTeamsOf(tx: Database, personId: number, teamIds: readonly number[]): Promise<void> {
  const wanted = sql`(select value::int from jsonb_array_elements_text(${{ ids: teamIds }}::jsonb -> 'ids'))`;
  const gone = await rowsOf<{ id: number }>(tx, sql`delete from team_member where person_id = ${personId}::int and team_id not in ${wanted} returning team_id::int as id`);
  const come = await rowsOf<{ id: number }>(tx, sql`
    insert into team_member (team_id, person_id) select id, ${personId}::int from team where id in ${wanted} on conflict do nothing returning team_id::int as id`);
  const ids = [...gone, ...come].map(({ id }) => id);
  await rowsOf(tx, sql`update team set version = version + 1 where id in (select value::int from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids'))`);
}
