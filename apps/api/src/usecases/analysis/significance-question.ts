import { slice, type AnalysisAnswers, type SignificanceTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import type { AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'significance' }>;
type Told = Extract<AnalysisAnswer, { method: 'significance' }>;

/** The family of tests, fixed before looking: every cell with a record or a pass in the window. */
export function significanceTask(question: AnalysisQuestion, cube: CubeQuestion, { permutations, seed }: Request): Result<PlannedAnalysis> {
  const window = groundAround(question, cube);
  const counted = slice(cube.cube.cube, cube.filter, window === null || cube.grid === undefined ? undefined : { grid: cube.grid.grid, window });
  if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/cellMetres' });
  const counts = counted.value.heat?.counts ?? new Uint32Array();
  const cellOfSpot = question.spots.map(({ lng, lat }) => {
    if (window === null || cube.cube.cube.plane === null) return -1;
    const [east, north] = cube.cube.cube.plane.toPlane([lng, lat]);
    return Math.floor((north - window.originMetres[1]) / window.cellMetres) * window.columns + Math.floor((east - window.originMetres[0]) / window.cellMetres);
  });
  const passes = Array.from(question.kept.keys()).filter((pass) => question.kept[pass] === 1 && (cellOfSpot[question.visits.spot[pass]!] ?? -1) >= 0);
  const passed = new Set(passes.map((pass) => cellOfSpot[question.visits.spot[pass]!]!));
  const cells = Uint32Array.from(Array.from({ length: counts.length }, (_, cell) => cell).filter((cell) => counts[cell]! > 0 || passed.has(cell)));
  const numberOf = new Map([...cells].map((cell, number) => [cell, number]));
  const task: SignificanceTask = {
    method: 'significance', cells, columns: window?.columns ?? 1, counts: Float64Array.from(cells, (cell) => counts[cell]!), permutations, seed,
    place: Uint32Array.from(passes, (pass) => numberOf.get(cellOfSpot[question.visits.spot[pass]!]!) ?? 0),
    stratum: Uint8Array.from(passes, (pass) => question.visits.hour[pass]!), found: Float64Array.from(passes, (pass) => (question.visits.noticed[pass]! > 0 ? 1 : 0)),
  };
  return accept({ task, tell: (told: AnalysisAnswers['significance']): Told => ({
    method: 'significance', window: windowText(question.window), familySize: told.familySize, moran: told.moran,
    ground: window === null ? null : { origin: [...window.origin], originMetres: [...window.originMetres], cellMetres: window.cellMetres, columns: window.columns, rows: window.rows },
    counts: told.counts.map(({ cell, ...rest }) => ({ index: cell, ...rest })), rates: told.rates.map(({ cell, ...rest }) => ({ index: cell, ...rest })),
  }) });
}
