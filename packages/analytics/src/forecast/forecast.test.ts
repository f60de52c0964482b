import { describe, expect, it } from 'vitest';
import { randomStream } from '../statistics/random';
import { backTest, type BackTest } from './back-test';
import { calibrationOf } from './calibration';
import { expectedRates, usualHalfLives } from './expected-rates';
import { expectedSums } from './expected-sums';
import { fewCountsFactor, fitDispersion, fitSharedVariance } from './fit-dispersion';
import { predictedCount } from './predicted-counts';
import { bandOfHour, countByWeek, weekCellOf } from './week-cells';
import type { WeekHistory } from './week-history';

const evenly = { structureWeeks: Infinity, levelWeeks: Infinity };
const historyOf = (counts: readonly (readonly number[])[], placeCount: number): WeekHistory => ({ placeCount, cellCount: counts[0]!.length / placeCount, exposure: null, counts: counts.map((week) => Float64Array.from(week)) });

/** Counts around a mean, by multiplication. @source Knuth 1969 */
function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean);
  let count = 0, product = random();
  while (product > floor) {
    count += 1;
    product *= random();
  }
  return count;
}

/** Places that differ thirtyfold, with the same rhythm over four cells, for so many weeks; the true rates and what came of them. */
function town(weekCount: number, seed: number, level: (week: number) => number = () => 1): WeekHistory {
  const random = randomStream(seed), places = Array.from({ length: 60 }, (_, place) => 0.1 * 30 ** (place / 59)), rhythm = [0.4, 1.6, 1.2, 0.8];
  return historyOf(Array.from({ length: weekCount }, (_, week) => places.flatMap((rate) => rhythm.map((share) => poisson(rate * share * level(week), random)))), places.length);
}

