import { sql } from 'drizzle-orm';
import { copyLine } from '../db/copy';
import { pointOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** Columns of `seed_spot` and `seed_visit` in the order of their lines. */
export const spotColumns = ['code', 'lng', 'lat', 'segment_code'] as const;
export const visitColumns = ['spot_code', 'unit', 'mode', 'entered_at', 'left_at', 'is_random', 'noticed_count', 'has_clear_check'] as const;

export const spotLine = (one: { code: string; lng: number; lat: number; segmentCode: string }): string => copyLine([one.code, one.lng, one.lat, one.segmentCode]);

export interface SeedVisit {
  readonly spotCode: string;
  readonly unit: string;
  readonly mode: 'foot' | 'vehicle';
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly isRandom: boolean;
  readonly noticedCount: number;
  readonly hasClearCheck: boolean;
}

export const visitLine = (one: SeedVisit): string =>
  copyLine([one.spotCode, one.unit, one.mode, new Date(one.enteredAt), new Date(one.leftAt), one.isRandom, one.noticedCount, one.hasClearCheck]);

export async function createSpotTable(tx: Database): Promise<void> {
  await rowsOf(tx, sql`create temporary table seed_spot (code text not null, lng double precision not null, lat double precision not null, segment_code text not null) on commit drop`);
}

export async function createVisitTable(tx: Database): Promise<void> {
  await rowsOf(tx, sql`
    create temporary table seed_visit (
      spot_code text not null, unit text not null, mode text not null, entered_at timestamptz not null, left_at timestamptz not null,
      is_random boolean not null, noticed_count smallint not null, has_clear_check boolean not null
    ) on commit drop`);
}

/** Adds spots the dataset lacks. @returns how many */
export async function writeSpots(tx: Database, datasetId: number): Promise<number> {
  const rows = await rowsOf(tx, sql`
    insert into spot (dataset_id, code, position, road_segment_id)
    select ${datasetId}::int, s.code, ${pointOf(sql`s.lng`, sql`s.lat`)}, r.id
    from seed_spot s left join road_segment r on r.dataset_id = ${datasetId}::int and r.code = s.segment_code
    on conflict (dataset_id, code) do nothing returning 1`);
  return rows.length;
}

/** Adds visits the dataset lacks: one group enters one spot at one time once. @returns how many */
export async function writeVisits(tx: Database, datasetId: number): Promise<number> {
  const [count] = await rowsOf<{ count: number }>(tx, sql`
    with written as (
      insert into visit (dataset_id, unit, mode, spot_id, road_segment_id, entered_at, left_at, is_random, noticed_count, has_clear_check)
      select ${datasetId}::int, v.unit, v.mode, s.id, s.road_segment_id, v.entered_at, v.left_at, v.is_random, v.noticed_count, v.has_clear_check
      from seed_visit v join spot s on s.dataset_id = ${datasetId}::int and s.code = v.spot_code
      order by v.entered_at, v.unit
      on conflict (dataset_id, unit, entered_at) where device_id is null do nothing returning 1)
    select count(*)::int as count from written`);
  return count?.count ?? 0;
}

/** Tells the planner how many there are: the embedded store has no autovacuum. */
export const analyseVisits = async (tx: Database): Promise<void> => void (await rowsOf(tx, sql`analyze visit`));

/** Does so where so many visits were written that what it knows is no longer near the truth. @source PostgreSQL autovacuum_analyze_threshold 50, autovacuum_analyze_scale_factor 0.1 */
export async function analyseGrownVisits(tx: Database, writtenCount: number): Promise<void> {
  const [known] = await rowsOf<{ estimate: number }>(tx, sql`select greatest(reltuples, 0)::float8 as estimate from pg_class where oid = 'visit'::regclass`);
  if (writtenCount > 50 + 0.1 * (known?.estimate ?? 0)) await analyseVisits(tx);
}
