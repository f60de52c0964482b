import type { Bbox } from '../bbox';
import type { LocalPlane } from '../measure/local-plane';
import type { PlanePosition, Position } from '../position';

/** A cell of the endless grid; column and row count from the grid's origin and may be negative. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** A rectangle of cells. A cell's index in it is row × columns + column, row 0 in the south. */
export interface GridWindow {
  /** [lng, lat] of its south-west corner. */
  readonly origin: Position;
  /** The same corner in the plane, a whole number of cells from the grid's origin. */
  readonly originMetres: PlanePosition;
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
}

export interface GroundGridSettings {
  readonly plane: LocalPlane;
  readonly originEastMetres: number;
  readonly originNorthMetres: number;
  /** Side of the square cells, above 0. */
  readonly cellMetres: number;
}

/** Square cells fixed on the ground: whatever the view, a place is always in the same cell. */
export interface GroundGrid {
  readonly cellMetres: number;
  cellOf(eastMetres: number, northMetres: number): Cell;
  /** The smallest window of whole cells that covers a box in degrees. At least one cell. */
  windowOf(bbox: Readonly<Bbox>): GridWindow;
  /** The smallest window of whole cells that covers a box of the plane, west, south, east, north in metres. */
  windowOfPlane(box: readonly [number, number, number, number]): GridWindow;
  /** A cell of a window as a closed counter-clockwise ring of [lng, lat]. */
  cellCorners(index: number, window: GridWindow): Position[];
}

/** @throws RangeError when the cells have no size */
export function groundGrid({ plane, originEastMetres, originNorthMetres, cellMetres }: GroundGridSettings): GroundGrid {
  if (!(cellMetres > 0) || !Number.isFinite(cellMetres)) throw new RangeError(`cellMetres must be above 0, is ${cellMetres}`);
  const columnOf = (east: number): number => Math.floor((east - originEastMetres) / cellMetres);
  const rowOf = (north: number): number => Math.floor((north - originNorthMetres) / cellMetres);
  const windowOfPlane = (box: readonly [number, number, number, number]): GridWindow => {
    const west = columnOf(box[0]), south = rowOf(box[1]);
    const originMetres: PlanePosition = [originEastMetres + west * cellMetres, originNorthMetres + south * cellMetres];
    return {
      origin: plane.toPosition(originMetres), originMetres, cellMetres,
      columns: Math.max(1, columnOf(box[2]) - west + 1), rows: Math.max(1, rowOf(box[3]) - south + 1),
    };
  };
  return {
    cellMetres,
    cellOf: (eastMetres, northMetres) => ({ column: columnOf(eastMetres), row: rowOf(northMetres) }),
    windowOf: (bbox) => windowOfPlane(planeBoxOf(plane, bbox)),
    windowOfPlane,
    cellCorners(index, window) {
      const west = window.originMetres[0] + (index % window.columns) * window.cellMetres;
      const south = window.originMetres[1] + Math.floor(index / window.columns) * window.cellMetres;
      const east = west + window.cellMetres, north = south + window.cellMetres;
      return [[west, south], [east, south], [east, north], [west, north], [west, south]].map(([e, n]) => plane.toPosition([e!, n!]));
    },
  };
}

/**
 * The box of the plane, west, south, east, north in metres, that covers a box in degrees. Parallels and meridians bend
 * on the plane; their extremes lie in the corners, on the origin's meridian and on the equator, so those are looked at.
 */
export function planeBoxOf(plane: LocalPlane, bbox: Readonly<Bbox>): [number, number, number, number] {
  const [west, south, east, north] = bbox;
  const lngs = west < plane.origin[0] && plane.origin[0] < east ? [west, plane.origin[0], east] : [west, east];
  const lats = south < 0 && north > 0 ? [south, 0, north] : [south, north];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const lng of lngs) {
    for (const lat of lats) {
      const [e, n] = plane.toPlane([lng, lat]);
      box[0] = Math.min(box[0], e);
      box[1] = Math.min(box[1], n);
      box[2] = Math.max(box[2], e);
      box[3] = Math.max(box[3], n);
    }
  }
  return box;
}
