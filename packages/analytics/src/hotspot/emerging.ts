import { falseDiscoveryRates } from '../statistics/false-discovery';
import { mannKendall, type Trend } from '../statistics/mann-kendall';
import { normalTwoSided } from '../statistics/normal';
import { spaceTimeGiStar, type SpaceTimeCube } from './space-time-gi-star';

/** What a place's history of hot and cold steps is called. */
export type EmergingCategory = 'none' | `${EmergingKind}-${'hot' | 'cold'}`;
type EmergingKind = 'new' | 'consecutive' | 'intensifying' | 'persistent' | 'diminishing' | 'sporadic' | 'oscillating' | 'historical';

export interface EmergingHotspots {
  /** z per bin, in the cube's order. */
  readonly giStar: Float64Array;
  /** False discovery rate of each bin over the whole cube. */
  readonly q: Float64Array;
  /** Per cell: trend of its Gi* series, and of its counts. */
  readonly giTrends: readonly Trend[];
  readonly countTrends: readonly Trend[];
  readonly categories: readonly EmergingCategory[];
}

export interface EmergingSettings {
  /** Band in cell sizes. */
  readonly reach: number;
  readonly lag: number;
  /** For the false discovery rate of bins and for trends, as 0.05. */
  readonly alpha: number;
}

/**
 * Emerging hot spots: space-time Gi* with one false-discovery family over the cube, a Mann–Kendall trend per cell, and a
 * category from which steps were hot or cold; hot is tested before cold.
 * @source ESRI, How Emerging Hot Spot Analysis works (definitions of 2024: sporadic needs a hot last step)
 */
export function emergingHotspots(cube: SpaceTimeCube, { reach, lag, alpha }: EmergingSettings): EmergingHotspots {
  const cells = cube.columns * cube.rows;
  const giStar = spaceTimeGiStar(cube, reach, lag);
  const q = falseDiscoveryRates(giStar.map(normalTwoSided));
  const seriesOf = (values: Float64Array, cell: number): Float64Array => Float64Array.from({ length: cube.steps }, (_, t) => values[t * cells + cell]!);
  const cellNumbers = Array.from({ length: cells }, (_, cell) => cell);
  const giTrends = cellNumbers.map((cell) => mannKendall(seriesOf(giStar, cell)));
  return {
    giStar, q, giTrends,
    countTrends: cellNumbers.map((cell) => mannKendall(seriesOf(cube.counts, cell))),
    categories: cellNumbers.map((cell) => {
      const signs = Array.from({ length: cube.steps }, (_, t) => (q[t * cells + cell]! <= alpha ? Math.sign(giStar[t * cells + cell]!) : 0));
      return categoryOf(signs, giTrends[cell]!, alpha);
    }),
  };
}

/** @param signs per step: 1 hot, −1 cold, 0 neither */
function categoryOf(signs: readonly number[], trend: Trend, alpha: number): EmergingCategory {
  const hot = kindOf(signs, trend, alpha);
  if (hot !== null) return `${hot}-hot`;
  const cold = kindOf(signs.map((sign) => -sign), { ...trend, s: -trend.s }, alpha);
  return cold === null ? 'none' : `${cold}-cold`;
}

/** Share of steps from which a place counts as almost always hot. @source ESRI, as above: ninety percent */
const almostAlways = 0.9;

/** The name of a history for its positive steps, or null. @param trend positive = becoming hotter */
function kindOf(signs: readonly number[], { s, p }: Trend, alpha: number): EmergingKind | null {
  const steps = signs.length;
  const isHot = signs.map((sign) => sign > 0);
  const count = isHot.filter(Boolean).length;
  const isMostly = count >= almostAlways * steps;
  const isLastHot = isHot.at(-1) === true;
  const run = steps - (isHot.lastIndexOf(false) + 1);
  if (count === 0) return null;
  if (!isLastHot) return isMostly ? 'historical' : null;
  if (count === 1) return 'new';
  if (run >= 2 && run === count && !isMostly) return 'consecutive';
  if (isMostly) return p <= alpha && s !== 0 ? (s > 0 ? 'intensifying' : 'diminishing') : 'persistent';
  return signs.some((sign) => sign < 0) ? 'oscillating' : 'sporadic';
}
