import { sql, type SQL } from 'drizzle-orm';
import type { ControlClass } from '@wuding/domain';
import { instantAt, millisecondsOf } from '../db/instant';
import { centreOf, intersects, isCovered } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** A street segment as its coverage is judged. */
export interface CoverageStreet {
  readonly id: number;
  readonly name: string;
  readonly controlClass: ControlClass;
  readonly lengthMetres: number;
  readonly isSensitive: boolean;
  /** Districts that held its middle: from when to when, UTC milliseconds; null = open. */
  readonly districts: readonly { readonly id: number; readonly name: string; readonly fromAt: number | null; readonly toAt: number | null }[];
}

const isSensitive: SQL = sql`exists (select from zone z where z.dataset_id = r.dataset_id and z.kind = 'sensitive' and z.removed_at is null and ${intersects(sql`z.area`, sql`r.line`)})`;

/** Every segment of a dataset, by id. */
export const coverageStreets = (db: Database, datasetId: number): Promise<CoverageStreet[]> => rowsOf<CoverageStreet>(db, sql`
  select r.id::int as id, r.name, r.control_class as "controlClass", r.length_metres::float8 as "lengthMetres", ${isSensitive} as "isSensitive", coalesce((
    select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'fromAt', ${millisecondsOf(sql`lower(b.effective)`)}, 'toAt', ${millisecondsOf(sql`upper(b.effective)`)}) order by d.id)
    from district_boundary b join district d on d.id = b.district_id
    where d.dataset_id = r.dataset_id and ${isCovered(sql`b.boundary`, centreOf(sql`r.line`))}), '[]') as districts
  from road_segment r where r.dataset_id = ${datasetId}::int order by r.id`);

/** When some streets were last left before an instant, however long ago; those that never were visited are not in it. One look into an index a street. */
export async function lastVisitsBefore(db: Database, ids: readonly number[], at: number): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ id: number; at: number }>(db, sql`
    select n.id::int as id, ${millisecondsOf(sql`l.left_at`)} as at from jsonb_array_elements_text(${{ ids }}::jsonb -> 'ids') as t(value) cross join lateral (select t.value::int as id) n
    cross join lateral (select max(v.left_at) as left_at from (select left_at from visit where road_segment_id = n.id and entered_at < ${instantAt(at)} order by entered_at desc limit 3) v) l where l.left_at is not null`);
  return new Map(rows.map(({ id, at: left }) => [id, left]));
}
