import { sql } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/**
 * Up to `limit` incident positions spread over a dataset, WGS-84, the same ones each time.
 * @param incidentCount of the dataset, roughly: every n-th incident is taken
 */
export async function sampleIncidentPositions(
  db: Database, { datasetId, incidentCount, limit }: { datasetId: number; incidentCount: number; limit: number },
): Promise<Position[]> {
  const step = Math.max(1, Math.floor(incidentCount / limit));
  const rows = await rowsOf<{ lng: number; lat: number }>(db, sql`
    select ${lngOf(sql`position`)} as lng, ${latOf(sql`position`)} as lat from incident
    where dataset_id = ${datasetId}::int and position is not null and id % ${step}::int = 0
    order by id limit ${limit}::int`);
  return rows.map(({ lng, lat }) => [lng, lat]);
}
