import type { Geometry } from 'geojson';
import type { Position } from './intent';

export interface SnapSetting {
  /** Pixels of a position in degrees. */
  project(position: Position): [x: number, y: number];
  readonly reachPixels: number;
}

/**
 * The position nearest to a pixel on lines and outlines: a corner within reach before a place on a side, for corners are
 * where boundaries meet. Null when nothing is within reach.
 */
export function nearestOnShapes([x, y]: readonly [number, number], shapes: readonly Geometry[], { project, reachPixels }: SnapSetting): Position | null {
  let corner: Position | null = null, side: Position | null = null;
  let cornerPixels = reachPixels, sidePixels = reachPixels;
  for (const line of shapes.flatMap(linesOf)) {
    let before: { position: Position; at: [number, number] } | null = null;
    for (const position of line) {
      const at = project(position);
      const pixels = Math.hypot(at[0] - x, at[1] - y);
      if (pixels <= cornerPixels) [corner, cornerPixels] = [position, pixels];
      if (before !== null) {
        const share = shareAlong([x, y], before.at, at);
        const foot = Math.hypot(before.at[0] + share * (at[0] - before.at[0]) - x, before.at[1] + share * (at[1] - before.at[1]) - y);
        if (foot <= sidePixels) [side, sidePixels] = [between(before.position, position, share), foot];
      }
      before = { position, at };
    }
  }
  return corner ?? side;
}

const between = (a: Position, b: Position, share: number): Position => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];

/** Where on a side, 0..1, the foot of a point lies. */
function shareAlong([x, y]: readonly [number, number], from: readonly [number, number], to: readonly [number, number]): number {
  const dx = to[0] - from[0], dy = to[1] - from[1];
  const square = dx * dx + dy * dy;
  return square === 0 ? 0 : Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / square));
}

function linesOf(shape: Geometry): Position[][] {
  switch (shape.type) {
    case 'LineString': return [shape.coordinates as Position[]];
    case 'MultiLineString':
    case 'Polygon': return shape.coordinates as Position[][];
    case 'MultiPolygon': return shape.coordinates.flat() as Position[][];
    default: return [];
  }
}
