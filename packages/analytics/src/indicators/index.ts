export { complaintLimitWorkingDays, type Indicator, type Observations, type RecordSelection } from './indicator';
export { findIndicator, indicators } from './registry';
export { evaluateIndicator, type Figure } from './evaluate';
export { derivedChecks } from './derived-checks';
export { dutyIndicators, evaluateDuties, findDutyIndicator, type DutyIndicator, type DutySums } from './duty-indicators';
export { evaluateForecast, findForecastIndicator, forecastIndicators, type ForecastIndicator } from './forecast-indicators';
export { evaluateRelapse, findRelapseIndicator, relapseIndicators, type RelapseIndicator } from './relapse-indicators';
