import { customType } from 'drizzle-orm/pg-core';
import { sql, type SQL } from 'drizzle-orm';
import type { Geometry, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import { parseEwkb } from './ewkb';

interface GeometryTypes {
  Point: Point;
  LineString: LineString;
  Polygon: Polygon;
  MultiPolygon: MultiPolygon;
  Geometry: Geometry;
}

/**
 * A PostGIS column that keeps its type and SRID (drizzle's own is point-only and drops the SRID).
 * Written from GeoJSON, read from the EWKB hex both drivers return. Positions are [lng, lat], WGS-84.
 */
export const geometry = <Type extends keyof GeometryTypes>(type: Type) =>
  customType<{ data: GeometryTypes[Type]; driverData: string }>({
    dataType: () => `geometry(${type}, 4326)`,
    toDriver: (value): SQL => fromGeoJson(value),
    fromDriver: (hex) => parseEwkb(hex) as GeometryTypes[Type],
  });

/** A GeoJSON geometry as a PostGIS value. The geometry must have passed `packages/geo` validation. */
export const fromGeoJson = (value: Geometry): SQL => sql`st_setsrid(st_geomfromgeojson(${JSON.stringify(value)}), 4326)`;

/** A WGS-84 position as a PostGIS point. */
export const pointAt = (lng: number, lat: number): SQL => sql`st_setsrid(st_makepoint(${lng}::float8, ${lat}::float8), 4326)`;

/** An envelope [west, south, east, north] as a PostGIS polygon; for `&&` against indexed columns. */
export const envelope = (bbox: readonly [number, number, number, number]): SQL =>
  sql`st_makeenvelope(${bbox[0]}::float8, ${bbox[1]}::float8, ${bbox[2]}::float8, ${bbox[3]}::float8, 4326)`;
