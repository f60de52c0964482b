import { sql } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { degreesBetween, metresBetween, pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** Metres from each position (WGS-84) to the nearest street of a dataset, in order of size; empty without streets. */
export async function readStreetDistances(db: Database, datasetId: number, positions: readonly Position[]): Promise<number[]> {
  const point = pointOf(sql`q.lng`, sql`q.lat`);
  const rows = await rowsOf<{ metres: number }>(db, sql`
    select n.metres from jsonb_to_recordset(${{ points: positions.map(([lng, lat]) => ({ lng, lat })) }}::jsonb -> 'points') as q(lng float8, lat float8)
    cross join lateral (
      select ${metresBetween(sql`s.line`, point)}::float8 as metres from road_segment s where s.dataset_id = ${datasetId}::int
      order by ${degreesBetween(sql`s.line`, point)} limit 1) n
    order by n.metres`);
  return rows.map(({ metres }) => metres);
}
