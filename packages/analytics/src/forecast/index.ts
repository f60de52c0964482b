export { expectedRates, usualHalfLives } from './expected-rates';
export { countsAhead, hourlyModel, hoursOfWeek, type HourlyModel } from './hours-ahead';
export { leastWeeks } from './back-test';
export type { PredictedCount } from './predicted-counts';
export { scoreForecast } from './score-forecast';
export { dayBands, weekCellOf } from './week-cells';
export type { WeekHistory } from './week-history';
