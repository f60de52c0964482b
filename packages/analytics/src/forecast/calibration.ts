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
  const fitted = maximise(x, y, [Math.log(total / forecast), 1]);
  if (fitted === null) return null;
  const [a, b] = fitted, information = informationOf(x, a, b);
  const pearson = x.reduce((sum, value, i) => {
    const expected = Math.exp(a + b * value);
    return sum + (y[i]! - expected) ** 2 / expected;
  }, 0);
  const error = Math.sqrt((Math.max(1, pearson / Math.max(1, x.length - 2)) * information.aa) / (information.aa * information.bb - information.ab ** 2));
  return { slope: b, lower: b - normal975 * error, upper: b + normal975 * error, intercept: a, ratio: total / forecast };
}

/** Newton's steps, halved until the likelihood grows. @returns null where they do not come to rest */
function maximise(x: readonly number[], y: readonly number[], start: readonly [number, number]): readonly [number, number] | null {
  const likelihood = ([a, b]: readonly [number, number]): number => x.reduce((sum, value, i) => sum + y[i]! * (a + b * value) - Math.exp(a + b * value), 0);
  let at = start, held = likelihood(at);
  for (let round = 0; round < rounds; round += 1) {
    const { aa, ab, bb } = informationOf(x, ...at), score = scoreOf(x, y, at), determinant = aa * bb - ab ** 2;
    if (!(determinant > 0)) return null;
    const step = [(bb * score.a - ab * score.b) / determinant, (aa * score.b - ab * score.a) / determinant] as const;
    let share = 1, next = at, reached = -Infinity;
    for (; share > 1e-6 && !(reached >= held); share /= 2) {
      next = [at[0] + share * step[0], at[1] + share * step[1]];
      reached = likelihood(next);
    }
    if (Math.abs(next[0] - at[0]) + Math.abs(next[1] - at[1]) < 1e-10) return next;
    [at, held] = [next, reached];
  }
  return null;
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
