import { calibrationOf, type Calibration } from './calibration';
import { expectedRates, usualHalfLives, type ExpectedRates } from './expected-rates';
import { expectedSums, type ExpectedSums } from './expected-sums';
import { fewCountsFactor, fitDispersion, fitSharedVariance, type Expected } from './fit-dispersion';
import { logChance, predictedCount, type PredictedCount } from './predicted-counts';
import { rankingOf, type Ranking } from './ranking';
import { rivalNames, rivalRates, type RivalName } from './rivals';
import type { HalfLives, WeekHistory } from './week-history';

/** What a forecast is held to: counts and exposure by week, as in the history; those of random visits where there are any. */
type WeekOutcome = Pick<WeekHistory, 'counts' | 'exposure'>;

interface ForecastTold extends Ranking {
  readonly name: 'forecast' | RivalName;
  /** Mean natural logarithm of the chance given to what came in a cell of a week (Poisson); nearer to 0 is better. */
  readonly logScore: number;
  /** Null where nothing came, or every forecast was alike. */
  readonly calibration: Calibration | null;
}

interface BackTestSettings {
  /** What can be looked after, 0..1 of all places. */
  readonly areaShare: number;
  /** Weeks forecast, half of them to choose by. */
  readonly mostOrigins?: number;
}

/** How often counts fell within the limits forecast for them. */
interface LimitsHeld {
  readonly held: number;
  readonly of: number;
}

/** How far counts lie from their forecasts, known from weeks that were forecast. */
export interface Spread {
  /** Variance of a place's counts over what independent ones would have. */
  readonly dispersion: number;
  /** Variance of what all places of a week share, over the square of its mean; taken larger the fewer the weeks are. */
  readonly shared: number;
}

export interface BackTest {
  /** Weeks the half-lives were chosen on, and the later ones everything else is told of: numbers in the history, [from, to). */
  readonly tunedWeeks: readonly [from: number, to: number];
  readonly toldWeeks: readonly [from: number, to: number];
  readonly halfLives: HalfLives;
  readonly spread: Spread;
  /** Events that came in the told weeks. */
  readonly eventCount: number;
  readonly told: readonly ForecastTold[];
  /** Gain of log score over each rival, per event that came, with the standard error over weeks. */
  readonly gains: readonly { readonly over: RivalName; readonly perEvent: number; readonly standardError: number }[];
  readonly limits: { readonly place: LimitsHeld; readonly total: LimitsHeld };
}

const structureCandidates = [4, 13, 26, 52, Infinity] as const;
const levelCandidates = [2, 4, 13, Infinity] as const;
/** Weeks a forecast is made for, one after the other; the earlier half chooses, the later half is told. */
const usualOrigins = 26;
/** A history this short cannot be divided into one to learn from and one to be tested on. */
export const leastWeeks = 12;
/** Places with a smaller forecast are left out of the count of limits: whole numbers hold them anyway. */
const leastMean = 1;

/**
 * Rolling-origin back-test: every week is forecast from the weeks before it alone, by ours and by each rival.
 * @param outcome what came; null = the history itself
 * @returns null for fewer than `leastWeeks` weeks @yields the share done, 0..1
 * @source rolling origin: Tashman 2000; log score: Good 1952
 */
export function* backTest(history: WeekHistory, outcome: WeekOutcome | null, { areaShare, mostOrigins = usualOrigins }: BackTestSettings): Generator<number, BackTest | null> {
  const weekCount = history.counts.length;
  if (weekCount < leastWeeks) return null;
  const { from, middle } = testedWeeks(weekCount, mostOrigins);
  const test = outcome ?? history;
  const halfLives = yield* chooseHalfLives(history, test, [from, middle]);
  const tuned = weeksOf(history, test, { weeks: [from, middle], halfLives });
  yield 0.6;
  const learnt = outcome === null ? null : calibrationOf(flat(tuned.map(({ sums }) => sums.mean)), flat(tuned.map(({ came }) => came)));
  const told = weeksOf(history, test, { weeks: [middle, weekCount], halfLives }).map(recalibrated(learnt));
  yield 0.7;
  const byName: { name: ForecastTold['name']; means: Float64Array[] }[] = [{ name: 'forecast', means: told.map(({ sums }) => sums.mean) }];
  for (const name of rivalNames) {
    byName.push({ name, means: told.map(({ week }) => overExposure(rivalRates(history, week, name), test.exposure?.[week])) });
    yield 0.7 + 0.1 * byName.length;
  }
  const cames = told.map(({ came }) => came);
  const scores = byName.map(({ means }) => means.map((mean, i) => logScoreOf(mean, cames[i]!)));
  return {
    tunedWeeks: [from, middle], toldWeeks: [middle, weekCount], halfLives, spread: spreadOf([...tuned, ...told]), eventCount: cames.reduce((sum, came) => sum + totalOf(came), 0),
    told: byName.map(({ name, means }, i) => ({
      name, logScore: scoreSum(scores[i]!) / Math.max(1, cellCountOf(means)), calibration: calibrationOf(flat(means), flat(cames)), ...rankingOf(history, { means, cames }, areaShare),
    })),
    gains: rivalNames.map((over, i) => ({ over, ...gainOf(scores[0]!, scores[i + 1]!, cames) })),
    limits: limitsHeld(told, tuned),
  };
}

/** The weeks a history is tested on: from `from` on parameters are chosen by, from `middle` on everything is told of. */
export function testedWeeks(weekCount: number, mostOrigins = usualOrigins): { readonly from: number; readonly middle: number } {
  const origins = Math.min(mostOrigins, Math.floor(weekCount / 2)), from = weekCount - origins;
  return { from, middle: from + Math.floor(origins / 2) };
}

