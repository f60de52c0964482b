import { logGamma } from './gamma';

const mostTerms = 10_000;
const precision = 1e-16;

/**
 * Regularised incomplete beta function I_x(a, b), 0..1; a, b > 0, 0 ≤ x ≤ 1.
 * @source Press et al., Numerical Recipes, 3rd ed., §6.4 (continued fraction)
 */
function betaRatio(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = Number.MIN_VALUE / precision;
  const guard = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return h;
}

/** The x with I_x(a, b) = p, by bisection to the last bit; p in 0..1. */
function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaRatio(middle, a, b) < p) low = middle;
    else high = middle;
  }
}

/**
 * Exact (Clopper–Pearson) confidence limits of a proportion.
 * @param successCount 0..trialCount @param level as 0.95
 * @source Clopper & Pearson 1934
 */
export function proportionLimits(successCount: number, trialCount: number, level: number): { lower: number; upper: number } {
  const tail = (1 - level) / 2;
  return {
    lower: successCount === 0 ? 0 : betaQuantile(tail, successCount, trialCount - successCount + 1),
    upper: successCount === trialCount ? 1 : betaQuantile(1 - tail, successCount + 1, trialCount - successCount),
  };
}
