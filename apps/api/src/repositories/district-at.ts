import { sql } from 'drizzle-orm';
import type { DistrictGrade } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { instantAt } from '../db/instant';
import { pointAt } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { districtIdAt } from './locate';

export interface DistrictName {
  readonly id: number;
  readonly name: string;
  readonly grade: DistrictGrade;
}

/** The district whose boundary held a position at a time; null outside all of them. */
export async function findDistrictAt(
  db: Database,
  { datasetId, position, at }: { readonly datasetId: number; readonly position: Position; readonly at: number },
): Promise<DistrictName | null> {
  const id = districtIdAt({ datasetId: sql`${datasetId}::int`, position: pointAt(position[0], position[1]), at: instantAt(at) });
  const [row] = await rowsOf<DistrictName>(db, sql`select d.id::int as id, d.name, d.grade from district d where d.id = ${id}`);
  return row ?? null;
}
