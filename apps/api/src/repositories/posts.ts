import { sql, type SQL } from 'drizzle-orm';
import type { PostPlan, PostState } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import { millisecondsOf } from '../db/instant';
import { post, postVersion } from '../db/schema';
import { centreOf, envelope, fromGeoJson, latOf, lngOf, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { pageOf, type PageQuery } from './keyset-page';
import { likePattern } from './like-pattern';

export interface PostRecord {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly code: string;
  readonly name: string;
  readonly state: PostState;
  readonly districtId: number | null;
  readonly districtName: string | null;
  readonly radiusMetres: number;
  readonly plan: PostPlan;
  readonly version: number;
  /** The point, or the middle of the line; null while nothing is drawn. WGS-84 degrees. */
  readonly lng: number | null;
  readonly lat: number | null;
}

const posts: SQL = sql`
  select p.id::int as id, p.dataset_id::int as "datasetId", s.key as dataset, p.code, p.name, p.state, p.district_id::int as "districtId", d.name as "districtName",
    p.radius_metres::float8 as "radiusMetres", p.plan, p.version::int as version, ${lngOf(centreOf(sql`p.shape`))} as lng, ${latOf(centreOf(sql`p.shape`))} as lat
  from post p join dataset s on s.id = p.dataset_id left join district d on d.id = p.district_id`;

export interface PostsQuery extends PageQuery<'name' | 'code'> {
  readonly datasetId: number;
  readonly text?: string | undefined;
  readonly bbox?: Bbox | undefined;
  readonly districtId?: number | undefined;
  readonly state?: PostState | undefined;
}

/** One page of a dataset's posts. Closed ones are listed only when asked for. */
export async function listPosts(db: Database, query: PostsQuery): Promise<{ items: PostRecord[]; total: number }> {
  const conditions = [sql`p.dataset_id = ${query.datasetId}::int`, query.state === undefined ? sql`p.state <> 'closed'` : sql`p.state = ${query.state}`];
  if (query.text !== undefined) conditions.push(sql`(p.name ilike ${likePattern(query.text)} or p.code ilike ${likePattern(query.text)} or p.street_name ilike ${likePattern(query.text)})`);
  if (query.bbox !== undefined) conditions.push(touchesBox(sql`p.shape`, envelope(query.bbox)));
  if (query.districtId !== undefined) conditions.push(sql`p.district_id = ${query.districtId}::int`);
  const matching = sql.join(conditions, sql` and `);
  return pageOf<PostRecord>(db, { rows: sql`${posts} where ${matching}`, count: sql`select count(*)::int as total from post p where ${matching}` }, query);
}

/** Posts of a dataset in the given states, by id. */
export const postsOf = (db: Database, datasetId: number, states: readonly PostState[]): Promise<PostRecord[]> => rowsOf<PostRecord>(db, sql`
  ${posts} where p.dataset_id = ${datasetId}::int and p.state in (${sql.join(states.map((state) => sql`${state}`), sql`, `)}) order by p.id`);

export async function findPost(db: Database, id: number): Promise<PostRecord | null> {
  const [row] = await rowsOf<PostRecord>(db, sql`${posts} where p.id = ${id}::int`);
  return row ?? null;
}

export interface PostHistoryRecord {
  readonly version: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly state: PostState;
  readonly reason: string;
}

/** What happened to a post, newest first. */
export const historyOfPost = (db: Database, postId: number): Promise<PostHistoryRecord[]> => rowsOf<PostHistoryRecord>(db, sql`
  select version::int as version, ${millisecondsOf(sql`at`)} as at, actor_name as actor, action, state, reason
  from post_version where post_id = ${postId}::int order by version desc`);

export interface PostDraft {
  readonly name: string;
  readonly state: PostState;
  readonly plan: PostPlan;
  readonly districtId: number | null;
}

/** Why a version came about. `at` is UTC milliseconds. */
export interface PostStep {
  readonly at: number;
  readonly actorName: string;
  readonly action: string;
  readonly reason: string;
}

const shapeOf = ({ where }: PostPlan): SQL | null => (where.shape === null ? null : fromGeoJson(where.shape as never));

/** @returns the new id; null when the code is taken. Without a code one is made: S and the number. */
export async function insertPost(tx: Database, draft: PostDraft & { datasetId: number; code: string | null; changeSeq: number }, step: PostStep): Promise<number | null> {
  const { plan, state, name, districtId } = draft;
  const rows = await tx.insert(post).values({
    datasetId: draft.datasetId, code: draft.code ?? sql`'S' || lpad((select coalesce(max(id), 0) + 1 from post)::text, 4, '0')`, name, state, districtId,
    streetName: plan.where.streetName, shape: shapeOf(plan) as never, radiusMetres: plan.where.radiusMetres, plan, changeSeq: draft.changeSeq,
  }).onConflictDoNothing().returning({ id: post.id });
  const id = rows[0]?.id ?? null;
  if (id !== null) await insertVersion(tx, { id, version: 1 }, draft, step);
  return id;
}

/** Writes a new version over the expected one; false when somebody else was first. */
export async function updatePost(tx: Database, target: { id: number; version: number; changeSeq: number }, draft: PostDraft, step: PostStep): Promise<boolean> {
  const { plan, state, name, districtId } = draft;
  const rows = await tx.update(post).set({
    name, state, districtId, plan, streetName: plan.where.streetName, shape: shapeOf(plan) as never, radiusMetres: plan.where.radiusMetres,
    version: target.version + 1, changeSeq: target.changeSeq,
  }).where(sql`${post.id} = ${target.id} and ${post.version} = ${target.version}`).returning({ id: post.id });
  if (rows.length === 0) return false;
  await insertVersion(tx, { id: target.id, version: target.version + 1 }, draft, step);
  return true;
}

async function insertVersion(tx: Database, { id, version }: { id: number; version: number }, { name, state, plan }: PostDraft, step: PostStep): Promise<void> {
  await tx.insert(postVersion).values({ postId: id, version, at: new Date(step.at), actorName: step.actorName, action: step.action, reason: step.reason, state, name, plan });
}
