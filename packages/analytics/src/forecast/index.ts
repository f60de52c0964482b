export { scoreForecast } from './score-forecast';
