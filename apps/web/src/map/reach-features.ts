import { localPlane, reachRing, type PlanePosition, type Position } from '@wuding/geo';
import type { Feature, Geometry } from 'geojson';
import type { ReachMark } from './intent';

/** Posts with their radius on the ground, as features of the overlay: outline, side looked at, and the post itself. */
export const reachFeatures = (marks: readonly ReachMark[]): Feature[] => marks.flatMap(featuresOf);

function featuresOf({ shape, radiusMetres, viewSide, tone, name, hasMark }: ReachMark): Feature[] {
  const positions = (shape.type === 'Point' ? [shape.coordinates] : shape.coordinates) as Position[], [first] = positions;
  if (first === undefined) return [];
  const plane = localPlane(first), corners = positions.map((position): PlanePosition => plane.toPlane(position));
  const ring = (side: 'both' | 'left' | 'right'): Geometry => ({ type: 'Polygon', coordinates: [reachRing(corners, radiusMetres, side).map((corner) => plane.toPosition(corner))] });
  const feature = (part: string, geometry: Geometry): Feature => ({ type: 'Feature', properties: { part, tone, name }, geometry });
  return [
    feature('reach', ring('both')),
    ...(viewSide === 'left' || viewSide === 'right' ? [feature('side', ring(viewSide))] : []),
    ...(hasMark ? [feature(shape.type === 'Point' ? 'point' : 'line', shape)] : []),
  ];
}
