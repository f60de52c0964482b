export { backTest, leastWeeks, type BackTest, type ForecastTold } from './back-test';
export { expectedRates, usualHalfLives, type ExpectedRates } from './expected-rates';
export { expectedSums } from './expected-sums';
export { predictedCount, type PredictedCount } from './predicted-counts';
export { scoreForecast } from './score-forecast';
export type { HalfLives, WeekHistory } from './week-history';
export { bandOfHour, countByWeek, dayBands, weekCellCount, weekCellOf } from './week-cells';
