import { slice, type AnalysisAnswers, type EmergingTask } from '@wuding/analytics';
import type { AnalysisAnswer, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import { windowText } from '../districts/figure-window';
import type { CubeQuestion } from '../slice/ask-cube';
import type { AnalysisQuestion } from './ask-analysis';
import { groundAround } from './ground-around';
import type { PlannedAnalysis } from './start-analysis';

type Request = Extract<ParsedOf<Endpoints['startAnalysis']>['body'], { method: 'emerging' }>;
type Told = Extract<AnalysisAnswer, { method: 'emerging' }>;

const dayMilliseconds = 86_400_000;
/** Bins of the cube of space and time: what fits in memory twice over. */
const mostBins = 4_000_000;

/** Counts by cell and step; whole steps that end with the window, so that the last is as long as the others. */
export function emergingTask(question: AnalysisQuestion, cube: CubeQuestion, { stepDays }: Request): Result<PlannedAnalysis> {
  const { fromAt, toAt } = question.window;
  const steps = Math.floor((toAt - fromAt) / (stepDays * dayMilliseconds));
  const window = groundAround(question, cube), grid = cube.grid?.grid;
  const cellCount = window === null ? 0 : window.columns * window.rows;
  if (cellCount * steps > mostBins) return refuse('grid-too-fine', { pointer: '/cellMetres', data: { cellCount, maximumCellCount: Math.floor(mostBins / steps) } });
  const counts = new Float64Array(cellCount * steps);
  const wanted = window === null || grid === undefined ? [] : Array.from({ length: steps }, (_, step) => ({ step, grid, window }));
  for (const { step, ...heat } of wanted) {
    const end = toAt - (steps - 1 - step) * stepDays * dayMilliseconds;
    const counted = slice(cube.cube.cube, { ...cube.filter, fromAt: end - stepDays * dayMilliseconds, toAt: end }, heat);
    if (!counted.ok) return refuse(counted.refusal.code, { ...counted.refusal, pointer: '/cellMetres' });
    counts.set(counted.value.heat?.counts ?? [], step * cellCount);
  }
  const task: EmergingTask = { method: 'emerging', columns: window?.columns ?? 0, rows: window?.rows ?? 0, steps, counts };
  return accept({ task, tell: (told: AnalysisAnswers['emerging']): Told => ({
    method: 'emerging', window: windowText(question.window), stepCount: told.stepCount, stepDays,
    ground: window === null ? null : { origin: [...window.origin], originMetres: [...window.originMetres], cellMetres: window.cellMetres, columns: window.columns, rows: window.rows },
    cells: told.cells.map(({ cell, ...rest }) => ({ index: cell, ...rest })),
  }) });
}
