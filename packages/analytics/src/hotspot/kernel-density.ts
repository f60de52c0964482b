import { normalCumulative } from '../statistics/normal';
import type { PlanePoints } from './neighbours';

/** A rectangle of plane metres from 0/0, in columns × rows of cells. */
export interface DensityWindow {
  readonly widthMetres: number;
  readonly heightMetres: number;
  readonly columns: number;
  readonly rows: number;
}

export interface WeightedPoints extends PlanePoints {
  readonly weight: Float64Array;
}

/** Share of a Gaussian's mass around a place on a line that lies between 0 and a length, 0..1. */
export const massWithin = (at: number, length: number, sigmaMetres: number): number => normalCumulative((length - at) / sigmaMetres) - normalCumulative(-at / sigmaMetres);

/** Share of a Gaussian kernel's mass at a place that lies inside the window, 0..1: what an edge cuts off is missing. */
export const massInside = (x: number, y: number, sigmaMetres: number, { widthMetres, heightMetres }: DensityWindow): number =>
  massWithin(x, widthMetres, sigmaMetres) * massWithin(y, heightMetres, sigmaMetres);

/**
 * Density by the exact sum of Gaussian kernels, without truncation.
 * @param at where to evaluate @returns weight per square metre at each place
 * @source Silverman 1986, §4.2; equal to spatstat density.ppp(at = "points", leaveoneout = FALSE)
 */
export function gaussianDensityAt(at: PlanePoints, { x, y, weight }: WeightedPoints, sigmaMetres: number): Float64Array {
  const scale = 1 / (2 * Math.PI * sigmaMetres * sigmaMetres);
  const inverse = -0.5 / (sigmaMetres * sigmaMetres);
  return at.x.map((px, i) => {
    let sum = 0;
    for (let k = 0; k < x.length; k += 1) sum += weight[k]! * Math.exp(inverse * ((x[k]! - px) ** 2 + (y[k]! - at.y[i]!) ** 2));
    return scale * sum;
  });
}

/**
 * Density by the exact sum of quartic (biweight) kernels 3 / (π R²) · (1 − d² / R²)².
 * @returns weight per square metre at each place; 0 where nothing lies within R
 * @source Silverman 1986, eq. 4.5
 */
export function quarticDensityAt(at: PlanePoints, { x, y, weight }: WeightedPoints, radiusMetres: number): Float64Array {
  const limit = radiusMetres * radiusMetres;
  const scale = 3 / (Math.PI * limit);
  return at.x.map((px, i) => {
    let sum = 0;
    for (let k = 0; k < x.length; k += 1) {
      const away = ((x[k]! - px) ** 2 + (y[k]! - at.y[i]!) ** 2) / limit;
      if (away < 1) sum += weight[k]! * (1 - away) ** 2;
    }
    return scale * sum;
  });
}

/** Centres of the window's cells, row by row from the south. */
export function cellCentres({ widthMetres, heightMetres, columns, rows }: DensityWindow): PlanePoints {
  const count = columns * rows;
  const x = new Float64Array(count), y = new Float64Array(count);
  for (let cell = 0; cell < count; cell += 1) {
    x[cell] = ((cell % columns) + 0.5) * (widthMetres / columns);
    y[cell] = (Math.floor(cell / columns) + 0.5) * (heightMetres / rows);
  }
  return { x, y };
}

/**
 * Bandwidths by Scott's rule: the standard deviation of each coordinate times n^(−1/6).
 * @param points at least two @source Scott 1992, p. 152; equal to spatstat bw.scott
 */
export function scottBandwidths({ x, y }: PlanePoints): { x: number; y: number } {
  const shrink = x.length ** (-1 / 6);
  return { x: sampleDeviation(x) * shrink, y: sampleDeviation(y) * shrink };
}

function sampleDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
