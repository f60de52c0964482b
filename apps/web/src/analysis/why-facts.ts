import type { AnalysisAnswer, RatesAnswer, RateUnit } from '@wuding/contract';
import { testsOf } from './significant-cells';

type Significance = Extract<AnalysisAnswer, { method: 'significance' }>;

/** Which sentence a cell deserves, and the numbers in it. */
export type Why =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unvisited'; readonly count: number }
  | { readonly kind: 'few'; readonly count: number; readonly passes: number }
  | {
    readonly kind: 'known'; readonly count: number; readonly passes: number; readonly patrolHours: number;
    readonly rate: number; readonly lower: number; readonly upper: number;
    /** Times the rate of the whole map in the same hours; null where that is not known. */
    readonly times: number | null;
    readonly verdict: 'hot' | 'cold' | 'chance' | 'untested'; readonly z: number | null; readonly q: number | null;
  };

/** Why a cell has its colour; of a cell with neither records nor passes nothing can be said. */
export function whyOf(index: number, { rates, significance, unit }: { rates: RatesAnswer; significance: Significance | null; unit: RateUnit }): Why {
  const cell = rates.cells.find((one) => one.index === index);
  if (cell === undefined) return { kind: 'empty' };
  if (cell.state === 'unvisited') return { kind: 'unvisited', count: cell.count };
  if (cell.state === 'few' || cell.rate === null) return { kind: 'few', count: cell.count, passes: cell.passes };
  const test = significance === null ? undefined : testsOf(significance, unit).find((one) => one.index === index);
  const times = unit === 'area' ? (rates.overall === null || rates.overall === 0 ? null : cell.rate.value / rates.overall) : cell.ratioToOverall;
  return {
    kind: 'known', count: cell.count, passes: cell.passes, patrolHours: cell.patrolHours, rate: cell.rate.value, lower: cell.rate.lower, upper: cell.rate.upper,
    times, z: test?.z ?? null, q: test?.q ?? null, verdict: test === undefined ? 'untested' : test.q > 0.05 ? 'chance' : test.z > 0 ? 'hot' : 'cold',
  };
}
