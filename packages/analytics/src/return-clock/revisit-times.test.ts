import { describe, expect, it } from 'vitest';
import { randomStream } from '../statistics/random';
import { finish } from '../event-cube/steps';
import { returnTime as returnTimeSteps, type ReturnSpells } from './spells';

const returnTime = (...asked: Parameters<typeof returnTimeSteps>) => finish(returnTimeSteps(...asked));
const times = Float64Array.from({ length: 48 }, (_, step) => (step + 1) * 5);
const spellsOf = (bounds: readonly (readonly [left: number, right: number])[]): ReturnSpells => ({
  spells: { left: Float64Array.from(bounds, ([left]) => left), right: Float64Array.from(bounds, ([, right]) => right), weight: new Float64Array(bounds.length).fill(1) },
  cluster: Uint32Array.from(bounds.keys()), unseenCount: 0,
});

/** Departures after which vendors are back exponentially late, looked at again every so many minutes for four hours. */
function mornings(count: number, meanMinutes: number, random: () => number): ReturnSpells {
  return spellsOf(Array.from({ length: count }, () => {
    const back = -meanMinutes * Math.log(1 - random()), every = 15 + 20 * random(), looks = Math.floor(240 / every), found = Math.ceil(back / every);
    return found > looks ? [looks * every, Infinity] : [(found - 1) * every, found * every];
  }));
}

describe('the minute a quarter are back', () => {
  it('lies within its limits as often as they say, though every find only tells an interval', () => {
    // exp(−t / 100) falls to 0.75 at 28.8 minutes: 30 on the steps that are told.
    const random = randomStream(5), held = Array.from({ length: 60 }, () => returnTime(mornings(60, 100, random), { times, share: 0.75 }, { random, resamples: 100 })).filter(({ lower, upper }) => lower! <= 30 && (upper ?? Infinity) >= 30).length;
    // 57 are meant to; five fewer are three standard deviations.
    expect(held).toBeGreaterThanOrEqual(52);
  });
  it('has narrower limits the more is known, and the same ones for the same passes', () => {
    const width = (count: number): number => {
      const { lower, upper } = returnTime(mornings(count, 100, randomStream(9)), { times, share: 0.75 }, { random: randomStream(1), resamples: 100 });
      return (upper ?? 240) - lower!;
    };
    expect(width(600)).toBeLessThan(width(30));
    expect(width(30)).toBe(width(30));
  });
  it('is not told where the curve does not fall so far in four hours; a limit may be', () => {
    // Two in ten are back: on some days drawn anew three or more are.
    const rare = spellsOf([...Array.from({ length: 16 }, () => [240, Infinity] as const), ...Array.from({ length: 4 }, () => [20, 40] as const)]);
    const told = returnTime(rare, { times, share: 0.75 }, { random: randomStream(2), resamples: 100 });
    expect(told).toMatchObject({ minutes: null, upper: null, finiteCount: 4 });
    expect(told.lower).toBeGreaterThan(20);
    expect(returnTime(spellsOf([]), { times, share: 0.75 }, { random: randomStream(2), resamples: 100 })).toEqual({ minutes: null, lower: null, upper: null, finiteCount: 0 });
  });
});
