import type { SurfaceAnswer } from '@wuding/contract';
import { hexagonCorners, localPlane } from '@wuding/geo';
import type { HeatGrid } from '../map';
import { squares } from './rate-picture';

type PlaneOrigin = readonly [number, number];
type Ring = [number, number][];

/** The cells of a surface as the map colours them: squares of a density, or hexagons. Null where there is no ground. */
export function surfaceGrid({ ground, hexagons, cells }: SurfaceAnswer, planeOrigin: PlaneOrigin | null): HeatGrid | null {
  if (planeOrigin === null || (ground === null && hexagons === null)) return null;
  const valued = cells.map(({ index, perSquareKilometre }): [number, number] => [index, perSquareKilometre]);
  if (ground !== null) return { ...ground, cells: valued };
  const ringOf = hexagonRings(hexagons, planeOrigin);
  return { origin: [planeOrigin[0], planeOrigin[1]], originMetres: [0, 0], cellMetres: hexagons?.widthMetres ?? 0, columns: 1, rows: cells.length, cells: valued, rings: cells.map(({ index }) => ringOf(index)) };
}

/** The shape of each cell on the ground, closed, [lng, lat]. */
export function surfaceRings({ ground, hexagons }: SurfaceAnswer, planeOrigin: PlaneOrigin): (index: number) => Ring {
  if (ground === null) return hexagonRings(hexagons, planeOrigin);
  const squareOf = squares(ground, planeOrigin);
  return (index) => squareOf(index).coordinates[0] as Ring;
}

function hexagonRings(hexagons: SurfaceAnswer['hexagons'], planeOrigin: PlaneOrigin): (index: number) => Ring {
  const plane = localPlane([planeOrigin[0], planeOrigin[1]]);
  return (index) => hexagonCorners(hexagons?.middlesMetres[index] ?? [0, 0], hexagons?.widthMetres ?? 0).map((corner) => [...plane.toPosition(corner)] as [number, number]);
}