/** Known of these weeks, of which each is one count of the whole. */
export function spreadOf(weeks: readonly ForecastWeek[]): Spread {
  const dispersion = fitDispersion(weeks.flatMap(({ sums, came }) => placesOf(sums, came)));
  return { dispersion, shared: fitSharedVariance(weeks.map(wholeOf), dispersion) * (weeks.length < 2 ? 1 : fewCountsFactor(weeks.length)) };
}

/** Limits of all places together, over a week or a part of one. */
export const predictedWhole = ({ mean, relativeVariance }: Pick<Expected, 'mean' | 'relativeVariance'>, { dispersion, shared }: Spread): PredictedCount => predictedCount(mean, relativeVariance + shared, dispersion);

export interface ForecastWeek {
  readonly week: number;
  readonly sums: ExpectedSums;
  readonly came: Float64Array;
}

const weeksOf = (history: WeekHistory, test: WeekOutcome, { weeks: [from, to], halfLives }: { weeks: readonly [number, number]; halfLives: HalfLives }): ForecastWeek[] =>
  Array.from({ length: to - from }, (_, i) => forecastWeek(expectedRates(history, from + i, halfLives), test, from + i));

export const forecastWeek = (rates: ExpectedRates, test: WeekOutcome, week: number): ForecastWeek => ({ week, sums: expectedSums(rates, test.exposure?.[week] ?? null), came: test.counts[week]! });

/**
 * Finds on random visits are not those of the passes the forecast was learnt from, which come when habit has it: what the tuned weeks taught of the
 * difference is applied to the later ones. Only the means are told of such forecasts. @source Cox 1958
 */
const recalibrated = (learnt: Calibration | null) => (week: ForecastWeek): ForecastWeek =>
  (learnt === null ? week : { ...week, sums: { ...week.sums, mean: week.sums.mean.map((value) => (value > 0 ? Math.exp(learnt.intercept + learnt.slope * Math.log(value)) : 0)) } });

/** The structure first, with the usual memory for the level; then the level. */
function* chooseHalfLives(history: WeekHistory, test: WeekOutcome, weeks: readonly [number, number]): Generator<number, HalfLives> {
  let best = usualHalfLives, bestScore = -Infinity, done = 0;
  const candidates: ((held: HalfLives) => HalfLives)[] = [
    ...structureCandidates.map((structureWeeks) => () => ({ ...usualHalfLives, structureWeeks })), ...levelCandidates.map((levelWeeks) => (held: HalfLives) => ({ ...held, levelWeeks })),
  ];
  for (const candidate of candidates) {
    const halfLives = candidate(best);
    const score = scoreSum(weeksOf(history, test, { weeks, halfLives }).map(({ sums, came }) => logScoreOf(sums.mean, came)));
    if (score > bestScore) [best, bestScore] = [halfLives, score];
    yield 0.55 * (++done / candidates.length);
  }
  return best;
}

const scoreSum = (scores: readonly number[]): number => scores.reduce((a, b) => a + b, 0);
export const totalOf = (came: Float64Array): number => came.reduce((a, b) => a + b, 0);
const overExposure = (rates: Float64Array, exposure: Float64Array | undefined): Float64Array => (exposure === undefined ? rates : rates.map((rate, i) => rate * exposure[i]!));
const cellCountOf = (means: readonly Float64Array[]): number => means.reduce((sum, mean) => sum + mean.filter((value) => value > 0).length, 0);

/** Logarithm of the chance of a week's counts; cells nobody looked at have no mean and say nothing. */
function logScoreOf(mean: Float64Array, came: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < mean.length; i += 1) if (mean[i]! > 0) sum += logChance(came[i]!, mean[i]!);
  return sum;
}

function gainOf(ours: readonly number[], theirs: readonly number[], cames: readonly Float64Array[]): { perEvent: number; standardError: number } {
  const events = cames.reduce((sum, came) => sum + totalOf(came), 0), gains = ours.map((score, i) => score - theirs[i]!), n = gains.length;
  if (events === 0) return { perEvent: 0, standardError: 0 };
  const mean = scoreSum(gains) / n, variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, n - 1);
  return { perEvent: scoreSum(gains) / events, standardError: Math.sqrt(n * variance) / events };
}

export function flat(weeks: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(weeks.reduce((sum, week) => sum + week.length, 0));
  let at = 0;
  for (const week of weeks) {
    all.set(week, at);
    at += week.length;
  }
  return all;
}

/** What came at each place against what was expected of it. */
function placesOf({ places }: ExpectedSums, came: Float64Array): Expected[] {
  const cells = came.length / Math.max(1, places.length);
  return places.map((place, i) => ({ ...place, came: totalOf(came.subarray(i * cells, (i + 1) * cells)) })).filter(({ mean }) => mean >= leastMean);
}

const wholeOf = ({ sums, came }: ForecastWeek): Expected => ({ ...sums.total, came: totalOf(came) });

/** How often what came in each week lay within limits made from the weeks before it: those `before` all of them, and then one more each time. */
export function limitsHeld(weeks: readonly ForecastWeek[], before: readonly ForecastWeek[]): BackTest['limits'] {
  const place = { of: 0, held: 0 }, total = { of: 0, held: 0 };
  const count = (into: { of: number; held: number }, came: number, { lower, upper }: PredictedCount): void => {
    into.of += 1;
    if (came >= lower && came <= upper) into.held += 1;
  };
  weeks.forEach((week, at) => {
    const spread = spreadOf([...before, ...weeks.slice(0, at)]);
    for (const { mean, relativeVariance, came } of placesOf(week.sums, week.came)) count(place, came, predictedCount(mean, relativeVariance, spread.dispersion));
    count(total, totalOf(week.came), predictedWhole(week.sums.total, spread));
  });
  return { place, total };
}
