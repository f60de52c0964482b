import { countLimits, type Limits } from '../statistics/poisson-limits';
import { ratioSpread, shrinkRatio } from './shrink-rates';

/** A cell with fewer passes says nothing yet: it is hatched, whatever was found there. @source docs/quality: suppressed by passes, not by events */
export const leastPasses = 10;

/** What was recorded and looked at, cell by cell. */
export interface CellExposure {
  readonly counts: ArrayLike<number>;
  readonly passes: Float64Array;
  /** Exposure by cell and hour of the day, cell × 24 + hour, in the unit of the rate (passes, or hours of patrol). */
  readonly exposureByHour: Float64Array;
  /** Records of the whole map by hour of the day. */
  readonly countsByHour: ArrayLike<number>;
  /** 1 or more, see `visitDispersion`. */
  readonly dispersion: number;
}

/** `known`: ten passes or more; `few`: fewer; `unvisited`: records without any pass. */
export type CellState = 'known' | 'few' | 'unvisited';

export interface CellRate {
  readonly cell: number;
  readonly count: number;
  readonly passes: number;
  readonly exposure: number;
  readonly state: CellState;
  /** Records per unit of exposure as they were counted; null without exposure. */
  readonly rate: number | null;
  /** Exact limits of that rate. */
  readonly limits: Limits | null;
  /** Rate with the hours of visits standardised, pulled towards the whole map's where little was looked at; null unless known. */
  readonly shrunk: number | null;
  /** What the whole map's rates by hour would have this cell count. */
  readonly expected: number;
}

export interface RateMap {
  /** Records over exposure of all cells with exposure; null where nobody went anywhere. */
  readonly overall: number | null;
  readonly cells: readonly CellRate[];
}

/**
 * Rates of the cells that have records or passes. Hours are standardised indirectly: a cell is held against what the map's
 * rate of each hour gives for the hours it was visited in, so a cell seen at rush hour alone does not look worse for it.
 * @source indirect standardisation (Breslow & Day 1987, §2.3); limits Garwood 1936; shrinkage Marshall 1991
 */
export function cellRates(input: CellExposure): RateMap {
  const { counts, passes, exposureByHour } = input;
  const exposureOf = (cell: number): number => exposureByHour.subarray(cell * 24, cell * 24 + 24).reduce((a, b) => a + b, 0);
  const hourRates = ratesByHour(input);
  const expectedOf = (cell: number): number => hourRates.reduce((sum, rate, hour) => sum + rate * exposureByHour[cell * 24 + hour]!, 0);
  const shown = Array.from({ length: passes.length }, (_, cell) => cell).filter((cell) => counts[cell]! > 0 || passes[cell]! > 0);
  const rows = shown.map((cell) => ({ cell, count: counts[cell]!, passes: passes[cell]!, exposure: exposureOf(cell), expected: expectedOf(cell), state: stateOf(passes[cell]!) }));
  const known = rows.filter(({ state, expected }) => state === 'known' && expected > 0);
  const looked = rows.filter(({ exposure }) => exposure > 0);
  const exposure = looked.reduce((sum, row) => sum + row.exposure, 0);
  const overall = exposure > 0 ? looked.reduce((sum, row) => sum + row.count, 0) / exposure : null;
  const spread = ratioSpread({ observed: Float64Array.from(known, (row) => row.count), expected: Float64Array.from(known, (row) => row.expected) }, input.dispersion);
  return { overall, cells: rows.map((row) => ({ ...row, ...measured(row, { overall, spread, dispersion: input.dispersion }) })) };
}

/** Less than a twentieth of a pass is the far tail of a neighbour's finds, not a look at this cell. */
const leastLook = 0.05;
const stateOf = (passes: number): CellState => (passes >= leastPasses ? 'known' : passes >= leastLook ? 'few' : 'unvisited');

type Row = Pick<CellRate, 'count' | 'exposure' | 'expected' | 'state'>;

function measured({ count, exposure, expected, state }: Row, { overall, spread, dispersion }: { overall: number | null; spread: ReturnType<typeof ratioSpread>; dispersion: number }): Pick<CellRate, 'rate' | 'limits' | 'shrunk'> {
  if (state === 'unvisited' || exposure <= 0) return { rate: null, limits: null, shrunk: null };
  const { lower, upper } = countLimits(count, dispersion);
  const isKnown = state === 'known' && overall !== null && expected > 0;
  return {
    rate: count / exposure, limits: { lower: lower / exposure, upper: upper / exposure },
    shrunk: isKnown ? overall * shrinkRatio(count, expected, { spread, dispersion }).ratio : null,
  };
}

function ratesByHour({ exposureByHour, countsByHour }: CellExposure): Float64Array {
  const exposure = new Float64Array(24);
  exposureByHour.forEach((value, at) => { exposure[at % 24]! += value; });
  return exposure.map((value, hour) => (value > 0 ? countsByHour[hour]! / value : 0));
}
