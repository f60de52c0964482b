import type { AnalysisTask } from '@wuding/analytics';
import type { AnalysisAnswer, AnalysisRun, Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { AnalysisRuns } from '../../live/analysis-runs';
import type { EventCubes } from '../../live/event-cubes';
import { askAnalysis } from './ask-analysis';
import { emergingTask } from './emerging-question';
import { forecastTask } from './forecast-question';
import { nearRepeatTask } from './near-repeat-question';
import { relapseTask } from './relapse-question';
import { returnClockTask } from './return-clock-question';
import { significanceTask } from './significance-question';
import { surfaceTask } from './surface-question';

type Request = ParsedOf<Endpoints['startAnalysis']>['body'];

/** A task for the thread, and how its numbers become the answer. */
export interface PlannedAnalysis {
  readonly task: AnalysisTask;
  readonly tell: (answer: never) => AnalysisAnswer;
}

/** Begins an analysis in the thread; what it is about is read now, so that later changes do not reach into it. */
export async function startAnalysis(
  { ctx, input: { request, cubes, runs } }: { ctx: Context; input: { request: Request; cubes: EventCubes; runs: AnalysisRuns } },
): Promise<Result<AnalysisRun>> {
  const grid = 'cellMetres' in request ? { grid: { cellMetres: request.cellMetres } } : { grid: { cellMetres: 1_000 } };
  const planned = await askAnalysis({ ctx, cubes, request: { dataset: request.dataset, filter: request.filter, ...grid } }, (question, cube): Result<PlannedAnalysis> => {
    switch (request.method) {
      case 'return-clock': return accept(returnClockTask(question, request));
      case 'significance': return significanceTask(question, cube, request);
      case 'near-repeat': return nearRepeatTask(question, cube, request);
      case 'emerging': return emergingTask(question, cube, request);
      case 'forecast': return forecastTask(question, cube, request);
      case 'relapse': return accept(relapseTask(question, cube, request, ctx.clock.now()));
      case 'surface': return surfaceTask(question, cube, request);
    }
  });
  if (!planned.ok) return planned;
  const run = runs.start(ownerOf(ctx), planned.value.task, (answer) => planned.value.tell(answer as never));
  return run === null ? refuse('too-many-analyses') : accept(run);
}

/** Whose run it is: an account, or the console. */
export const ownerOf = ({ actor }: Context): string => `${actor.accountId ?? actor.username}`;