function run(steps: Generator<number, BackTest | null>): BackTest | null {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('expected counts', () => {
  it('lie between a place’s own mean and that of all, as worked out by hand for two places', () => {
    // Gamma–Poisson by moments: 0 and 10 of 5 expected each give a spread of shape and rate 1.25, so (10 + 1.25) / (5 + 1.25) × 5 = 9.
    expect([...expectedRates(historyOf([[0, 10]], 2), 1, evenly).mean].map((mean) => Number(mean.toFixed(9)))).toEqual([1, 9]);
  });
  it('take places alike where chance explains all differences, and know of no other week than those before', () => {
    const weeks = [[5, 5], [4, 6], [6, 4]];
    expect([...expectedRates(historyOf(weeks, 2), 3, evenly).mean]).toEqual([expect.closeTo(5, 9), expect.closeTo(5, 9)]);
    const before = expectedRates(historyOf(weeks, 2), 2, usualHalfLives).mean;
    expect(expectedRates(historyOf([weeks[0]!, weeks[1]!, [900, 0]], 2), 2, usualHalfLives).mean).toEqual(before);
  });
  it('follow a level that changed, and are of nothing where nothing came', () => {
    const doubled = expectedSums(expectedRates(town(60, 3, (week) => (week < 40 ? 1 : 2)), 60, usualHalfLives), null).total.mean;
    const once = expectedSums(expectedRates(town(60, 3), 60, usualHalfLives), null).total.mean;
    expect(doubled / once).toBeGreaterThan(1.8);
    expect([...expectedRates(historyOf([[0, 0], [0, 0]], 2), 2, usualHalfLives).mean]).toEqual([0, 0]);
  });
  it('of one place are held against the rhythm of the whole it is part of', () => {
    const whole = historyOf([[30, 10], [30, 10]], 1), place = historyOf([[2, 1], [1, 0]], 1);
    // Three of four fall in the first cell everywhere; four events are no reason to say otherwise: 2 a week, 1.5 and 0.5.
    const { mean } = expectedRates(place, 2, evenly, { whole });
    expect([...mean]).toEqual([expect.closeTo(1.5, 6), expect.closeTo(0.5, 6)]);
  });
});

describe('the pieces', () => {
  it('limits are quantiles of the negative binomial and the Poisson', () => {
    // Summed up apart, term by term.
    expect(predictedCount(10, 0)).toEqual({ mean: 10, lower: 4, upper: 17 });
    expect(predictedCount(10, 0.2)).toEqual({ mean: 10, lower: 2, upper: 23 });
    expect(predictedCount(0.3, 0)).toMatchObject({ lower: 0, upper: 2 });
    expect(predictedCount(0, 3)).toEqual({ mean: 0, lower: 0, upper: 0 });
  });
  it('calibration finds the power by which forecasts are off', () => {
    const mean = [1, 2, 4, 9, 16], found = calibrationOf(mean, mean.map((value) => 2 * value ** 1.5))!;
    expect([found.slope, found.intercept]).toEqual([expect.closeTo(1.5, 8), expect.closeTo(Math.log(2), 8)]);
    expect(calibrationOf([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(calibrationOf(mean, [0, 0, 0, 0, 0])).toBeNull();
  });
  it('dispersion makes squared residuals as large as their variances', () => {
    expect(fitDispersion(Array.from({ length: 20 }, (_, i) => ({ mean: 4, relativeVariance: 0, came: i % 2 === 0 ? 0 : 8 })))).toBeCloseTo(4, 6);
    expect(fitDispersion([])).toBe(1);
    // Variance 16 a count: 4 by chance, 12 shared, which is 12 / 16 of the mean's square.
    expect(fitSharedVariance(Array.from({ length: 20 }, (_, i) => ({ mean: 4, relativeVariance: 0, came: i % 2 === 0 ? 0 : 8 })), 1)).toBeCloseTo(0.75, 6);
    expect(fitSharedVariance(Array.from({ length: 20 }, () => ({ mean: 4, relativeVariance: 0, came: 5 })), 1)).toBe(0);
  });
  it.each([[13, 2.179], [26, 2.060], [1_001, 1.962]])('a variance known from %i counts gives limits as wide as the table of t says', (count, t) => {
    expect(1.96 * Math.sqrt(fewCountsFactor(count))).toBeCloseTo(t, 3);
  });
  it('the night belongs to the evening it began on in the cells of the week', () => {
    expect([6, 11, 14, 18, 22, 0, 5].map(bandOfHour)).toEqual([0, 1, 2, 3, 4, 4, 4]);
    expect(weekCellOf(6, 23)).toBe(34);
    const weeks = countByWeek({ place: [0, 0, 1], daysBefore: [0, 7, 99], cell: [1, 1, 0], weight: null }, { placeCount: 2, weekCount: 2, cellCount: 2 });
    expect(weeks.map((week) => [...week])).toEqual([[0, 1, 0, 0], [0, 1, 0, 0]]);
  });
});

describe('the back-test', () => {
  const tested = run(backTest(town(52, 11), null, { areaShare: 0.1 }))!;
  it('finds a forecast calibrated that is, and better than its rivals', () => {
    const [forecast, last] = tested.told;
    expect(forecast!.calibration!.slope).toBeGreaterThan(0.9);
    expect(forecast!.calibration!.slope).toBeLessThan(1.1);
    expect(last!.calibration!.slope).toBeLessThan(0.9);
    for (const { perEvent, standardError } of tested.gains) expect(perEvent).toBeGreaterThan(2 * standardError);
  });
  it('tells of weeks it did not choose by, and holds about 95 of 100 within the limits', () => {
    expect([tested.tunedWeeks, tested.toldWeeks]).toEqual([[26, 39], [39, 52]]);
    expect(tested.limits.place.held / tested.limits.place.of).toBeGreaterThan(0.93);
    // Six of sixty places in rank order hold what their true rates say they do.
    expect(tested.told[0]!.peiStar).toBeGreaterThan(0.8);
    expect(tested.told[0]!.capture[0]).toBe(0);
    expect(tested.told[0]!.capture.at(-1)).toBeCloseTo(1, 9);
  });
  it('is not made of less than twelve weeks', () => {
    expect(run(backTest(town(11, 1), null, { areaShare: 0.1 }))).toBeNull();
  });
});
