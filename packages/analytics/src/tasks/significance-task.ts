import { giStarOfCells } from '../hotspot/gi-star';
import { globalMoran } from '../hotspot/moran';
import { neighbourCells } from '../hotspot/neighbours';
import { rateSignificance } from '../hotspot/rate-significance';
import { falseDiscoveryRates } from '../statistics/false-discovery';
import { normalTwoSided } from '../statistics/normal';
import { randomStream } from '../statistics/random';

export interface SignificanceTask {
  readonly method: 'significance';
  /** Cells tested, one family: all of the window that hold records or were passed; ascending. */
  readonly cells: Uint32Array;
  readonly columns: number;
  readonly counts: Float64Array;
  /** Passes with their place in `cells`; empty tests counts alone. */
  readonly place: Uint32Array;
  readonly stratum: Uint8Array;
  readonly found: Float64Array;
  readonly permutations: number;
  readonly seed: number;
}

export interface SignificantCell {
  readonly cell: number;
  readonly z: number;
  readonly p: number;
  readonly q: number;
}

export interface Significance {
  /** In the order of `cells`. */
  readonly counts: readonly SignificantCell[];
  readonly rates: readonly SignificantCell[];
  /** Null where fewer than four cells or no variation leave it undefined. */
  readonly moran: { readonly i: number; readonly z: number; readonly p: number } | null;
  readonly familySize: number;
}

/** Gi* on counts and on rates over one family of cells, and global Moran of the counts. */
export function* runSignificance(task: SignificanceTask): Generator<number, Significance> {
  const { cells, columns, counts } = task;
  const neighbours = neighbourCells(cells, columns);
  const z = giStarOfCells(counts, cells, columns);
  const p = z.map(normalTwoSided);
  const told = (values: { z: Float64Array; p: Float64Array; q: Float64Array }): SignificantCell[] => Array.from(cells, (cell, i) => ({ cell, z: values.z[i]!, p: values.p[i]!, q: values.q[i]! }));
  const moran = cells.length < 4 ? null : globalMoran(counts, neighbours);
  yield 0.05;
  const rates = task.place.length === 0 ? null : yield* rateSignificance(task, neighbours, { permutations: task.permutations, random: randomStream(task.seed) });
  return {
    counts: told({ z, p, q: falseDiscoveryRates(p) }), rates: rates === null ? [] : told(rates), familySize: cells.length,
    moran: moran === null || !Number.isFinite(moran.z) ? null : { i: moran.i, z: moran.z, p: normalTwoSided(moran.z) },
  };
}
