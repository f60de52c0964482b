import { emergingHotspots } from '@wuding/analytics';
import { z } from 'zod';
import { inRows, method } from './method';

const schema = z.object({
  params: z.object({
    nx: z.number().int().min(1).max(2048), ny: z.number().int().min(1).max(2048), steps: z.number().int().min(1).max(4096),
    cellSizeM: z.number().positive(), bandM: z.number().nonnegative(), timeLag: z.number().int().nonnegative(), alpha: z.number().gt(0).lt(1),
  }),
  counts: z.array(z.array(z.number())),
}).superRefine(({ params, counts }, { addIssue }) => {
  if (counts.length !== params.steps) addIssue({ code: 'custom', path: ['counts'], message: `${params.steps} steps expected, ${counts.length} given` });
  const wrong = counts.findIndex((step) => step.length !== params.nx * params.ny);
  if (wrong >= 0) addIssue({ code: 'custom', path: ['counts', wrong], message: `${params.nx} × ${params.ny} counts expected` });
});

export const emerging = method('emerging', 'emerging hot spots: space-time Gi*, Mann-Kendall, categories', schema, ({ params, counts }) => {
  const { nx, ny, steps, cellSizeM, bandM, timeLag, alpha } = params;
  const result = emergingHotspots({ columns: nx, rows: ny, steps, counts: Float64Array.from(counts.flat()) }, { reach: bandM / cellSizeM, lag: timeLag, alpha });
  const trend = ({ s, variance, z: score, p }: (typeof result.giTrends)[number]) => ({ S: s, varS: variance, z: score, p });
  return {
    giStar: inRows(result.giStar, nx * ny), q: inRows(result.q, nx * ny),
    mannKendallGi: result.giTrends.map(trend), mannKendallCount: result.countTrends.map(trend),
    category: result.categories.map((category) => category.replace('-', ' ')),
  };
});
