export { hourBands, survivalMinutes, type ReturnClock, type ReturnClockTask, type ReturnRow } from './return-clock-task';
export type { EmergingTask } from './emerging-task';
export type { Forecast, ForecastTask } from './forecast-task';
export type { NearRepeatTask } from './near-repeat-task';
export type { RelapseTask } from './relapse-task';
export type { SignificanceTask } from './significance-task';
export type { SurfaceTask } from './surface-task';
export { runTask, type AnalysisAnswers, type AnalysisMethod, type AnalysisTask } from './run-task';
