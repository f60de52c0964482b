import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Position } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { isCovered, isWithinMetres, metresBetween, pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** How far from a street's middle an incident still belongs to it: pavement, frontage and a GPS error. */
export const streetReachMetres = 50;

/** Values or columns of one record, as SQL: they work on a single row and inside a bulk statement alike. */
export interface LocateTerms {
  readonly datasetId: SQLWrapper;
  readonly position: SQLWrapper;
  /** timestamptz */
  readonly at: SQLWrapper;
}

/** Id of the district whose boundary held the position at that time; of overlapping ones the smallest; null outside all. */
export const districtIdAt = ({ datasetId, position, at }: LocateTerms): SQL => sql`(
  select ob.district_id from district_boundary ob join district od on od.id = ob.district_id
  where od.dataset_id = ${datasetId} and ${isCovered(sql`ob.boundary`, position)} and ob.effective @> ${at}
  order by ob.area_square_metres, ob.district_id limit 1)`;

/** Id of the street segment nearest to the position, within reach; null when there is none. */
export const segmentIdNear = ({ datasetId, position }: Omit<LocateTerms, 'at'>): SQL => sql`(
  select os.id from road_segment os
  where os.dataset_id = ${datasetId} and ${isWithinMetres(sql`os.line`, position, streetReachMetres)}
  order by ${metresBetween(sql`os.line`, position)}, os.id limit 1)`;

export interface Whereabouts {
  readonly districtId: number | null;
  readonly roadSegmentId: number | null;
}

/** District and street of one position (WGS-84) at one time (UTC milliseconds). */
export async function locatePosition(
  db: Database,
  { datasetId, position, at }: { readonly datasetId: number; readonly position: Position; readonly at: number },
): Promise<Whereabouts> {
  const terms = {
    datasetId: sql`${datasetId}::int`, position: pointAt(position[0], position[1]), at: instantAt(at),
  };
  const [row] = await rowsOf<Whereabouts>(db, sql`
    select ${districtIdAt(terms)}::int as "districtId", ${segmentIdNear(terms)}::int as "roadSegmentId"`);
  return row ?? { districtId: null, roadSegmentId: null };
}
