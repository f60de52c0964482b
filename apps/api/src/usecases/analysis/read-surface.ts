import { binEvents, compileFilter, densitySplit, gridDensity, scan, type DensityKernel } from '@wuding/analytics';
import type { Endpoints, ParsedOf, SurfaceAnswer } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { hexagonGrid, hexagonWidthMetres, type GridWindow } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import { askAnalysis, type AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';

type Request = ParsedOf<Endpoints['readSurface']>['body'];
type Density = Extract<Request['surface'], { kind: 'density' }>;
type Drawn = Omit<SurfaceAnswer, 'window' | 'asOfChange' | 'total' | 'unlocated' | 'kind'>;

const squareMetresPerSquareKilometre = 1e6;
/** Bins of a density: 128 MB of them. */
const mostBins = 16_000_000;
/** A kernel narrower than a cell would fall between the middles of cells. */
const leastBandwidthCells = 0.5;
/** A density of less than so many records a cell is left out: what remains of far tails. */
const leastRecordsPerCell = 0.05;

/**
 * Where records lie, without regard to who looked: counted in hexagons as large as the cells, or spread by a kernel. Per square
 * kilometre. Cost: grows with the records of the window, and for a density with bins as fine as its bandwidth asks for.
 */
export function readSurface({ ctx, input: { request, cubes } }: { ctx: Context; input: { request: Request; cubes: EventCubes } }): Promise<Result<SurfaceAnswer>> {
  const { surface, cellMetres, ...asked } = request;
  if (surface.kind === 'density' && surface.bandwidthMetres !== undefined && surface.bandwidthMetres < cellMetres * leastBandwidthCells) {
    return Promise.resolve(refuse('bandwidth-invalid', { pointer: '/surface/bandwidthMetres', data: { leastMetres: cellMetres * leastBandwidthCells } }));
  }
  return askAnalysis({ ctx, cubes, request: { ...asked, grid: { cellMetres } } }, (question, cube) => {
    const points = locatedPoints(cube);
    const drawn = surface.kind === 'hexagons' ? accept(countHexagons(points, cellMetres, cube)) : drawDensity(points, surface, { cube, question });
    if (!drawn.ok) return drawn;
    const { unlocated, x } = points;
    return accept({ window: windowText(question.window), kind: surface.kind, total: x.length + unlocated, unlocated, ...drawn.value, asOfChange: cube.cube.asOfChange });
  });
}

interface Points {
  /** Plane metres. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly unlocated: number;
}

function locatedPoints({ cube: { cube }, filter }: CubeQuestion): Points {
  const x: number[] = [], y: number[] = [];
  let unlocated = 0;
  scan(cube, compileFilter(cube.facets, filter), ({ columns, isLocated }, { list, begin, count }) => {
    if (!isLocated) unlocated += count;
    else {
      for (let at = 0; at < count; at += 1) {
        const row = list === null ? begin + at : list[at]!;
        x.push(columns.eastCentimetres[row]! / 100);
        y.push(columns.northCentimetres[row]! / 100);
      }
    }
  });
  return { x, y, unlocated };
}

function countHexagons({ x, y }: Points, cellMetres: number, { cube: { dataset } }: CubeQuestion): Drawn {
  const grid = hexagonGrid([dataset.gridOriginEastMetres, dataset.gridOriginNorthMetres], hexagonWidthMetres(cellMetres));
  const counts = new Map<string, { middle: readonly [number, number]; count: number }>();
  x.forEach((east, point) => {
    const hexagon = grid.hexagonOf(east, y[point]!), key = `${hexagon.q}/${hexagon.r}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { middle: grid.middleOf(hexagon), count: 1 });
    else known.count += 1;
  });
  const found = [...counts.values()].sort((a, b) => a.middle[1] - b.middle[1] || a.middle[0] - b.middle[0]);
  return {
    bandwidthMetres: null, bandwidthRule: null, ground: null, hexagons: { widthMetres: grid.widthMetres, middlesMetres: found.map(({ middle: [east, north] }) => [east, north]) },
    cells: found.map(({ count }, index) => ({ index, count, perSquareKilometre: (count / grid.areaSquareMetres) * squareMetresPerSquareKilometre })),
  };
}

function drawDensity(points: Points, { kernel, isEdgeCorrected, bandwidthMetres: given }: Density, { cube, question }: { cube: CubeQuestion; question: AnalysisQuestion }): Result<Drawn> {
  const window = groundAround(question, cube);
  if (window === null || points.x.length === 0) return accept({ bandwidthMetres: given ?? null, bandwidthRule: given === undefined ? null : 'given', ground: null, hexagons: null, cells: [] });
  const { cellMetres, columns, rows, origin, originMetres } = window;
  const chosen = given === undefined ? usualBandwidth(points, cellMetres) : { metres: given, rule: 'given' as const };
  const events = binned(points, window, { kernel, bandwidthMetres: chosen.metres });
  if (events === null) return refuse('grid-too-fine', { pointer: '/cellMetres', data: { cellCount: columns * rows, maximumCellCount: mostBins } });
  const density = gridDensity(events, { kernel, bandwidthMetres: chosen.metres, isEdgeCorrected });
  const least = leastRecordsPerCell / cellMetres ** 2;
  const cells = [...density].flatMap((value, index) => (value < least ? [] : [{ index, count: null, perSquareKilometre: value * squareMetresPerSquareKilometre }]));
  return accept({ bandwidthMetres: chosen.metres, bandwidthRule: chosen.rule, hexagons: null, cells, ground: { origin: [...origin], originMetres: [...originMetres], cellMetres, columns, rows } });
}

function binned({ x, y }: Points, { originMetres: [west, south], cellMetres, columns, rows }: GridWindow, bandwidth: { kernel: DensityKernel; bandwidthMetres: number }) {
  const split = densitySplit(cellMetres, bandwidth);
  if (columns * rows * split * split > mostBins) return null;
  return binEvents({ x: x.map((east) => east - west), y: y.map((north) => north - south) }, { cellMetres, columns, rows }, split);
}

/** Scott's rule over both axes, never below half a cell; two cells where all records are in one place. @source Scott 1992, p. 152 */
function usualBandwidth({ x, y }: Points, cellMetres: number): { metres: number; rule: 'scott' | 'two-cells' } {
  const metres = Math.sqrt(deviation(x) * deviation(y)) * x.length ** (-1 / 6);
  return metres > 0 ? { metres: Math.max(metres, cellMetres * leastBandwidthCells), rule: 'scott' } : { metres: 2 * cellMetres, rule: 'two-cells' };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
