import { backTest, type BackTest } from './back-test';
import { expectedRates, usualHalfLives, type ExpectedRates } from './expected-rates';
import { expectedSums } from './expected-sums';
import { predictedCount, type PredictedCount } from './predicted-counts';
import type { WeekHistory } from './week-history';

/** Cells of a week told apart by the hour: Monday 00:00 first. */
export const hoursOfWeek = 168;

/** What an hour of the coming week is expected to bring at each place, and how the same function did in the weeks before. */
export interface HourlyModel {
  readonly rates: ExpectedRates;
  /** Weeks told of, counts and limits held, calibration: of the usual half-lives, which rosters and patrols use too. */
  readonly test: Pick<BackTest, 'toldWeeks' | 'eventCount' | 'limits' | 'dispersion'> & { readonly calibration: BackTest['told'][number]['calibration'] };
}

/**
 * The forecast of `expectedRates` with the usual half-lives, its dispersion and its back-test.
 * Places together are the whole: give those that matter and one for all the rest.
 * @param history by hour of the week: `cellCount` is `hoursOfWeek`
 * @returns null for fewer weeks than a back-test takes @yields the share done, 0..1
 */
export function* hourlyModel(history: WeekHistory): Generator<number, HourlyModel | null> {
  const tested = yield* backTest(history, null, { areaShare: 1, halfLives: usualHalfLives });
  if (tested === null) return null;
  const { toldWeeks, eventCount, limits, dispersion, told } = tested;
  const rates = expectedRates(history, history.counts.length, usualHalfLives, { dispersion: dispersion.place });
  return { rates, test: { toldWeeks, eventCount, limits, dispersion, calibration: told.find(({ name }) => name === 'forecast')?.calibration ?? null } };
}

/**
 * What some hours are expected to bring, with 95 % limits of what will be counted: at each place, and at all together.
 * @param hourShares how much of each hour of the week is asked about, 0..1
 */
export function countsAhead({ rates, test: { dispersion } }: HourlyModel, hourShares: Float64Array): { readonly places: readonly PredictedCount[]; readonly total: PredictedCount } {
  const exposure = new Float64Array(rates.mean.length);
  for (let place = 0; place < rates.placeCount; place += 1) exposure.set(hourShares, place * rates.cellCount);
  const { places, total } = expectedSums(rates, exposure);
  return {
    places: places.map(({ mean, relativeVariance }) => predictedCount(mean, relativeVariance, dispersion.place)),
    total: predictedCount(total.mean, total.relativeVariance, dispersion.total),
  };
}
