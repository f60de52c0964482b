import { customType } from 'drizzle-orm/pg-core';
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
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

/** Less than a ten-millionth of a metre is nothing: squared, such degrees are an underflow, which PostgreSQL refuses. */
const plainDegrees = (degrees: number): number => (Math.abs(degrees) < 1e-12 ? 0 : degrees);

/** A GeoJSON geometry as a PostGIS value. The geometry must have passed `packages/geo` validation. */
export const fromGeoJson = (value: Geometry): SQL => {
  const text = JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'number' ? plainDegrees(inner) : inner));
  return sql`st_setsrid(st_geomfromgeojson(${text}), 4326)`;
};

/** A WGS-84 position as a PostGIS point. */
export const pointAt = (lng: number, lat: number): SQL => sql`st_setsrid(st_makepoint(${plainDegrees(lng)}::float8, ${plainDegrees(lat)}::float8), 4326)`;

/** A WGS-84 line in the text form that COPY and casts to geometry take; coordinates are kept exactly. */
export const lineText = (positions: readonly (readonly [number, number])[]): string =>
  `SRID=4326;LINESTRING(${positions.map(([lng, lat]) => `${lng} ${lat}`).join(',')})`;

/** The same positions in the same order. */
export const isSameShape = (a: SQLWrapper, b: SQLWrapper): SQL => sql`${a} = ${b}`;

/** An envelope [west, south, east, north] as a PostGIS polygon; for `&&` against indexed columns. */
export const envelope = (bbox: readonly [number, number, number, number]): SQL =>
  sql`st_makeenvelope(${bbox[0]}::float8, ${bbox[1]}::float8, ${bbox[2]}::float8, ${bbox[3]}::float8, 4326)`;

// Expressions over columns or values above. Distances are metres on the WGS-84 spheroid.

export const lngOf = (point: SQLWrapper): SQL<number | null> => sql<number | null>`st_x(${point})::float8`;
export const latOf = (point: SQLWrapper): SQL<number | null> => sql<number | null>`st_y(${point})::float8`;

/** Sides of a geometry's bounding box, degrees; null for null. */
export const sidesOf = (shape: SQLWrapper) => ({
  west: sql<number | null>`st_xmin(${shape})::float8`, south: sql<number | null>`st_ymin(${shape})::float8`,
  east: sql<number | null>`st_xmax(${shape})::float8`, north: sql<number | null>`st_ymax(${shape})::float8`,
});

/** The smallest envelope around two geometries; null counts as nothing. */
export const envelopeOfBoth = (a: SQLWrapper, b: SQLWrapper): SQL =>
  sql`(select st_makeenvelope(st_xmin(c), st_ymin(c), st_xmax(c), st_ymax(c), 4326) from (select st_collect(${a}, ${b}) as c) q)`;

/** Uses the index of `area`; a point on the edge is covered. */
export const isCovered = (area: SQLWrapper, point: SQLWrapper): SQL => sql`(${area} && ${point} and st_covers(${area}, ${point}))`;

export const touchesBox = (shape: SQLWrapper, box: SQLWrapper): SQL => sql`${shape} && ${box}`;
export const intersects = (a: SQLWrapper, b: SQLWrapper): SQL => sql`(${a} && ${b} and st_intersects(${a}, ${b}))`;

export const metresBetween = (a: SQLWrapper, b: SQLWrapper): SQL => sql`st_distance((${a})::geography, (${b})::geography)`;

/**
 * A box that surely holds everything within `metres` of `shape`: for `&&` against an indexed column before the exact
 * distance. A degree of latitude is at least 110,574 m; of longitude 111,320 m × cos(latitude); 5 % covers the spheroid
 * and the narrowing towards the pole.
 */
export const boxAround = (shape: SQLWrapper, metres: SQLWrapper | number): SQL => sql`st_expand(${shape},
  1.05 * (${metres})::float8 / (111320 * greatest(cos(radians(st_y(st_centroid(${shape})))), 0.01)), 1.05 * (${metres})::float8 / 110574)`;

/** Within `metres` of each other, by the index of `indexed` first. */
export const isWithinMetres = (indexed: SQLWrapper, shape: SQLWrapper, metres: SQLWrapper | number): SQL =>
  sql`(${indexed} && ${boxAround(shape, metres)} and st_dwithin((${indexed})::geography, (${shape})::geography, (${metres})::float8))`;

/** Order by the index of `indexed`: nearest first in degrees, which is not quite nearest in metres. */
export const degreesBetween = (indexed: SQLWrapper, point: SQLWrapper): SQL => sql`${indexed} <-> ${point}`;

/** Metres of a degree of longitude over metres of a degree of latitude, at a latitude of the WGS-84 ellipsoid (e² = 0.00669438). */
const longitudeShrink = (point: SQLWrapper): SQL =>
  sql`greatest(cos(radians(st_y(${point}))) * (1 - 0.00669438 * sin(radians(st_y(${point}))) ^ 2) / (1 - 0.00669438), 0.01)`;

/** The point of `shape` nearest to `point`, found in degrees squeezed so that near means near in metres. */
export const nearestPointOn = (shape: SQLWrapper, point: SQLWrapper): SQL => sql`(
  select st_scale(st_closestpoint(st_scale(${shape}, q.squeeze, 1), st_scale(${point}, q.squeeze, 1)), 1 / q.squeeze, 1)
  from (select ${longitudeShrink(point)} as squeeze) q)`;

export const centreOf = (shape: SQLWrapper): SQL => sql`st_centroid(${shape})`;
/** A point surely inside an area, for its label. */
export const labelPointOf = (area: SQLWrapper): SQL => sql`st_pointonsurface(${area})`;
/** As GeoJSON, rounded to 1e-7 degrees (a centimetre). */
export const geoJsonOf = (shape: SQLWrapper): SQL => sql`st_asgeojson(${shape}, 7)::jsonb`;

/** A point from two expressions, degrees. */
export const pointOf = (lng: SQLWrapper, lat: SQLWrapper): SQL => sql`st_setsrid(st_makepoint(${lng}, ${lat}), 4326)`;

/** Lines as one geometry, joined end to end where they meet: an aggregate. */
export const joinedLines = (lines: SQLWrapper): SQL => sql`st_linemerge(st_collect(${lines}))`;

/** Ground two areas share, square metres on the WGS-84 ellipsoid; 0 where they only touch. */
export const sharedSquareMetres = (a: SQLWrapper, b: SQLWrapper): SQL =>
  sql`st_area(st_collectionextract(st_intersection(${a}, ${b}), 3)::geography)::float8`;
