import { sql, type SQL } from 'drizzle-orm';
import type { MultiPolygonGeometry, PolygonGeometry, Position } from '@wuding/geo';
import {
  boxAround, centreOf, degreesBetween, fromGeoJson, intersects, isCovered, isWithinMetres, latOf, lngOf, metresBetween,
  nearestPointOn, pointAt, touchesBox,
} from '../db/spatial';
import { instantAt, millisecondsOf } from '../db/instant';
import { rowsOf, type Database } from '../db/store';

export type NearKind = 'place' | 'road-segment' | 'incident' | 'district';

/** Something on the map seen from a position. */
export interface NearbyRecord {
  readonly kind: NearKind;
  readonly id: number;
  readonly name: string;
  /** Kind of a place, class of a street, grade of a district; for an incident its code. */
  readonly detail: string;
  /** Geodesic, to the nearest point of it; 0 inside a district. */
  readonly distanceMetres: number;
  /** That nearest point, WGS-84 degrees. */
  readonly lng: number;
  readonly lat: number;
  /** When an incident occurred, UTC milliseconds; null for anything that stays. */
  readonly occurredAt: number | null;
}

export interface Window {
  readonly fromAt: number | null;
  readonly toAt: number | null;
}

/** A table read as things with a shape. `shape` has a GiST index; `extra` holds what narrows it further. */
interface Source {
  readonly from: SQL;
  readonly id: SQL;
  readonly name: SQL;
  readonly detail: SQL;
  readonly shape: SQL;
  readonly datasetId: SQL;
  readonly occurredAt: SQL;
  readonly extra: (window: Window, at: number) => SQL;
}

const always = (): SQL => sql`true`;
const noTime = sql`null::float8`;

const sources: Readonly<Record<NearKind, Source>> = {
  place: {
    from: sql`place t`, id: sql`t.id`, name: sql`t.name`, detail: sql`t.kind`, shape: sql`t.position`, datasetId: sql`t.dataset_id`,
    occurredAt: noTime, extra: always,
  },
  'road-segment': {
    from: sql`road_segment t`, id: sql`t.id`, name: sql`t.name`, detail: sql`t.control_class`, shape: sql`t.line`,
    datasetId: sql`t.dataset_id`, occurredAt: noTime, extra: always,
  },
  incident: {
    from: sql`incident t join event_code e on e.id = t.event_code_id`, id: sql`t.id`, name: sql`e.name`, detail: sql`e.code`,
    shape: sql`t.position`, datasetId: sql`t.dataset_id`, occurredAt: millisecondsOf(sql`t.occurred_at`), extra: countedWithin,
  },
  district: {
    from: sql`district_boundary b join district t on t.id = b.district_id`, id: sql`t.id`, name: sql`t.name`, detail: sql`t.grade`,
    shape: sql`b.boundary`, datasetId: sql`t.dataset_id`, occurredAt: noTime, extra: (_window, at) => sql`b.effective @> ${instantAt(at)}`,
  },
};

/** Incidents that count, of a half-open window. */
export function countedWithin({ fromAt, toAt }: Window): SQL {
  const conditions = [sql`t.status <> 'withdrawn'`];
  if (fromAt !== null) conditions.push(sql`t.occurred_at >= ${instantAt(fromAt)}`);
  if (toAt !== null) conditions.push(sql`t.occurred_at < ${instantAt(toAt)}`);
  return sql.join(conditions, sql` and `);
}

/** Columns of a NearbyRecord as seen from a point. */
const columnsOf = (kind: NearKind, source: Source, point: SQL): SQL => {
  const nearest = nearestPointOn(source.shape, point);
  return sql`${kind}::text as kind, ${source.id}::int as id, ${source.name} as name, ${source.detail} as detail,
    ${metresBetween(source.shape, point)}::float8 as "distanceMetres", ${lngOf(nearest)} as lng, ${latOf(nearest)} as lat,
    ${source.occurredAt} as "occurredAt"`;
};

