import { scoreForecast } from '@wuding/analytics';
import { z } from 'zod';
import { column, method } from './method';

const schema = z.object({
  params: z.object({ areaShare: z.number().gt(0).max(1) }),
  cells: z.array(z.object({ id: z.union([z.number(), z.string()]), area: z.number().positive(), train: z.number().nonnegative(), test: z.number().nonnegative() })).min(1),
});

export const pai = method('pai', 'back-test of a hotspot forecast: hit rate, PAI, PEI, PEI*, RRI, capture curve', schema, ({ params, cells: given }) => {
  const cells = given.toSorted((a, b) => (typeof a.id === 'number' && typeof b.id === 'number' ? a.id - b.id : 0));
  const score = scoreForecast({ area: column(cells, ({ area }) => area), train: column(cells, ({ train }) => train), test: column(cells, ({ test }) => test) }, params.areaShare);
  return {
    selected: score.selected.map((place) => cells[place]!.id), area: score.area, totalArea: score.totalArea, areaShare: score.areaRatio, hits: score.hits, total: score.total,
    hitRate: score.hitRatio, PAI: score.pai, maxHits: score.mostHits, maxArea: score.mostArea, PEI: score.pei, PEIstar: score.peiStar, RRI: score.rri, captureCurveAUC: score.captureArea,
  };
});
