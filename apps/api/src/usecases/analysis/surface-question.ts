import { compileFilter, densitySplit, scan, type AnalysisAnswers, type SurfaceTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import type { AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'surface' }>;
type Density = Extract<Request['surface'], { kind: 'density' }>;
type Told = Extract<AnalysisAnswer, { method: 'surface' }>;

/** Bins of a density: 128 MB of them. */
const mostBins = 16_000_000;
/** A kernel narrower than a cell would fall between the middles of cells. */
const leastBandwidthCells = 0.5;

/** The located records of a filter, to be counted in hexagons or spread by a kernel. */
export function surfaceTask(question: AnalysisQuestion, cube: CubeQuestion, { surface, cellMetres }: Request): Result<PlannedAnalysis> {
  if (surface.kind === 'density' && surface.bandwidthMetres !== undefined && surface.bandwidthMetres < cellMetres * leastBandwidthCells) {
    return refuse('bandwidth-invalid', { pointer: '/surface/bandwidthMetres', data: { leastMetres: cellMetres * leastBandwidthCells } });
  }
  const { unlocated, ...points } = locatedPoints(cube), { dataset } = cube.cube;
  const tell = (drawn: Pick<Told, 'bandwidthMetres' | 'bandwidthRule' | 'ground'>) => ({ hexagons, cells }: AnalysisAnswers['surface']): Told => ({
    method: 'surface', window: windowText(question.window), kind: surface.kind, total: points.x.length + unlocated, unlocated, asOfChange: cube.cube.asOfChange, ...drawn,
    hexagons: hexagons === null ? null : { widthMetres: hexagons.widthMetres, middlesMetres: hexagons.middlesMetres.map(([east, north]) => [east, north]) }, cells: [...cells],
  });
  const asked = { method: 'surface', ...points, cellMetres } as const;
  if (surface.kind === 'density') return densityTask(asked, surface, { window: points.x.length === 0 ? null : groundAround(question, cube), tell });
  const task: SurfaceTask = { ...asked, kind: 'hexagons', origin: [dataset.gridOriginEastMetres, dataset.gridOriginNorthMetres] };
  return accept({ task, tell: tell({ bandwidthMetres: null, bandwidthRule: null, ground: null }) });
}

interface Points {
  /** Plane metres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

function locatedPoints({ cube: { cube }, filter }: CubeQuestion): Points & { readonly unlocated: number } {
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
  return { x: Float64Array.from(x), y: Float64Array.from(y), unlocated };
}

type Tell = (drawn: Pick<Told, 'bandwidthMetres' | 'bandwidthRule' | 'ground'>) => PlannedAnalysis['tell'];

function densityTask(asked: Points & { readonly method: 'surface'; readonly cellMetres: number }, { kernel, isEdgeCorrected, bandwidthMetres: given }: Density, { window, tell }: { window: ReturnType<typeof groundAround>; tell: Tell }): Result<PlannedAnalysis> {
  const { cellMetres } = asked, density = { kind: 'density', kernel, isEdgeCorrected } as const;
  if (window === null) {
    const drawn = { bandwidthMetres: given ?? null, bandwidthRule: given === undefined ? null : 'given', ground: null } as const;
    return accept({ task: { ...asked, ...density, bandwidthMetres: given ?? cellMetres, origin: [0, 0], columns: 0, rows: 0 }, tell: tell(drawn) });
  }
  const { columns, rows, origin, originMetres } = window, { metres: bandwidthMetres, rule: bandwidthRule } = given === undefined ? usualBandwidth(asked, cellMetres) : { metres: given, rule: 'given' as const };
  const split = densitySplit(cellMetres, { kernel, bandwidthMetres });
  if (columns * rows * split * split > mostBins) return refuse('grid-too-fine', { pointer: '/cellMetres', data: { cellCount: columns * rows, maximumCellCount: mostBins } });
  const ground = { origin: [origin[0], origin[1]] as [number, number], originMetres: [originMetres[0], originMetres[1]] as [number, number], cellMetres, columns, rows };
  return accept({ task: { ...asked, ...density, bandwidthMetres, origin: originMetres, columns, rows }, tell: tell({ bandwidthMetres, bandwidthRule, ground }) });
}

/** Scott's rule over both axes, never below half a cell; two cells where all records are in one place. @source Scott 1992, p. 152 */
function usualBandwidth({ x, y }: Points, cellMetres: number): { metres: number; rule: 'scott' | 'two-cells' } {
  const metres = Math.sqrt(deviation(x) * deviation(y)) * x.length ** (-1 / 6);
  return metres > 0 ? { metres: Math.max(metres, cellMetres * leastBandwidthCells), rule: 'scott' } : { metres: 2 * cellMetres, rule: 'two-cells' };
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
