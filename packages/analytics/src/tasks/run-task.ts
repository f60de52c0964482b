import { runEmerging, type Emerging, type EmergingTask } from './emerging-task';
import { runForecast, type Forecast, type ForecastTask } from './forecast-task';
import { runNearRepeat, type NearRepeat, type NearRepeatTask } from './near-repeat-task';
import { runRelapse, type RelapseAnswer, type RelapseTask } from './relapse-task';
import { runReturnClock, type ReturnClock, type ReturnClockTask } from './return-clock-task';
import { runSignificance, type Significance, type SignificanceTask } from './significance-task';
import { runSurface, type Surface, type SurfaceTask } from './surface-task';

/** Work too long for the thread that answers requests. Everything in it can be posted to another thread. */
export type AnalysisTask = ReturnClockTask | SignificanceTask | NearRepeatTask | EmergingTask | ForecastTask | RelapseTask | SurfaceTask;
export type AnalysisMethod = AnalysisTask['method'];

export interface AnalysisAnswers {
  readonly 'return-clock': ReturnClock;
  readonly significance: Significance;
  readonly 'near-repeat': NearRepeat;
  readonly emerging: Emerging;
  readonly forecast: Forecast;
  readonly relapse: RelapseAnswer;
  readonly surface: Surface;
}

/** Runs a task step by step. @yields the share done, 0..1 */
export function runTask(task: AnalysisTask): Generator<number, AnalysisAnswers[AnalysisMethod]> {
  switch (task.method) {
    case 'return-clock': return runReturnClock(task);
    case 'significance': return runSignificance(task);
    case 'near-repeat': return runNearRepeat(task);
    case 'emerging': return runEmerging(task);
    case 'forecast': return runForecast(task);
    case 'relapse': return runRelapse(task);
    case 'surface': return runSurface(task);
  }
}
