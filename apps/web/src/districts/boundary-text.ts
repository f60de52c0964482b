import type { MultiPolygon, Polygon } from 'geojson';

type Corner = [lng: number, lat: number];

/** The corners of a polygon's shell, one a line, without the closing one; GeoJSON for anything with several parts or holes. */
export function writeBoundary(shape: Polygon | MultiPolygon): string {
  const shell = simplePolygon(shape);
  if (shell === null) return JSON.stringify(shape);
  return shell.coordinates[0]!.slice(0, -1).map(([lng, lat]) => `${lng},${lat}`).join('\n');
}

/** The one polygon without holes a shape is; null when it has several parts or a hole. */
export function simplePolygon(shape: Polygon | MultiPolygon): Polygon | null {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons.length === 1 && polygons[0]!.length === 1 ? { type: 'Polygon', coordinates: polygons[0]! } : null;
}

/**
 * A boundary as a person types or pastes it: corners of longitude and latitude, one a line, or GeoJSON (a Polygon, a
 * MultiPolygon, a Feature of one, or a collection of one such Feature). Null when it is none of these.
 */
export function readBoundary(text: string): Polygon | MultiPolygon | null {
  const trimmed = text.trim();
  return trimmed.startsWith('{') ? readGeoJson(trimmed) : readCorners(trimmed);
}

function readCorners(text: string): Polygon | null {
  const corners: Corner[] = [];
  for (const line of text.split(/[\n;；]+/).map((one) => one.trim()).filter((one) => one !== '')) {
    const numbers = line.split(/[\s,，]+/).map(Number);
    const [lng, lat] = numbers;
    if (numbers.length !== 2 || lng === undefined || lat === undefined || !Number.isFinite(lng) || !Number.isFinite(lat)) return null;
    corners.push([lng, lat]);
  }
  const first = corners[0], last = corners.at(-1);
  if (first === undefined || last === undefined) return null;
  const isClosed = corners.length > 1 && first[0] === last[0] && first[1] === last[1];
  const ring = isClosed ? corners : [...corners, first];
  return ring.length < 4 ? null : { type: 'Polygon', coordinates: [ring] };
}

function readGeoJson(text: string): Polygon | MultiPolygon | null {
  try {
    return shapeIn(JSON.parse(text));
  } catch {
    return null;
  }
}

function shapeIn(value: unknown): Polygon | MultiPolygon | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, geometry, features, coordinates } = value as Record<string, unknown>;
  if (type === 'Feature') return shapeIn(geometry);
  if (type === 'FeatureCollection') return Array.isArray(features) && features.length === 1 ? shapeIn(features[0]) : null;
  return (type === 'Polygon' || type === 'MultiPolygon') && Array.isArray(coordinates) ? (value as Polygon | MultiPolygon) : null;
}
