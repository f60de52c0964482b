import { sql } from 'drizzle-orm';
import { instantAt } from '../db/instant';
import { centreOf, labelPointOf, latOf, lngOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

/** Something on the map that has a name. */
export interface NamedThing {
  readonly kind: 'district' | 'street' | 'place';
  /** Null for a street, which is many segments. */
  readonly id: number | null;
  readonly name: string;
  readonly detail: string;
  readonly lng: number | null;
  readonly lat: number | null;
}

/** Every name of a dataset: districts with their boundary at `at`, streets once each, places. Unnamed ones are left out. */
export async function listNames(db: Database, datasetId: number, at: number): Promise<NamedThing[]> {
  const label = labelPointOf(sql`b.boundary`), middle = centreOf(sql`s.line`);
  const districts = await rowsOf<NamedThing>(db, sql`
    select 'district'::text as kind, d.id::int as id, d.name, d.grade as detail, ${lngOf(label)} as lng, ${latOf(label)} as lat
    from district d left join district_boundary b on b.district_id = d.id and b.effective @> ${instantAt(at)} where d.dataset_id = ${datasetId}::int`);
  const streets = await rowsOf<NamedThing>(db, sql`
    select 'street'::text as kind, null::int as id, s.name, s.control_class as detail, ${lngOf(middle)} as lng, ${latOf(middle)} as lat
    from (select distinct on (name) name, control_class, line from road_segment
      where dataset_id = ${datasetId}::int and name <> '' order by name, length_metres desc, id) s`);
  const places = await rowsOf<NamedThing>(db, sql`
    select 'place'::text as kind, p.id::int as id, p.name, p.kind as detail, ${lngOf(sql`p.position`)} as lng, ${latOf(sql`p.position`)} as lat
    from place p where p.dataset_id = ${datasetId}::int and p.name <> ''`);
  return [...districts, ...streets, ...places];
}

/** The last change number that may have changed a name of the dataset; 0 = none did. By the index of the change log. */
export async function lastNameChange(db: Database, datasetId: number): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(db, sql`
    select coalesce(max(seq), 0)::int as seq from change_log
    where dataset_id = ${datasetId}::int and entity in ('district', 'place', 'road-segment')`);
  return row?.seq ?? 0;
}

/** The incident of exactly this code, with the name of its event; null when the dataset has none. */
export async function findIncidentByCode(
  db: Database, datasetId: number, code: string,
): Promise<{ id: number; code: string; eventName: string; lng: number | null; lat: number | null } | null> {
  const [row] = await rowsOf<{ id: number; code: string; eventName: string; lng: number | null; lat: number | null }>(db, sql`
    select i.id::int as id, i.code, e.name as "eventName", ${lngOf(sql`i.position`)} as lng, ${latOf(sql`i.position`)} as lat
    from incident i join event_code e on e.id = i.event_code_id where i.dataset_id = ${datasetId}::int and i.code = ${code}`);
  return row ?? null;
}
