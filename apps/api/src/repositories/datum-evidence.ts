import { sql } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { isWithinMetres, latOf, lngOf, pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/**
 * Up to `limit` incident positions spread over a dataset, WGS-84, the same ones each time.
 * @param incidentCount of the dataset, roughly: every n-th incident is taken
 */
export async function sampleIncidentPositions(
  db: Database, { datasetKey, incidentCount, limit }: { datasetKey: string; incidentCount: number; limit: number },
): Promise<Position[]> {
  const step = Math.max(1, Math.floor(incidentCount / limit));
  const rows = await rowsOf<{ lng: number; lat: number }>(db, sql`
    select ${lngOf(sql`position`)} as lng, ${latOf(sql`position`)} as lat from incident
    where dataset_id = (select id from dataset where key = ${datasetKey}) and position is not null and id % ${step}::int = 0
    order by id limit ${limit}::int`);
  return rows.map(({ lng, lat }) => [lng, lat]);
}

export async function hasRoads(db: Database, datasetKey: string): Promise<boolean> {
  const rows = await rowsOf(db, sql`
    select 1 from road_segment where dataset_id = (select id from dataset where key = ${datasetKey}) limit 1`);
  return rows.length > 0;
}

/** How many of the positions have a road of the dataset within `metres`. */
export async function countNearRoads(db: Database, datasetKey: string, positions: readonly Position[], metres: number): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`
    select count(*)::int as count
    from (select ${pointOf(sql`(p ->> 0)::float8`, sql`(p ->> 1)::float8`)} as point
      from json_array_elements(${JSON.stringify(positions)}::text::json) as p) q
    where exists (select 1 from road_segment r
      where r.dataset_id = (select id from dataset where key = ${datasetKey}) and ${isWithinMetres(sql`r.line`, sql`q.point`, metres)})`);
  return row?.count ?? 0;
}
