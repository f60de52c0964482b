import { falseDiscoveryRates } from '../statistics/false-discovery';
import { normalTwoSided } from '../statistics/normal';
import { shuffle } from '../statistics/random';
import type { Neighbours } from './neighbours';

/** Passes: the place each belongs to, its stratum (hour of the day), and whether it met anybody. */
export interface PassOutcomes {
  readonly place: Uint32Array;
  readonly stratum: Uint8Array;
  readonly found: Float64Array;
}

export interface PlaceSignificance {
  /** Standardised sum of the neighbourhood's residuals. */
  readonly z: Float64Array;
  readonly p: Float64Array;
  /** False discovery rate over all places, the one family. */
  readonly q: Float64Array;
}

/**
 * Getis–Ord Gi* on rates: the residual of a place is the passes that met somebody less what its hours would give; residuals
 * of a neighbourhood are summed and held against what outcomes dealt out anew among the passes of the same hour would make
 * of them. Who went where and when stays as it was, so that a place is not hot for having been visited.
 * @param neighbours lists of places that include the place itself @param permutations at least 99
 * @source Ord & Getis 1995; permutation within strata: Good 2005, §3; false discoveries: Benjamini & Hochberg 1995
 */
export function* rateSignificance(outcomes: PassOutcomes, neighbours: Neighbours, { permutations, random }: { permutations: number; random: () => number }): Generator<number, PlaceSignificance> {
  const places = neighbours.starts.length - 1;
  const expected = expectedByPlace(outcomes, places);
  const observed = neighbourhoodSums(residuals(outcomes, expected), neighbours);
  const sum = new Float64Array(places), squares = new Float64Array(places);
  const strata = passesByStratum(outcomes);
  const found = outcomes.found.slice();
  for (let round = 0; round < permutations; round += 1) {
    for (const passes of strata) dealAnew(found, passes, random);
    neighbourhoodSums(residuals({ ...outcomes, found }, expected), neighbours).forEach((value, place) => {
      sum[place]! += value;
      squares[place]! += value * value;
    });
    if (round % 25 === 0) yield round / permutations;
  }
  const z = observed.map((value, place) => {
    const mean = sum[place]! / permutations;
    const deviation = Math.sqrt(Math.max(0, squares[place]! / permutations - mean * mean));
    return deviation > 0 ? (value - mean) / deviation : 0;
  });
  const p = z.map(normalTwoSided);
  return { z, p, q: falseDiscoveryRates(p) };
}

function expectedByPlace({ place, stratum, found }: PassOutcomes, places: number): Float64Array {
  const passes = new Float64Array(256), hits = new Float64Array(256);
  stratum.forEach((one, pass) => {
    passes[one]! += 1;
    hits[one]! += found[pass]!;
  });
  const expected = new Float64Array(places);
  place.forEach((one, pass) => { expected[one]! += hits[stratum[pass]!]! / passes[stratum[pass]!]!; });
  return expected;
}

function residuals({ place, found }: PassOutcomes, expected: Float64Array): Float64Array {
  const residual = expected.map((value) => -value);
  for (let pass = 0; pass < place.length; pass += 1) residual[place[pass]!]! += found[pass]!;
  return residual;
}

const neighbourhoodSums = (values: Float64Array, { starts, indices }: Neighbours): Float64Array => values.map((_, place) => {
  let sum = 0;
  for (let k = starts[place]!; k < starts[place + 1]!; k += 1) sum += values[indices[k]!]!;
  return sum;
});

function passesByStratum({ stratum }: PassOutcomes): Uint32Array[] {
  const lists = new Map<number, number[]>();
  stratum.forEach((one, pass) => {
    const list = lists.get(one);
    if (list === undefined) lists.set(one, [pass]);
    else list.push(pass);
  });
  return [...lists.values()].map((list) => Uint32Array.from(list));
}

function dealAnew(found: Float64Array, passes: Uint32Array, random: () => number): void {
  const held = Float64Array.from(passes, (pass) => found[pass]!);
  shuffle(held, random);
  passes.forEach((pass, i) => { found[pass] = held[i]!; });
}
