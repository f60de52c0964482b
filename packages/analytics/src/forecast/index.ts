export { expectedRates, usualHalfLives } from './expected-rates';
export { countsAhead, hourlyModel, hoursOfWeek, testedHourlyModel, type HourlyModel, type HourlyTest } from './hours-ahead';
export type { PredictedCount } from './predicted-counts';
export { scoreForecast } from './score-forecast';
export { dayBands, weekCellOf } from './week-cells';
export type { WeekHistory } from './week-history';
