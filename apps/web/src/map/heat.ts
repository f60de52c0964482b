import { localPlane, type LocalPlane } from '@wuding/geo';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import type { HeatGrid } from './intent';

/** More squares than this are not drawn: they would be smaller than a pixel, and the browser would stall on them. */
export const drawnCellLimit = 20_000;

export type HeatCells = FeatureCollection<Polygon, { class: number; count: number }>;

export interface HeatPicture {
  readonly cells: HeatCells;
  /** Non-empty cells left out because of the limit, those with the fewest events. */
  readonly omittedCount: number;
}

export const emptyHeat: HeatPicture = { cells: { type: 'FeatureCollection', features: [] }, omittedCount: 0 };

/**
 * The non-empty cells of a grid as squares on the ground, or in the shape the grid gives them. Each has its `count` and its `class`, 0…breaks.length: the
 * number of breaks the count has reached. Corners of neighbours are the same positions, so no seam opens between them.
 * @param planeOrigin [lng, lat] of the dataset's local plane
 */
export function heatPicture(grid: HeatGrid, breaks: readonly number[], planeOrigin: readonly [number, number]): HeatPicture {
  const cornerAt = cornersOf(grid, localPlane([planeOrigin[0], planeOrigin[1]]));
  const drawn = grid.cells.length <= drawnCellLimit ? grid.cells : [...grid.cells].sort((a, b) => b[1] - a[1]).slice(0, drawnCellLimit);
  const features = drawn.map(([index, count]) => {
    const ring = grid.rings?.[index];
    if (ring !== undefined) return cell(ring, count, classOf(count, breaks));
    const column = index % grid.columns, row = Math.floor(index / grid.columns);
    const southWest = cornerAt(column, row);
    return cell([southWest, cornerAt(column + 1, row), cornerAt(column + 1, row + 1), cornerAt(column, row + 1), southWest], count, classOf(count, breaks));
  });
  return { cells: { type: 'FeatureCollection', features }, omittedCount: grid.cells.length - drawn.length };
}

/** How many of the ascending breaks a count has reached. */
export const classOf = (count: number, breaks: readonly number[]): number => breaks.filter((edge) => count >= edge).length;

const cell = (ring: Position[], count: number, heatClass: number): Feature<Polygon, { class: number; count: number }> => ({
  type: 'Feature',
  properties: { class: heatClass, count },
  geometry: { type: 'Polygon', coordinates: [ring] },
});

/** Each corner of the lattice is projected once. */
function cornersOf(grid: HeatGrid, plane: LocalPlane): (column: number, row: number) => Position {
  const known = new Map<number, Position>();
  const [east, north] = grid.originMetres;
  return (column, row) => {
    const key = row * (grid.columns + 1) + column;
    let corner = known.get(key);
    if (corner === undefined) known.set(key, corner = plane.toPosition([east + column * grid.cellMetres, north + row * grid.cellMetres]));
    return corner;
  };
}
