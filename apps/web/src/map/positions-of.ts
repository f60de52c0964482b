import type { Position } from '@wuding/geo';
import type { Geometry } from 'geojson';

/** Every position of a geometry, as [lng, lat]. */
export function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positionsOf);
  const flatten = (coordinates: unknown[]): Position[] =>
    typeof coordinates[0] === 'number' ? [[coordinates[0], coordinates[1] as number]] : (coordinates as unknown[][]).flatMap(flatten);
  return flatten(geometry.coordinates);
}
