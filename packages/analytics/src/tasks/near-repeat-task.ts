import { ringTable } from '../near-repeat/ring-table';
import { randomStream } from '../statistics/random';

export interface NearRepeatTask {
  readonly method: 'near-repeat';
  /** Plane metres and days. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly day: Float64Array;
  readonly permutations: number;
  readonly seed: number;
}

export interface NearRepeat {
  readonly ringEdgesMetres: readonly number[];
  readonly dayBands: readonly (readonly [number, number])[];
  /** Row by row; row 0 is the same place: relapse, not near repeat. */
  readonly cells: readonly { readonly observed: number; readonly expected: number; readonly p: number }[];
  readonly eventCount: number;
}

/** Up to this far apart two records are of one place: the error of two positions. */
const samePlaceMetres = 15;
const ringEdgesMetres = [samePlaceMetres, 50, 100, 200, 400] as const;
const dayBands = [[0, 0], [1, 1], [2, 3], [4, 7], [8, 14]] as const;

/** The near-repeat table of records, the same place apart. */
export function* runNearRepeat({ x, y, day, permutations, seed }: NearRepeatTask): Generator<number, NearRepeat> {
  yield 0.02;
  const table = ringTable({ x, y, day }, { ringEdgesMetres, dayBands }, { count: permutations, random: randomStream(seed) });
  return {
    ringEdgesMetres, dayBands, eventCount: x.length,
    cells: Array.from(table.observed, (observed, cell) => ({ observed, expected: table.permutedMean[cell]!, p: table.p[cell]! })),
  };
}
