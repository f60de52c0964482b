import type { AnalysisAnswer, RateUnit } from '@wuding/contract';

type Significance = Extract<AnalysisAnswer, { method: 'significance' }>;

/** False discoveries among the cells called hot or cold. @source Benjamini & Hochberg 1995 at 5 % */
const discoveryRate = 0.05;

/** The tests that go with a unit: of rates where passes are the exposure, of counts where area is. */
export const testsOf = (significance: Significance, unit: RateUnit): Significance['rates'] => (unit === 'area' || significance.rates.length === 0 ? significance.counts : significance.rates);

/** Cells that with their neighbours are hot beyond chance, corrected for having looked at all of them. */
export const hotCells = (significance: Significance, unit: RateUnit): number[] =>
  testsOf(significance, unit).filter(({ q, z }) => q <= discoveryRate && z > 0).map(({ index }) => index);
