export { cellRates, leastPasses, type CellRate, type CellState, type RateMap } from './cell-rates';
export { cellShares, type CellWindow } from './spread-passes';
export { visitDispersion } from './visit-dispersion';
