import { cellCentres, gaussianDensityAt, massInside, quarticDensityAt, scottBandwidths } from '@wuding/analytics';
import { z } from 'zod';
import { column, inRows, method } from './method';

const schema = z.object({
  params: z.object({
    sigma: z.number().positive(), R: z.number().positive().optional(), width: z.number().positive(), height: z.number().positive(),
    nx: z.number().int().min(1).max(4096), ny: z.number().int().min(1).max(4096),
  }),
  points: z.array(z.object({ x: z.number(), y: z.number(), w: z.number().default(1) })),
});

export const kde = method('kde', 'kernel density, exact sums: Gaussian with and without edge correction, quartic', schema, ({ params, points: rows }) => {
  const { sigma, R = 2 * sigma, width, height, nx, ny } = params;
  const window = { widthMetres: width, heightMetres: height, columns: nx, rows: ny };
  const points = { x: column(rows, ({ x }) => x), y: column(rows, ({ y }) => y), weight: column(rows, ({ w }) => w) };
  const cells = cellCentres(window);
  const gaussian = gaussianDensityAt(cells, points, sigma);
  const inside = (x: number, y: number): number => massInside(x, y, sigma, window);
  const atPoints = gaussianDensityAt(points, points, sigma);
  const cellArea = (width / nx) * (height / ny);
  const scott = scottBandwidths(points);
  return {
    gaussian: inRows(gaussian, nx),
    gaussianEdgeUniform: inRows(gaussian.map((value, cell) => value / inside(cells.x[cell]!, cells.y[cell]!)), nx),
    quartic: inRows(quarticDensityAt(cells, points, R), nx),
    spatstatAtPoints: [...atPoints],
    spatstatAtPointsEdge: Array.from(atPoints, (value, i) => value / inside(points.x[i]!, points.y[i]!)),
    peak: gaussian.reduce((most, value) => Math.max(most, value), 0),
    integralOverWindow: gaussian.reduce((sum, value) => sum + value * cellArea, 0),
    scottSigmaXY: rows.length < 2 ? null : [scott.x, scott.y],
  };
});
