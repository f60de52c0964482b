import { sql } from 'drizzle-orm';
import type { MultiPolygon } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { fromGeoJson, geoJsonOf, isCovered, sharedSquareMetres, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A boundary that is to hold in a district from an instant (UTC milliseconds) on. */
export interface RedrawPlan {
  readonly datasetId: number;
  readonly districtId: number;
  readonly boundary: MultiPolygon;
  readonly fromAt: number;
}

export interface Overlap {
  readonly id: number;
  readonly name: string;
  readonly areaSquareMetres: number;
}

/**
 * Other districts with a boundary in force at some time since `fromAt` that shares more than so much ground with the plan,
 * each with the most it shares; the largest first.
 */
export async function findOverlaps(db: Database, plan: RedrawPlan, toleratedSquareMetres: number): Promise<Overlap[]> {
  const shape = fromGeoJson(plan.boundary);
  return rowsOf<Overlap>(db, sql`
    select id, name, "areaSquareMetres" from (
      select d.id::int as id, d.name, max(${sharedSquareMetres(sql`b.boundary`, shape)}) as "areaSquareMetres"
      from district_boundary b join district d on d.id = b.district_id
      where d.dataset_id = ${plan.datasetId}::int and d.id <> ${plan.districtId}::int
        and b.effective && tstzrange(${instantAt(plan.fromAt)}, null) and ${touchesBox(sql`b.boundary`, shape)}
      group by d.id, d.name) q
    where "areaSquareMetres" > ${toleratedSquareMetres}::float8 order by "areaSquareMetres" desc, id`);
}

/** Located incidents since then that would come into the district and that would leave it. */
export async function countMoves(db: Database, plan: RedrawPlan): Promise<{ enteringCount: number; leavingCount: number }> {
  const shape = fromGeoJson(plan.boundary);
  const [row] = await rowsOf<{ enteringCount: number; leavingCount: number }>(db, sql`
    with plan as materialized (select ${shape} as boundary), since as (select ${instantAt(plan.fromAt)} as at)
    select (select count(*)::int from incident i, plan p where ${isCovered(sql`p.boundary`, sql`i.position`)} and i.dataset_id = ${plan.datasetId}::int
        and i.occurred_at >= (select at from since) and i.district_id is distinct from ${plan.districtId}::int) as "enteringCount",
      (select count(*)::int from incident i, plan p where i.district_id = ${plan.districtId}::int and i.position is not null
        and i.occurred_at >= (select at from since) and not ${isCovered(sql`p.boundary`, sql`i.position`)}) as "leavingCount"`);
  return row ?? { enteringCount: 0, leavingCount: 0 };
}

export interface BoundaryInForce {
  readonly id: number;
  /** UTC milliseconds; null = from always. */
  readonly fromAt: number | null;
  readonly areaSquareMetres: number;
  readonly boundary: MultiPolygon;
}

/** The boundary without an end; null when the district has none. */
export async function findOpenBoundary(db: Database, districtId: number): Promise<BoundaryInForce | null> {
  const [row] = await rowsOf<BoundaryInForce>(db, sql`
    select id::int as id, ${millisecondsOf(sql`lower(effective)`)} as "fromAt", area_square_metres::float8 as "areaSquareMetres",
      ${geoJsonOf(sql`boundary`)} as boundary
    from district_boundary where district_id = ${districtId}::int and upper_inf(effective)`);
  return row ?? null;
}

/** The boundary that ends when another begins; null when nothing came directly before. */
export async function findBoundaryEndingAt(db: Database, districtId: number, at: number): Promise<BoundaryInForce | null> {
  const [row] = await rowsOf<BoundaryInForce>(db, sql`
    select id::int as id, ${millisecondsOf(sql`lower(effective)`)} as "fromAt", area_square_metres::float8 as "areaSquareMetres",
      ${geoJsonOf(sql`boundary`)} as boundary
    from district_boundary where district_id = ${districtId}::int and upper(effective) = ${instantAt(at)}`);
  return row ?? null;
}

/** Takes the last boundary away and lets the one before it hold on. */
export async function undoBoundary(tx: Database, last: { readonly id: number }, before: { readonly id: number } | null): Promise<void> {
  await rowsOf(tx, sql`delete from district_boundary where id = ${last.id}::int`);
  if (before === null) return;
  await rowsOf(tx, sql`update district_boundary set effective = tstzrange(lower(effective), null) where id = ${before.id}::int`);
}

export interface RedrawDraft extends RedrawPlan {
  readonly boundaryId: number;
  readonly areaSquareMetres: number;
  readonly reason: string;
  readonly movedCount: number;
  readonly authorAccountId: number | null;
  readonly authorName: string;
  readonly drawnAt: number;
}

export async function insertRedraw(tx: Database, draft: RedrawDraft): Promise<void> {
  await rowsOf(tx, sql`
    insert into district_redraw (district_id, boundary_id, effective_from, boundary, area_square_metres, reason, moved_count, author_account_id, author_name, drawn_at)
    values (${draft.districtId}::int, ${draft.boundaryId}::int, ${instantAt(draft.fromAt)}, ${fromGeoJson(draft.boundary)}, ${draft.areaSquareMetres}::float8,
      ${draft.reason}, ${draft.movedCount}::int, ${draft.authorAccountId}::int, ${draft.authorName}, ${instantAt(draft.drawnAt)})`);
}

export interface Withdrawal {
  readonly at: number;
  readonly byName: string;
  readonly reason: string;
}

/** Marks the redraw a boundary came from as withdrawn; false when it came from none. */
export async function markWithdrawn(tx: Database, boundaryId: number, { at, byName, reason }: Withdrawal): Promise<boolean> {
  const rows = await rowsOf(tx, sql`
    update district_redraw set withdrawn_at = ${instantAt(at)}, withdrawn_by_name = ${byName}, withdrawal_reason = ${reason}
    where boundary_id = ${boundaryId}::int and withdrawn_at is null returning 1`);
  return rows.length === 1;
}

/** A redraw as it was made. Instants are UTC milliseconds. */
export interface RedrawRecord {
  readonly id: number;
  readonly effectiveFromAt: number;
  readonly areaSquareMetres: number;
  readonly reason: string;
  readonly movedCount: number;
  readonly author: string;
  readonly at: number;
  readonly withdrawnAt: number | null;
  readonly withdrawnBy: string | null;
  readonly withdrawalReason: string | null;
  readonly isLast: boolean;
}

/** Newest first, withdrawn ones included, at most 500. */
export const listRedraws = (db: Database, districtId: number): Promise<RedrawRecord[]> => rowsOf<RedrawRecord>(db, sql`
  select h.id::int as id, ${millisecondsOf(sql`h.effective_from`)} as "effectiveFromAt", h.area_square_metres::float8 as "areaSquareMetres", h.reason,
    h.moved_count::int as "movedCount", coalesce(a.display_name, h.author_name) as author, ${millisecondsOf(sql`h.drawn_at`)} as at,
    ${millisecondsOf(sql`h.withdrawn_at`)} as "withdrawnAt", h.withdrawn_by_name as "withdrawnBy", h.withdrawal_reason as "withdrawalReason",
    h.withdrawn_at is null and upper_inf(b.effective) is true as "isLast"
  from district_redraw h left join account a on a.id = h.author_account_id left join district_boundary b on b.id = h.boundary_id
  where h.district_id = ${districtId}::int order by h.id desc limit 500`);
