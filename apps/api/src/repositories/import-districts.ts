import { eq, sql } from 'drizzle-orm';
import type { DistrictGrade } from '@wuding/domain';
import type { MultiPolygon } from 'geojson';
import { account, district, districtBoundary } from '../db/schema';
import { instantAt, millisecondsOf } from '../db/instant';
import { fromGeoJson, isSameShape, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { districtIdAt } from './locate';

/** A district as it stands, with the boundary that holds from now on. */
export interface StoredDistrict {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly grade: DistrictGrade;
  readonly leaderAccountId: number | null;
  readonly plan: string;
  readonly version: number;
  /** Null when the district has no open boundary. */
  readonly boundaryId: number | null;
  /** UTC milliseconds; null = from always. */
  readonly boundaryFrom: number | null;
}

export async function readStoredDistricts(db: Database, datasetId: number): Promise<StoredDistrict[]> {
  return rowsOf<StoredDistrict>(db, sql`
    select d.id::int as id, d.code, d.name, d.grade, d.leader_account_id::int as "leaderAccountId", d.plan, d.version::int as version,
      b.id::int as "boundaryId", ${millisecondsOf(sql`lower(b.effective)`)} as "boundaryFrom"
    from district d left join district_boundary b on b.district_id = d.id and upper_inf(b.effective)
    where d.dataset_id = ${datasetId}::int`);
}

export async function isBoundarySame(db: Database, boundaryId: number, boundary: MultiPolygon): Promise<boolean> {
  const rows = await rowsOf(db, sql`
    select 1 from district_boundary where id = ${boundaryId}::int and ${isSameShape(sql`boundary`, fromGeoJson(boundary))}`);
  return rows.length > 0;
}

export interface DistrictFields {
  readonly name: string;
  readonly grade: DistrictGrade;
  readonly leaderAccountId: number | null;
  readonly plan: string;
  readonly changeSeq: number;
}

/** @returns the new district's id */
export async function insertDistrict(
  tx: Database, draft: DistrictFields & { readonly datasetId: number; readonly code: string },
): Promise<number> {
  const [row] = await tx.insert(district).values({ ...draft }).returning({ id: district.id });
  if (row === undefined) throw new Error('an insert without conflict clause returns its row');
  return row.id;
}

export async function rewriteDistrict(tx: Database, id: number, fields: DistrictFields): Promise<void> {
  await tx.update(district).set({ ...fields, version: sql`${district.version} + 1` }).where(eq(district.id, id));
}

/** Ends an open boundary at `at` (UTC milliseconds), which lies after its beginning. */
export async function closeBoundary(tx: Database, boundaryId: number, at: number): Promise<void> {
  await rowsOf(tx, sql`
    update district_boundary set effective = tstzrange(lower(effective), ${instantAt(at)}) where id = ${boundaryId}::int`);
}

export interface BoundaryDraft {
  readonly boundary: MultiPolygon;
  readonly areaSquareMetres: number;
}

/** Opens a boundary that holds from `from` (UTC milliseconds; null = from always) until further notice. @returns its id */
export async function openBoundary(tx: Database, districtId: number, from: number | null, draft: BoundaryDraft): Promise<number> {
  const lower = from === null ? sql`null::timestamptz` : instantAt(from);
  const [row] = await rowsOf<{ id: number }>(tx, sql`
    insert into district_boundary (district_id, effective, boundary, area_square_metres)
    values (${districtId}::int, tstzrange(${lower}, null), ${fromGeoJson(draft.boundary)}, ${draft.areaSquareMetres}::float8)
    returning id::int as id`);
  if (row === undefined) throw new Error('an insert without conflict clause returns its row');
  return row.id;
}

/** Corrects a boundary without changing since when it holds. */
export async function redrawBoundary(tx: Database, boundaryId: number, draft: BoundaryDraft): Promise<void> {
  await tx.update(districtBoundary).set({ ...draft }).where(eq(districtBoundary.id, boundaryId));
}

export interface Reassignment {
  readonly datasetId: number;
  readonly changeSeq: number;
  readonly districtIds: readonly number[];
  /** Only incidents that occurred since then, UTC milliseconds: a boundary that begins later cannot concern earlier ones. */
  readonly sinceAt?: number;
}

/**
 * Finds the district again for the incidents in or under the boundaries of some districts; marks those that moved.
 * @returns how many those are
 */
export async function reassignDistricts(tx: Database, target: Reassignment): Promise<number> {
  const datasetId = sql`${target.datasetId}::int`;
  const since = target.sinceAt === undefined ? sql`` : sql`and o.occurred_at >= ${instantAt(target.sinceAt)}`;
  const ids = sql`(select value::int from jsonb_array_elements_text(${{ ids: target.districtIds }}::jsonb -> 'ids'))`;
  const [moved] = await rowsOf<{ count: number }>(tx, sql`
    with moved as (
      update incident i set district_id = n.district_id, change_seq = ${target.changeSeq}::bigint
      from (select o.id, ${districtIdAt({ datasetId, position: sql`o.position`, at: sql`o.occurred_at` })} as district_id from incident o
            where o.dataset_id = ${datasetId} and o.position is not null ${since} and (o.district_id in ${ids} or exists (
              select 1 from district_boundary c where c.district_id in ${ids} and ${touchesBox(sql`o.position`, sql`c.boundary`)}))) n
      where i.id = n.id and i.district_id is distinct from n.district_id returning 1)
    select count(*)::int as count from moved`);
  return moved?.count ?? 0;
}

/** Ids of accounts by user name. */
export async function readAccountIds(db: Database): Promise<Map<string, number>> {
  const rows = await db.select({ id: account.id, username: account.username }).from(account);
  return new Map(rows.map(({ username, id }) => [username, id]));
}
