import { hexagonGrid, hexagonWidthMetres, type PlanePosition } from '@wuding/geo';
import { binEvents, densitySplit, gridDensitySteps, type DensityKernel } from '../hotspot/grid-density';

interface SurfacePoints {
  readonly method: 'surface';
  /** Plane metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly cellMetres: number;
}

/** Records as they lie, whoever looked: counted in hexagons as large as the cells, or spread by a kernel over cells. */
export type SurfaceTask = SurfacePoints & ({
  readonly kind: 'hexagons';
  /** Middle of the hexagon (0, 0), plane metres. */
  readonly origin: PlanePosition;
} | {
  readonly kind: 'density';
  readonly kernel: DensityKernel;
  readonly bandwidthMetres: number;
  readonly isEdgeCorrected: boolean;
  /** South-west corner of the window of cells, plane metres; every point lies in it. */
  readonly origin: PlanePosition;
  readonly columns: number;
  readonly rows: number;
});

export interface Surface {
  readonly hexagons: { readonly widthMetres: number; readonly middlesMetres: readonly PlanePosition[] } | null;
  /** `index` of a cell, or into the middles; a cell with less than a twentieth of one record is left out. */
  readonly cells: readonly { readonly index: number; readonly count: number | null; readonly perSquareKilometre: number }[];
}

const squareMetresPerSquareKilometre = 1e6;
/** What remains of far tails. */
const leastRecordsPerCell = 0.05;

/** Counts in hexagons, or density at the middles of cells, per square kilometre. */
export function* runSurface(task: SurfaceTask): Generator<number, Surface> {
  yield 0.02;
  if (task.kind === 'hexagons') return countHexagons(task);
  const { x, y, origin: [west, south], cellMetres, columns, rows, kernel, bandwidthMetres, isEdgeCorrected } = task;
  const events = binEvents({ x: x.map((east) => east - west), y: y.map((north) => north - south) }, { cellMetres, columns, rows }, densitySplit(cellMetres, { kernel, bandwidthMetres }));
  yield 0.1;
  const steps = gridDensitySteps(events, { kernel, bandwidthMetres, isEdgeCorrected });
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) yield 0.1 + 0.9 * step.value;
  const least = leastRecordsPerCell / cellMetres ** 2;
  return { hexagons: null, cells: Array.from(step.value).flatMap((value, index) => (value < least ? [] : [{ index, count: null, perSquareKilometre: value * squareMetresPerSquareKilometre }])) };
}

function countHexagons({ x, y, cellMetres, origin }: SurfaceTask): Surface {
  const grid = hexagonGrid(origin, hexagonWidthMetres(cellMetres));
  const counts = new Map<string, { middle: PlanePosition; count: number }>();
  x.forEach((east, point) => {
    const hexagon = grid.hexagonOf(east, y[point]!), key = `${hexagon.q}/${hexagon.r}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { middle: grid.middleOf(hexagon), count: 1 });
    else known.count += 1;
  });
  const found = [...counts.values()].sort((a, b) => a.middle[1] - b.middle[1] || a.middle[0] - b.middle[0]);
  return {
    hexagons: { widthMetres: grid.widthMetres, middlesMetres: found.map(({ middle }) => middle) },
    cells: found.map(({ count }, index) => ({ index, count, perSquareKilometre: (count / grid.areaSquareMetres) * squareMetresPerSquareKilometre })),
  };
}
