import { sql, type SQL } from 'drizzle-orm';
import type { PostWhen } from '@wuding/domain';
import { patrolBeat, type BeatStop } from '../db/schema';
import { centreOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

export interface BeatFields {
  readonly name: string;
  readonly districtId: number | null;
  readonly isActive: boolean;
  readonly stops: readonly BeatStop[];
  readonly when: PostWhen;
  readonly personCount: number;
  readonly certifiedCount: number;
  readonly needsVehicle: boolean;
}

export interface BeatRecord extends BeatFields {
  readonly id: number;
  readonly datasetId: number;
  readonly dataset: string;
  readonly code: string;
  readonly districtName: string | null;
  readonly version: number;
  /** Of its first stop, WGS-84 degrees. */
  readonly lng: number | null;
  readonly lat: number | null;
}

const firstStop: SQL = sql`case when b.stops -> 0 ->> 'kind' = 'spot' then (select position from spot where id = (b.stops -> 0 ->> 'id')::int)
  else (select ${centreOf(sql`line`)} from road_segment where id = (b.stops -> 0 ->> 'id')::int) end`;
const beats: SQL = sql`
  select b.id::int as id, b.dataset_id::int as "datasetId", s.key as dataset, b.code, b.name, b.district_id::int as "districtId", d.name as "districtName", b.is_active as "isActive",
    b.stops, b.pattern as "when", b.person_count::int as "personCount", b.certified_count::int as "certifiedCount", b.needs_vehicle as "needsVehicle", b.version::int as version,
    ${lngOf(firstStop)} as lng, ${latOf(firstStop)} as lat
  from patrol_beat b join dataset s on s.id = b.dataset_id left join district d on d.id = b.district_id`;

export const listBeats = (db: Database, datasetId: number, districtId?: number): Promise<BeatRecord[]> => rowsOf<BeatRecord>(db, sql`
  ${beats} where b.dataset_id = ${datasetId}::int ${districtId === undefined ? sql`` : sql`and b.district_id = ${districtId}::int`} order by b.code collate "C"`);

export async function findBeat(db: Database, id: number): Promise<BeatRecord | null> {
  const [row] = await rowsOf<BeatRecord>(db, sql`${beats} where b.id = ${id}::int`);
  return row ?? null;
}

/** Stops that are no spot or segment of the dataset. */
export async function missingStops(db: Database, datasetId: number, stops: readonly BeatStop[]): Promise<number[]> {
  const rows = await rowsOf<{ index: number }>(db, sql`
    select (t.ordinal - 1)::int as index from jsonb_array_elements(${{ stops }}::jsonb -> 'stops') with ordinality as t(stop, ordinal)
    where not case when t.stop ->> 'kind' = 'spot' then exists (select from spot where dataset_id = ${datasetId}::int and id = (t.stop ->> 'id')::int)
      else exists (select from road_segment where dataset_id = ${datasetId}::int and id = (t.stop ->> 'id')::int) end`);
  return rows.map(({ index }) => index);
}

const columnsOf = ({ when, stops, ...rest }: Partial<BeatFields>) => ({
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  ...(when === undefined ? {} : { pattern: when }), ...(stops === undefined ? {} : { stops }),
});

/** @returns the new id; null when the code is taken */
export async function insertBeat(tx: Database, draft: BeatFields & { datasetId: number; code: string; changeSeq: number }): Promise<number | null> {
  const { when, ...rest } = draft;
  const rows = await tx.insert(patrolBeat).values({ ...rest, pattern: when }).onConflictDoNothing().returning({ id: patrolBeat.id });
  return rows[0]?.id ?? null;
}

/** Writes over the expected version; false when somebody else was first. */
export async function updateBeat(tx: Database, target: { id: number; version: number; changeSeq: number }, fields: Partial<BeatFields>): Promise<boolean> {
  const rows = await tx.update(patrolBeat).set({ ...columnsOf(fields), version: target.version + 1, changeSeq: target.changeSeq })
    .where(sql`${patrolBeat.id} = ${target.id} and ${patrolBeat.version} = ${target.version}`).returning({ id: patrolBeat.id });
  return rows.length === 1;
}
