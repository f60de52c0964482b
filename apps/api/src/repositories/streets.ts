import { sql, type SQL } from 'drizzle-orm';
import type { ControlClass } from '@wuding/domain';
import { geoJsonOf, isWithinMetres, latOf, lngOf, metresBetween } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';
import { countedWithin, type NearbyRecord, type Window } from './nearby';

export interface Street {
  readonly name: string;
  /** Class of most of its length. */
  readonly controlClass: ControlClass;
  readonly lengthMetres: number;
  readonly segmentCount: number;
}

/** A street by its name, all its segments together; null when the dataset has none of that name. */
export async function findStreet(db: Database, datasetId: number, name: string): Promise<Street | null> {
  const [row] = await rowsOf<Street>(db, sql`
    select name, sum(metres)::float8 as "lengthMetres", sum(pieces)::int as "segmentCount",
      (array_agg(control_class order by metres desc))[1] as "controlClass"
    from (select name, control_class, sum(length_metres) as metres, count(*) as pieces from road_segment
          where dataset_id = ${datasetId}::int and name = ${name} group by name, control_class) q
    group by name`);
  return row ?? null;
}

export interface AlongQuery {
  readonly datasetId: number;
  readonly name: string;
  readonly bufferMetres: number;
  readonly window: Window;
}

const segmentsOf = ({ datasetId, name }: AlongQuery): SQL =>
  sql`(select line from road_segment where dataset_id = ${datasetId}::int and name = ${name}) s`;

/** Incidents that count within the buffer of a street, by event code; one near two segments counts once. */
export async function countIncidentsAlong(db: Database, query: AlongQuery): Promise<{ code: string; count: number }[]> {
  return rowsOf<{ code: string; count: number }>(db, sql`
    select e.code, count(distinct t.id)::int as count
    from ${segmentsOf(query)} join incident t on ${isWithinMetres(sql`t.position`, sql`s.line`, query.bufferMetres)}
    join event_code e on e.id = t.event_code_id
    where t.dataset_id = ${query.datasetId}::int and ${countedWithin(query.window)}
    group by e.code order by count desc, e.code collate "C"`);
}

/** Places within the buffer of a street, nearest to it first; seen from the street, so the distance is to its middle line. */
export async function findPlacesAlong(db: Database, query: AlongQuery & { limit: number }): Promise<NearbyRecord[]> {
  return rowsOf<NearbyRecord>(db, sql`
    select * from (
      select distinct on (t.id) 'place' as kind, t.id::int as id, t.name, t.kind as detail,
        ${metresBetween(sql`t.position`, sql`s.line`)}::float8 as "distanceMetres",
        ${lngOf(sql`t.position`)} as lng, ${latOf(sql`t.position`)} as lat, null::float8 as "occurredAt"
      from ${segmentsOf(query)} join place t on ${isWithinMetres(sql`t.position`, sql`s.line`, query.bufferMetres)}
      where t.dataset_id = ${query.datasetId}::int
      order by t.id, ${metresBetween(sql`t.position`, sql`s.line`)}) q
    order by "distanceMetres", id limit ${query.limit}::int`);
}

/** The pieces of a street as lines of [lng, lat]. */
export async function linesOfStreet(db: Database, datasetId: number, name: string): Promise<[number, number][][]> {
  const rows = await rowsOf<{ line: { coordinates: [number, number][] } }>(db, sql`
    select ${geoJsonOf(sql`line`)} as line from road_segment where dataset_id = ${datasetId}::int and name = ${name} order by id`);
  return rows.map(({ line }) => line.coordinates);
}
