import { sql, type SQL } from 'drizzle-orm';
import type { LayerDescriptor } from '@wuding/catalog';
import type { TimeWindow } from '@wuding/domain';
import type { Bbox } from '@wuding/geo';
import type { Geometry } from 'geojson';
import { instantAt, millisecondsOf } from '../db/instant';
import { envelope, geoJsonOf, joinedLines, touchesBox } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

export interface LayerQuery {
  readonly datasetId: number;
  readonly bbox: Bbox | null;
  readonly window: TimeWindow;
}

export interface LayerRow {
  readonly id: number;
  /** UTC milliseconds of valid_from; null without one. Orders the versions of one record. */
  readonly validFromAt: number | null;
  readonly geometry: Geometry;
  /** Instants as UTC milliseconds. */
  readonly properties: Record<string, string | number | boolean | null>;
}

/** Key after which a page goes on: id, and valid_from for layers that keep versions. */
export type LayerKey = readonly [id: number, validFromAt: number];

/** How many features the query holds. */
export async function countLayerFeatures(db: Database, layer: LayerDescriptor, query: LayerQuery): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(db, sql`select count(*)::int as count from ${viewOf(layer)} where ${condition(layer, query)}`);
  return row?.count ?? 0;
}

/** Features in order of id (and version), after a key. The view's name comes from the registry, never from a request. */
export async function listLayerFeatures(db: Database, layer: LayerDescriptor, query: LayerQuery & { after: LayerKey | null; limit: number }): Promise<LayerRow[]> {
  const validFrom = layer.hasTime ? sql`coalesce(${millisecondsOf(sql`valid_from`)}, ${beforeAllTime}::float8)` : sql`${beforeAllTime}::float8`;
  const after = query.after === null ? sql`true` : sql`(id, ${validFrom}) > (${query.after[0]}::int, ${query.after[1]}::float8)`;
  return rowsOf<LayerRow>(db, sql`
    select id::int as id, ${validFrom} as "validFromAt", ${geoJsonOf(sql`geometry`)} as geometry, ${propertiesOf(layer)} as properties
    from ${viewOf(layer)} where ${condition(layer, query)} and ${after} order by id, ${validFrom} limit ${query.limit}`);
}

/** Features of one tile; lines the descriptor joins come as one feature per value of those properties. */
export async function listTileFeatures(db: Database, layer: LayerDescriptor, query: LayerQuery & { limit: number }): Promise<Pick<LayerRow, 'id' | 'geometry' | 'properties'>[]> {
  const where = condition(layer, query);
  if (layer.joinedBy === undefined) {
    return rowsOf(db, sql`
      select id::int as id, ${geoJsonOf(sql`geometry`)} as geometry, ${propertiesOf(layer)} as properties
      from ${viewOf(layer)} where ${where} order by id limit ${query.limit}`);
  }
  const columns = layer.joinedBy.map((name) => sql`${sql.identifier(name)}`);
  const pairs = layer.joinedBy.map((name) => sql`${name}::text, ${sql.identifier(name)}`);
  return rowsOf(db, sql`
    select min(id)::int as id, ${geoJsonOf(joinedLines(sql`geometry`))} as geometry, jsonb_build_object(${sql.join(pairs, sql`, `)}) as properties
    from ${viewOf(layer)} where ${where} group by ${sql.join(columns, sql`, `)} order by 1 limit ${query.limit}`);
}

/** Stands in for an open beginning, so that keys can be compared. Year −9999 and before any record. */
const beforeAllTime = -3e14;

const viewOf = ({ id }: LayerDescriptor): SQL => sql`${sql.identifier(`layer_${id.replaceAll('-', '_')}`)}`;

/** Things that happened lie in the window; things with an end overlap it. */
function condition(layer: LayerDescriptor, { datasetId, bbox, window }: LayerQuery): SQL {
  const parts = [sql`dataset_id = ${datasetId}`];
  if (bbox !== null) parts.push(touchesBox(sql`geometry`, envelope(bbox)));
  if (layer.hasTime) {
    const hasEnd = layer.properties.some(({ name }) => name === 'valid_to');
    if (window.toAt !== null) parts.push(sql`(valid_from is null or valid_from < ${instantAt(window.toAt)})`);
    if (window.fromAt !== null) parts.push(hasEnd ? sql`(valid_to is null or valid_to > ${instantAt(window.fromAt)})` : sql`valid_from >= ${instantAt(window.fromAt)}`);
  }
  return sql.join(parts, sql` and `);
}

function propertiesOf(layer: LayerDescriptor): SQL {
  const pairs = layer.properties.map(({ name, type }) => sql`${name}::text, ${type === 'instant' ? millisecondsOf(sql.identifier(name)) : sql.identifier(name)}`);
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}
