import { randomStream, survivalWithLimits } from '@wuding/analytics';
import { z } from 'zod';
import { column, method } from './method';

const schema = z.object({
  spells: z.array(z.object({
    left: z.number().nonnegative(), right: z.number().nonnegative().nullable(), weight: z.number().positive().default(1),
    /** Spells that share one, such as a spot and day, are drawn together; left out = each by itself. */
    cluster: z.union([z.string(), z.number()]).optional(),
  }).refine(({ left, right }) => right === null || right >= left, { message: 'right lies before left', path: ['right'] })),
  times: z.array(z.number().nonnegative()),
});

export const survival = method('survival', 'interval-censored survival with limits and median', schema, ({ spells, times }, { seed }) => {
  const numbers = new Map<string | number, number>();
  const cluster = Uint32Array.from(spells, ({ cluster: name }, i) => {
    const key = name ?? `spell ${i}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  const curve = survivalWithLimits(
    { left: column(spells, ({ left }) => left), right: column(spells, ({ right }) => right ?? Infinity), weight: column(spells, ({ weight }) => weight) },
    Float64Array.from(times), { cluster, random: randomStream(seed) },
  );
  return { survival: [...curve.survival], lower: [...curve.lower], upper: [...curve.upper], median: curve.median };
});
