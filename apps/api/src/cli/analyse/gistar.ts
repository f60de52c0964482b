import { criticalP, falseDiscoveryRates, gi, giStar, globalMoran, moments, neighboursWithin, normalTwoSided } from '@wuding/analytics';
import { z } from 'zod';
import { column, method } from './method';

const schema = z.object({
  params: z.object({ bandM: z.number().positive() }),
  cells: z.array(z.object({ x: z.number(), y: z.number(), count: z.number() })).min(4),
});

/** Significance bins: sign of z with 3, 2, 1 for a false discovery rate of 1, 5, 10 %. */
const binOf = (z: number, q: number): number => Math.sign(z) * (q <= 0.01 ? 3 : q <= 0.05 ? 2 : q <= 0.1 ? 1 : 0) + 0;

export const gistar = method('gistar', 'Getis-Ord Gi* and global Moran on cells of any layout', schema, ({ params, cells }) => {
  const points = { x: column(cells, ({ x }) => x), y: column(cells, ({ y }) => y) };
  const counts = column(cells, ({ count }) => count);
  const neighbours = neighboursWithin(points, params.bandM);
  const star = giStar(counts, neighbours);
  const p = star.map(normalTwoSided);
  const q = falseDiscoveryRates(p);
  const { mean, deviation } = moments(counts);
  const { i, expectation, variance, z: score } = globalMoran(counts, neighbours);
  return {
    mean, sPopulation: deviation,
    neighboursInclSelf: cells.map((_, cell) => neighbours.starts[cell + 1]! - neighbours.starts[cell]!),
    zGiStarBinary: [...star], zGiStarRowStd: [...star], zGiBinaryNoSelf: [...gi(counts, neighbours)],
    pTwoSided: [...p], qBH: [...q], qBY: [...falseDiscoveryRates(p, 'any')],
    confidenceBin: cells.map((_, cell) => binOf(star[cell]!, q[cell]!)),
    fdrCriticalP: { a90: criticalP(p, 0.1), a95: criticalP(p, 0.05), a99: criticalP(p, 0.01) },
    globalMoran: { I: i, expectation, variance, z: score, weights: 'row-standardised, self excluded, randomisation assumption' },
  };
});
