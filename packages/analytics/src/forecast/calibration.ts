import { normal975 } from '../statistics/normal';

export interface Calibration {
  /** 1: twice the forecast brings twice as much. Below: the forecast exaggerates differences. Above: it levels them. */
  readonly slope: number;
  readonly lower: number;
  readonly upper: number;
  /** Logarithm of what a forecast of 1 brings. */
  readonly intercept: number;
  /** Counted over forecast, in all. */
  readonly ratio: number;
}

const rounds = 50;

/**
 * Slope of what came on what was forecast: Poisson regression of counts on the logarithm of the forecast, with 95 % limits
 * widened by Pearson's dispersion. @param mean forecasts; those not above 0 are left out
 * @returns null where fewer than three forecasts differ, or nothing came
 * @source Cox 1958 (calibration slope); McCullagh & Nelder 1989, §6
 */
export function calibrationOf(mean: ArrayLike<number>, count: ArrayLike<number>): Calibration | null {
  const rows = Array.from({ length: mean.length }, (_, i) => i).filter((i) => mean[i]! > 0);
  const x = rows.map((i) => Math.log(mean[i]!)), y = rows.map((i) => count[i]!);
  const total = y.reduce((a, b) => a + b, 0), forecast = rows.reduce((sum, i) => sum + mean[i]!, 0);
  if (total === 0 || new Set(x).size < 3) return null;
  let [a, b] = [Math.log(total / forecast), 1];
  let information = informationOf(x, a, b);
  for (let round = 0; round < rounds; round += 1) {
    const score = scoreOf(x, y, [a, b]);
    information = informationOf(x, a, b);
    const determinant = information.aa * information.bb - information.ab ** 2;
    if (!(determinant > 0)) return null;
    const stepA = (information.bb * score.a - information.ab * score.b) / determinant, stepB = (information.aa * score.b - information.ab * score.a) / determinant;
    [a, b] = [a + stepA, b + stepB];
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-10) break;
  }
  const pearson = x.reduce((sum, value, i) => {
    const expected = Math.exp(a + b * value);
    return sum + (y[i]! - expected) ** 2 / expected;
  }, 0);
  const error = Math.sqrt((Math.max(1, pearson / Math.max(1, x.length - 2)) * information.aa) / (information.aa * information.bb - information.ab ** 2));
  return { slope: b, lower: b - normal975 * error, upper: b + normal975 * error, intercept: a, ratio: total / forecast };
}

function scoreOf(x: readonly number[], y: readonly number[], [a, b]: readonly [number, number]): { a: number; b: number } {
  const score = { a: 0, b: 0 };
  x.forEach((value, i) => {
    const residual = y[i]! - Math.exp(a + b * value);
    score.a += residual;
    score.b += residual * value;
  });
  return score;
}

function informationOf(x: readonly number[], a: number, b: number): { aa: number; ab: number; bb: number } {
  const sums = { aa: 0, ab: 0, bb: 0 };
  for (const value of x) {
    const expected = Math.exp(a + b * value);
    sums.aa += expected;
    sums.ab += expected * value;
    sums.bb += expected * value * value;
  }
  return sums;
}
