import { sql } from 'drizzle-orm';
import { centreOf, isCovered, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** Population weight of the unit cells whose centre lies in a boundary; null where the dataset has no such cell there. */
export async function sumPopulation(db: Database, datasetId: number, boundaryId: number): Promise<number | null> {
  const [row] = await rowsOf<{ weight: number | null }>(db, sql`
    select sum(u.population_weight)::float8 as weight
    from district_boundary b join unit_cell u on u.dataset_id = ${datasetId}::int and ${touchesBox(sql`u.area`, sql`b.boundary`)}
    where b.id = ${boundaryId}::int and ${isCovered(sql`b.boundary`, centreOf(sql`u.area`))}`);
  return row?.weight ?? null;
}
