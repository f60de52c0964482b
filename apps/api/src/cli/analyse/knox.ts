import { knoxCount, randomStream, ringTable } from '@wuding/analytics';
import { z } from 'zod';
import { column, inRows, method } from './method';

const pairSchema = z.object({ epsS: z.number().nonnegative(), epsT: z.number().nonnegative() });
const schema = z.object({
  params: z.object({
    pairs: z.array(pairSchema).default([]),
    monteCarlo: pairSchema.extend({ B: z.number().int().min(1).max(100_000) }).optional(),
    ringTable: z.object({
      /** Edges of the rings: row k lies between edge k and edge k + 1, the first two 0 for the same place. */
      ringEdgesMetres: z.array(z.number().nonnegative()).min(2),
      dayBands: z.array(z.tuple([z.number(), z.number()])).min(1), B: z.number().int().min(1).max(100_000),
    }).optional(),
  }),
  events: z.array(z.object({ x: z.number(), y: z.number(), day: z.number() })),
});

export const knox = method('knox', 'near-repeat pairs with Poisson and permutation tests, ring table', schema, ({ params, events }, { seed }) => {
  const points = { x: column(events, ({ x }) => x), y: column(events, ({ y }) => y), day: column(events, ({ day }) => day) };
  const { monteCarlo, ringTable: rings } = params;
  return {
    nPairs: (events.length * (events.length - 1)) / 2,
    pairs: params.pairs.map(({ epsS, epsT }) => {
      const count = knoxCount(points, epsS, epsT);
      return {
        epsS, epsT, observed: count.observed, nClosePairsSpace: count.nearInSpaceCount, nClosePairsTime: count.nearInTimeCount,
        expectedPoisson: count.expected, pPoisson: count.pPoisson, ratio: count.expected === 0 ? null : count.observed / count.expected,
      };
    }),
    ...(monteCarlo && { monteCarlo: oneCell(points, monteCarlo, seed) }),
    ...(rings && { ringTable: table(points, rings, seed) }),
  };
});

/** A p of ½ from 999 permutations moves by ±0.03; from this many by ±0.007. @source binomial standard error, two of them */
const leastTablePermutations = 19_999;

type Points = Parameters<typeof ringTable>[0];

function oneCell(points: Points, { epsS, epsT, B }: { epsS: number; epsT: number; B: number }, seed: number) {
  const { observed, permutedMean, permutedDeviation, p } = ringTable(points, { ringEdgesMetres: [epsS], dayBands: [[0, epsT]] }, { count: B, random: randomStream(seed) });
  return { epsS, epsT, B, observed: observed[0], permMean: permutedMean[0], permSd: permutedDeviation[0], pValue: p[0] };
}

function table(points: Points, { ringEdgesMetres, dayBands, B }: { ringEdgesMetres: number[]; dayBands: [number, number][]; B: number }, seed: number) {
  const permutations = Math.max(B, leastTablePermutations);
  const { columns, observed, permutedMean, p } = ringTable(points, { ringEdgesMetres: ringEdgesMetres.slice(1), dayBands }, { count: permutations, random: randomStream(seed) });
  return { observed: inRows(observed, columns), permMean: inRows(permutedMean, columns), permP: inRows(p, columns), B, permutations };
}
