import { ratioSpread, type RatioSpread } from '../rates/shrink-rates';
import { weightedWeeks, type HalfLives, type WeekHistory } from './week-history';

/** Half-lives that did best on the simulated county; `backTest` chooses them anew for the data at hand. @source docs/hotspots.md, back-test */
export const usualHalfLives: HalfLives = { structureWeeks: 52, levelWeeks: 4 };

/** What a week to come is expected to bring per unit of exposure, and how sure that is. Relative variances: of the estimate, over its square. */
export interface ExpectedRates {
  readonly placeCount: number;
  readonly cellCount: number;
  /** Place × cell; at least 0. */
  readonly mean: Float64Array;
  readonly cellVariance: Float64Array;
  readonly placeVariance: Float64Array;
  readonly levelVariance: number;
}

interface ExpectedSettings {
  /** Of counts around their mean, 1 or more. */
  readonly dispersion?: number;
  /** Whose rhythm and level the places are held against: one place that is all there is. Left out: the places together. */
  readonly whole?: WeekHistory;
}

/** Events the recent level is held against, so that a quiet fortnight of a small place does not end everything. */
const levelPriorCount = 20;

/**
 * Expected counts of the week that follows: the rhythm of all places together, times how much a place has of it, times how far
 * the place keeps a rhythm of its own, times how much more or less than usual happens lately. Weeks count by their age; places
 * and rhythms are pulled towards the whole the more, the less they carry (gamma–Poisson), so that a cell is only as extreme as
 * its data. Where nothing was looked at, the place is taken for one like the others, and its variance says so.
 * Cost: weeks × places × cells.
 * @param week number of the first unknown week in the history
 * @source empirical Bayes: Clayton & Kaldor 1987, Marshall 1991; exponential weights: Brown 1959; discounted gamma–Poisson: West & Harrison 1997, §10
 */
export function expectedRates(history: WeekHistory, week: number, { structureWeeks, levelWeeks }: HalfLives, { dispersion = 1, whole = history }: ExpectedSettings = {}): ExpectedRates {
  const { placeCount, cellCount } = history;
  const seen = weightedWeeks(history, week, structureWeeks), noise = dispersion * seen.varianceRatio;
  const rhythm = pooledRhythm(whole, whole === history ? seen : weightedWeeks(whole, week, structureWeeks));
  const places = placeRatios(history, { ...seen, rhythm, noise });
  const cells = cellRatios(history, { ...seen, rhythm, noise, ratio: places.ratio });
  const mean = new Float64Array(placeCount * cellCount);
  for (let i = 0; i < mean.length; i += 1) mean[i] = rhythm[i % cellCount]! * places.ratio[Math.floor(i / cellCount)]! * cells.ratio[i]!;
  const level = recentLevel(whole, { week, levelWeeks, mean: whole === history ? mean : rhythm, dispersion });
  return { placeCount, cellCount, mean: mean.map((value) => value * level.ratio), cellVariance: cells.variance, placeVariance: places.variance, levelVariance: level.variance };
}

interface Seen {
  readonly counts: Float64Array;
  readonly exposure: Float64Array;
  readonly rhythm: Float64Array;
  readonly noise: number;
}

/** Rate of each cell of the week over all places; where nobody ever looked at that hour, that of all hours. */
function pooledRhythm({ placeCount, cellCount }: WeekHistory, { counts, exposure }: Pick<Seen, 'counts' | 'exposure'>): Float64Array {
  const n = new Float64Array(cellCount), e = new Float64Array(cellCount);
  for (let i = 0; i < placeCount * cellCount; i += 1) {
    n[i % cellCount]! += counts[i]!;
    e[i % cellCount]! += exposure[i]!;
  }
  const all = sumOf(e) > 0 ? sumOf(n) / sumOf(e) : 0;
  return n.map((value, cell) => (e[cell]! > 0 ? value / e[cell]! : all));
}

interface Ratios {
  readonly ratio: Float64Array;
  readonly variance: Float64Array;
}

function placeRatios({ placeCount, cellCount }: WeekHistory, { counts, exposure, rhythm, noise }: Seen): Ratios {
  const observed = new Float64Array(placeCount), expected = new Float64Array(placeCount);
  for (let i = 0; i < placeCount * cellCount; i += 1) {
    const place = Math.floor(i / cellCount);
    observed[place]! += counts[i]!;
    expected[place]! += rhythm[i % cellCount]! * exposure[i]!;
  }
  return pulled({ observed, expected }, noise);
}

function cellRatios({ placeCount, cellCount }: WeekHistory, { counts, exposure, rhythm, noise, ratio }: Seen & { readonly ratio: Float64Array }): Ratios {
  const expected = new Float64Array(placeCount * cellCount);
  for (let i = 0; i < expected.length; i += 1) expected[i] = rhythm[i % cellCount]! * exposure[i]! * ratio[Math.floor(i / cellCount)]!;
  return pulled({ observed: counts, expected }, noise);
}

/** Ratios to what the whole would give, pulled towards their common ratio; that itself where chance alone explains how they differ. */
function pulled({ observed, expected }: { readonly observed: Float64Array; readonly expected: Float64Array }, noise: number): Ratios {
  const known = Array.from(expected.keys()).filter((i) => expected[i]! > 0);
  const spread = ratioSpread({ observed: Float64Array.from(known, (i) => observed[i]!), expected: Float64Array.from(known, (i) => expected[i]!) }, noise);
  const common = known.length === 0 ? 1 : sumOf(observed) / sumOf(expected);
  const both = Array.from(expected.keys(), (i) => (spread === null ? { mean: common, variance: 0 } : posterior(observed[i]!, expected[i]!, { spread, noise })));
  return { ratio: Float64Array.from(both, ({ mean }) => mean), variance: Float64Array.from(both, ({ variance }) => variance) };
}

function posterior(observed: number, expected: number, { spread, noise }: { readonly spread: RatioSpread; readonly noise: number }): { mean: number; variance: number } {
  const shape = observed / noise + spread.shape;
  return { mean: shape / (expected / noise + spread.rate), variance: 1 / shape };
}

/** How much more or less than the rates give there was lately, over all places. */
function recentLevel(history: WeekHistory, { week, levelWeeks, mean, dispersion }: { week: number; levelWeeks: number; mean: Float64Array; dispersion: number }): { ratio: number; variance: number } {
  const { counts, exposure, varianceRatio } = weightedWeeks(history, week, levelWeeks);
  const observed = sumOf(counts), expected = mean.reduce((sum, rate, i) => sum + rate * exposure[i]!, 0);
  return { ratio: (observed + levelPriorCount) / (expected + levelPriorCount), variance: (dispersion * varianceRatio) / (observed + levelPriorCount) };
}

const sumOf = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
