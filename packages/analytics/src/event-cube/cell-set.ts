import { planeBoxOf, pointInMultiPolygon, type GridWindow, type GroundGrid, type LocalPlane, type Position } from '@wuding/geo';

/** A fixed set of ground cells: the same ground whatever the boundaries of districts become. */
export interface CellSet {
  readonly window: GridWindow;
  /** 1 by index in the window where the cell belongs to the set. */
  readonly isIn: Uint8Array;
  readonly cellCount: number;
}

/**
 * The cells whose centre lies in an area. A cell belongs to one side of a boundary or the other, never to both, so sets of
 * neighbours do not meet. May hold no cell when the area is smaller than one.
 * @param coordinates of a MultiPolygon, [lng, lat]
 */
export function cellsIn(coordinates: readonly (readonly (readonly Position[])[])[], { plane, grid }: { plane: LocalPlane; grid: GroundGrid }): CellSet {
  const positions = coordinates.flat(2);
  const lngs = positions.map(([lng]) => lng), lats = positions.map(([, lat]) => lat);
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const window = grid.windowOfPlane(planeBoxOf(plane, [least(lngs), least(lats), most(lngs), most(lats)]));
  const isIn = new Uint8Array(window.columns * window.rows);
  let cellCount = 0;
  for (let index = 0; index < isIn.length; index += 1) {
    const east = window.originMetres[0] + ((index % window.columns) + 0.5) * window.cellMetres;
    const north = window.originMetres[1] + (Math.floor(index / window.columns) + 0.5) * window.cellMetres;
    if (!pointInMultiPolygon(plane.toPosition([east, north]), coordinates)) continue;
    isIn[index] = 1;
    cellCount += 1;
  }
  return { window, isIn, cellCount };
}
