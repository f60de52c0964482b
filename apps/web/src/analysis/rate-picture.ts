import type { RatesAnswer } from '@wuding/contract';
import { localPlane } from '@wuding/geo';
import type { Feature, LineString, Polygon, Position } from 'geojson';
import type { CellMarks, HeatGrid } from '../map';

export type Ground = NonNullable<RatesAnswer['ground']>;
type PlaneOrigin = readonly [number, number];
type Mark = CellMarks['features'][number];

/** The grid of values the map colours: what is known, noughts included. Null where there is no ground. */
export const rateGrid = (ground: Ground | null, cells: RatesAnswer['cells']): HeatGrid | null =>
  (ground === null ? null : { ...ground, cells: cells.flatMap(({ index, shrunk }): [number, number][] => (shrunk === null ? [] : [[index, shrunk]])) });

/** Dashed outlines of cells that say nothing: too few passes, or none. */
export const rateMarks = (ground: Ground, cells: RatesAnswer['cells'], planeOrigin: PlaneOrigin): Mark[] => {
  const squareOf = squares(ground, planeOrigin);
  return cells.flatMap(({ index, state }) => (state === 'known' ? [] : [{ type: 'Feature' as const, properties: { kind: state }, geometry: squareOf(index) }]));
};

/** A ring around one cell. */
export const selectedMark = (ground: Ground, index: number, planeOrigin: PlaneOrigin): Mark =>
  ({ type: 'Feature', properties: { kind: 'selected' }, geometry: squares(ground, planeOrigin)(index) });

/** The sides of cells that have no neighbour among them: the edge of their union. */
export function hotEdges(ground: Ground, indexes: readonly number[], planeOrigin: PlaneOrigin): Feature<LineString>[] {
  const inside = new Set(indexes), { columns } = ground;
  const cornerAt = corners(ground, planeOrigin);
  const edge = (a: Position, b: Position): Feature<LineString> => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [a, b] } });
  return indexes.flatMap((index) => {
    const column = index % columns, row = Math.floor(index / columns);
    const has = (dx: number, dy: number): boolean => column + dx >= 0 && column + dx < columns && inside.has(index + dy * columns + dx);
    return [
      ...(has(0, -1) ? [] : [edge(cornerAt(column, row), cornerAt(column + 1, row))]), ...(has(1, 0) ? [] : [edge(cornerAt(column + 1, row), cornerAt(column + 1, row + 1))]),
      ...(has(0, 1) ? [] : [edge(cornerAt(column + 1, row + 1), cornerAt(column, row + 1))]), ...(has(-1, 0) ? [] : [edge(cornerAt(column, row + 1), cornerAt(column, row))]),
    ];
  });
}

/** The cell a position lies in, or null outside the ground. */
export function cellAt([lng, lat]: readonly [number, number], { originMetres, cellMetres, columns, rows }: Ground, planeOrigin: PlaneOrigin): number | null {
  const [east, north] = localPlane([planeOrigin[0], planeOrigin[1]]).toPlane([lng, lat]);
  const column = Math.floor((east - originMetres[0]) / cellMetres), row = Math.floor((north - originMetres[1]) / cellMetres);
  return column < 0 || row < 0 || column >= columns || row >= rows ? null : row * columns + column;
}

/** Middle of a cell, [lng, lat]; and the box in degrees that holds it, west, south, east, north. */
export function cellPlace(index: number, ground: Ground, planeOrigin: PlaneOrigin): { middle: [number, number]; bbox: [number, number, number, number] } {
  const [[west, south], , [east, north]] = squares(ground, planeOrigin)(index).coordinates[0] as [Position, Position, Position];
  const box: [number, number, number, number] = [west ?? 0, south ?? 0, east ?? 0, north ?? 0];
  return { middle: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], bbox: box };
}

function corners({ originMetres: [east, north], cellMetres }: Ground, planeOrigin: PlaneOrigin): (column: number, row: number) => Position {
  const plane = localPlane([planeOrigin[0], planeOrigin[1]]);
  return (column, row) => plane.toPosition([east + column * cellMetres, north + row * cellMetres]);
}

export function squares(ground: Ground, planeOrigin: PlaneOrigin): (index: number) => Polygon {
  const cornerAt = corners(ground, planeOrigin);
  return (index) => {
    const column = index % ground.columns, row = Math.floor(index / ground.columns);
    const southWest = cornerAt(column, row);
    return { type: 'Polygon', coordinates: [[southWest, cornerAt(column + 1, row), cornerAt(column + 1, row + 1), cornerAt(column, row + 1), southWest]] };
  };
}
