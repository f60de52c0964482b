import type { ExpectedRates } from './expected-rates';

interface ExpectedSum {
  readonly mean: number;
  /** Of the mean, over its square. */
  readonly relativeVariance: number;
}

/** Expected counts of a stretch of time: of each cell, each place, and all places together. */
export interface ExpectedSums {
  /** Place × cell. */
  readonly mean: Float64Array;
  readonly places: readonly ExpectedSum[];
  readonly total: ExpectedSum;
}

/**
 * Adds rates up over what will be looked at. What is not known of a place is not known in all its cells alike, and what is not known of
 * the level in all places alike: those parts add up whole, those of single cells as variances.
 * @param exposure place × cell; null = one unit everywhere
 */
export function expectedSums({ placeCount, cellCount, mean: rates, cellVariance, placeVariance, levelVariance }: ExpectedRates, exposure: Float64Array | null): ExpectedSums {
  const mean = exposure === null ? rates : rates.map((rate, i) => rate * exposure[i]!);
  const places: ExpectedSum[] = [];
  let all = 0, allSquares = 0;
  for (let place = 0; place < placeCount; place += 1) {
    let sum = 0, squares = 0;
    for (let i = place * cellCount; i < (place + 1) * cellCount; i += 1) {
      sum += mean[i]!;
      squares += cellVariance[i]! * mean[i]! ** 2;
    }
    places.push({ mean: sum, relativeVariance: levelVariance + (sum > 0 ? placeVariance[place]! + squares / sum ** 2 : 0) });
    all += sum;
    allSquares += squares + placeVariance[place]! * sum ** 2;
  }
  return { mean, places, total: { mean: all, relativeVariance: levelVariance + (all > 0 ? allSquares / all ** 2 : 0) } };
}