/** ST_DWithin and ST_Distance on the spheroid part by less than a millimetre; the farthest candidate must not fall between. */
const slackMetres = 0.01;

export interface NearestQuery {
  readonly datasetId: number;
  readonly kind: NearKind;
  readonly position: Position;
  readonly maxDistanceMetres: number;
  readonly limit: number;
  readonly window: Window;
  /** Boundaries of this instant. */
  readonly at: number;
}

/**
 * The nearest of one kind, nearest first; equal distances by id. The index orders by degrees, which is not quite the
 * order in metres: so it first yields as many candidates, and then everything within the farthest candidate's true
 * distance is measured. Cost grows with the answer.
 */
export async function findNearest(db: Database, query: NearestQuery): Promise<NearbyRecord[]> {
  const source = sources[query.kind];
  const point = pointAt(query.position[0], query.position[1]);
  const narrowed = sql`${source.datasetId} = ${query.datasetId}::int and ${source.extra(query.window, query.at)}`;
  return rowsOf<NearbyRecord>(db, sql`
    with candidate as materialized (
      select ${source.shape} as shape from ${source.from}
      where ${narrowed} and ${touchesBox(source.shape, boxAround(point, query.maxDistanceMetres))}
      order by ${degreesBetween(source.shape, point)} limit ${query.limit}::int
    ), reach as materialized (
      select case when count(*) < ${query.limit}::int then ${query.maxDistanceMetres}::float8
        else least(max(${metresBetween(sql`shape`, point)}) + ${slackMetres}::float8, ${query.maxDistanceMetres}::float8) end as metres
      from candidate
    )
    select ${columnsOf(query.kind, source, point)} from ${source.from}
    where ${narrowed} and ${isWithinMetres(source.shape, point, sql`(select metres from reach)`)}
    order by "distanceMetres", id limit ${query.limit}::int`);
}

/** Incidents that count within a radius: how many, and the nearest few. */
export async function countIncidentsAround(
  db: Database,
  { datasetId, position, radiusMetres, window }: { datasetId: number; position: Position; radiusMetres: number; window: Window },
): Promise<number> {
  const point = pointAt(position[0], position[1]);
  const [row] = await rowsOf<{ count: number }>(db, sql`
    select count(*)::int as count from incident t
    where t.dataset_id = ${datasetId}::int and ${countedWithin(window)} and ${isWithinMetres(sql`t.position`, point, radiusMetres)}`);
  return row?.count ?? 0;
}

export interface WithinQuery {
  readonly datasetId: number;
  readonly kind: Exclude<NearKind, 'district'>;
  /** Validated, WGS-84. */
  readonly area: PolygonGeometry | MultiPolygonGeometry;
  readonly window: Window;
  readonly limit: number;
}

/** What lies in an area (streets: what touches it): how many, and those nearest to its centre. */
export async function findWithin(db: Database, query: WithinQuery): Promise<{ count: number; items: NearbyRecord[] }> {
  const source = sources[query.kind];
  const isInside = query.kind === 'road-segment' ? intersects(source.shape, sql`area.shape`) : isCovered(sql`area.shape`, source.shape);
  const matching = sql`${source.datasetId} = ${query.datasetId}::int and ${source.extra(query.window, 0)} and ${isInside}`;
  const shape = fromGeoJson(query.area);
  const area = sql`(select ${shape} as shape, ${centreOf(shape)} as centre) area`;
  const items = await rowsOf<NearbyRecord>(db, sql`
    select ${columnsOf(query.kind, source, sql`area.centre`)} from ${source.from} cross join ${area}
    where ${matching} order by "distanceMetres", id limit ${query.limit}::int`);
  const [counted] = await rowsOf<{ count: number }>(db, sql`
    select count(*)::int as count from ${source.from} cross join ${area} where ${matching}`);
  return { count: counted?.count ?? 0, items };
}
