import { flat, forecastWeek, leastWeeks, limitsHeld, predictedWhole, spreadOf, testedWeeks, totalOf, type BackTest, type ForecastWeek, type Spread } from './back-test';
import { calibrationOf, type Calibration } from './calibration';
import { expectedRates, usualHalfLives, type ExpectedRates } from './expected-rates';
import { expectedSums } from './expected-sums';
import { predictedCount, type PredictedCount } from './predicted-counts';
import type { WeekHistory } from './week-history';

/** Cells of a week told apart by the hour: Monday 00:00 first. */
export const hoursOfWeek = 168;

/** What an hour of the coming week is expected to bring at each place. */
export interface HourlyModel {
  readonly rates: ExpectedRates;
  readonly spread: Spread;
}

/** How the same function with the usual half-lives, which rosters and patrols use too, did in the last weeks. */
export interface HourlyTest {
  /** Numbers in the history, [from, to). */
  readonly toldWeeks: readonly [from: number, to: number];
  readonly eventCount: number;
  /** Of an hour of a place; null where nothing came. */
  readonly calibration: Calibration | null;
  readonly limits: BackTest['limits'];
  readonly spread: Spread;
}

/**
 * The forecast of `expectedRates` with the usual half-lives, and how far counts lay from it in weeks that were forecast from those before them.
 * Places together are the whole: give those that matter and one for all the rest. In steps of a week.
 * @param history by hour of the week: `cellCount` is `hoursOfWeek`
 * @returns null for fewer weeks than a back-test takes @yields the share done, 0..1
 */
export function* hourlyModel(history: WeekHistory): Generator<number, HourlyModel | null> {
  const weeks = yield* forecastWeeks(history);
  return weeks === null ? null : modelOf(history, spreadOf([...weeks.tuned, ...weeks.told]));
}

/** The same with how it did in the later half of those weeks: for few places, for each hour of each is held to what came. */
export function* testedHourlyModel(history: WeekHistory): Generator<number, (HourlyModel & { readonly test: HourlyTest }) | null> {
  const weeks = yield* forecastWeeks(history);
  if (weeks === null) return null;
  const { tuned, told, toldWeeks } = weeks, spread = spreadOf([...tuned, ...told]), cames = told.map(({ came }) => came);
  const calibration = calibrationOf(flat(told.map(({ sums }) => sums.mean)), flat(cames));
  yield 1;
  return {
    ...modelOf(history, spread),
    test: { toldWeeks, eventCount: cames.reduce((sum, came) => sum + totalOf(came), 0), calibration, limits: limitsHeld(told, tuned), spread },
  };
}

const modelOf = (history: WeekHistory, spread: Spread): HourlyModel =>
  ({ rates: expectedRates(history, history.counts.length, usualHalfLives, { dispersion: spread.dispersion }), spread });

interface ForecastWeeks {
  readonly tuned: readonly ForecastWeek[];
  readonly told: readonly ForecastWeek[];
  readonly toldWeeks: readonly [from: number, to: number];
}

/** The last weeks, each forecast from those before it. */
function* forecastWeeks(history: WeekHistory): Generator<number, ForecastWeeks | null> {
  const weekCount = history.counts.length, { from, middle } = testedWeeks(weekCount);
  if (weekCount < leastWeeks) return null;
  const weeks: ForecastWeek[] = [];
  for (let week = from; week < weekCount; week += 1) {
    weeks.push(forecastWeek(expectedRates(history, week, usualHalfLives), history, week));
    yield (week - from) / (weekCount - from);
  }
  return { tuned: weeks.slice(0, middle - from), told: weeks.slice(middle - from), toldWeeks: [middle, weekCount] };
}

/**
 * What some hours are expected to bring, with 95 % limits of what will be counted: at each place, and at all together.
 * @param hourShares how much of each hour of the week is asked about, 0..1
 */
export function countsAhead({ rates, spread }: HourlyModel, hourShares: Float64Array): { readonly places: readonly PredictedCount[]; readonly total: PredictedCount } {
  const exposure = new Float64Array(rates.mean.length);
  for (let place = 0; place < rates.placeCount; place += 1) exposure.set(hourShares, place * rates.cellCount);
  const { places, total } = expectedSums(rates, exposure);
  return {
    places: places.map(({ mean, relativeVariance }) => predictedCount(mean, relativeVariance, spread.dispersion)),
    total: predictedWhole(total, spread),
  };
}
