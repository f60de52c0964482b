import { shuffle } from '../statistics/random';
import type { TimedPoints } from './knox';

/** Pairs by distance ring (rows) and lag band (columns), row after row, against the same table with times shuffled. */
export interface RingTable {
  readonly rows: number;
  readonly columns: number;
  readonly observed: Uint32Array;
  readonly permutedMean: Float64Array;
  readonly permutedDeviation: Float64Array;
  /** (1 + permutations with at least as many) / (permutations + 1). */
  readonly p: Float64Array;
}

export interface RingBands {
  /** Ascending, from 0. Row 0 is the same place (distance 0: relapse, not near repeat); row k is (edge[k−1], edge[k]]. */
  readonly ringEdgesMetres: readonly number[];
  /** Inclusive lag bands in days. */
  readonly dayBands: readonly (readonly [number, number])[];
}

/**
 * The near-repeat table: times are shuffled over places, which keeps both patterns and breaks only their tie. Pairs
 * beyond the last ring are looked at once, so a permutation costs the near pairs only.
 * @source Johnson et al. 2007 (near repeat calculator), permutation test after Besag & Diggle 1977
 */
export function ringTable(points: TimedPoints, bands: RingBands, permutations: { count: number; random: () => number }): RingTable {
  const rows = bands.ringEdgesMetres.length, columns = bands.dayBands.length;
  const pairs = pairsWithin(points, bands.ringEdgesMetres);
  const observed = countTable(pairs, points.day, bands);
  const day = points.day.slice();
  const sum = new Float64Array(rows * columns), squares = new Float64Array(rows * columns), atLeast = new Uint32Array(rows * columns);
  for (let round = 0; round < permutations.count; round += 1) {
    shuffle(day, permutations.random);
    countTable(pairs, day, bands).forEach((count, cell) => {
      sum[cell]! += count;
      squares[cell]! += count * count;
      if (count >= observed[cell]!) atLeast[cell]! += 1;
    });
  }
  const permutedMean = sum.map((total) => total / permutations.count);
  return {
    rows, columns, observed, permutedMean,
    permutedDeviation: squares.map((total, cell) => Math.sqrt(Math.max(0, total / permutations.count - permutedMean[cell]! ** 2))),
    p: Float64Array.from(atLeast, (count) => (count + 1) / (permutations.count + 1)),
  };
}

interface NearPairs {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly ring: Uint8Array;
}

function pairsWithin({ x, y }: TimedPoints, edges: readonly number[]): NearPairs {
  const first: number[] = [], second: number[] = [], ring: number[] = [];
  const order = Uint32Array.from(x.keys()).sort((a, b) => x[a]! - x[b]!);
  const reach = edges.at(-1) ?? 0;
  for (let i = 0; i < order.length; i += 1) {
    for (let j = i + 1; j < order.length && x[order[j]!]! - x[order[i]!]! <= reach; j += 1) {
      const [a, b] = [order[i]!, order[j]!];
      const at = ringOf(Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!), edges);
      if (at < 0) continue;
      first.push(a);
      second.push(b);
      ring.push(at);
    }
  }
  return { first: Uint32Array.from(first), second: Uint32Array.from(second), ring: Uint8Array.from(ring) };
}

const ringOf = (metres: number, edges: readonly number[]): number => edges.findIndex((edge) => metres <= edge);

function countTable({ first, second, ring }: NearPairs, day: Float64Array, { ringEdgesMetres, dayBands }: RingBands): Uint32Array {
  const counts = new Uint32Array(ringEdgesMetres.length * dayBands.length);
  for (let pair = 0; pair < first.length; pair += 1) {
    const lag = Math.abs(day[first[pair]!]! - day[second[pair]!]!);
    for (let band = 0; band < dayBands.length; band += 1) {
      if (lag < dayBands[band]![0] || lag > dayBands[band]![1]) continue;
      counts[ring[pair]! * dayBands.length + band]! += 1;
      break;
    }
  }
  return counts;
}
