export { expectedRates, usualHalfLives } from './expected-rates';
export { scoreForecast } from './score-forecast';
export { dayBands, weekCellOf } from './week-cells';
export type { WeekHistory } from './week-history';
