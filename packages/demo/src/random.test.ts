import { describe, expect, it } from 'vitest';
import { random } from './random';

/** Sample mean of n draws. */
const mean = (n: number, draw: () => number): number => Array.from({ length: n }, draw).reduce((a, b) => a + b, 0) / n;

describe('a named random stream', () => {
  it('repeats itself for the same seed and name, and differs for another name', () => {
    const draw = (name: string): number[] => Array.from({ length: 5 }, random(7, name).uniform);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  // Tolerances: five standard errors of the mean at n = 40,000.
  it('draws uniform, exponential, gamma and Poisson numbers with the means of their laws', () => {
    const r = random(11, 'laws');
    const n = 40_000;
    expect(Math.abs(mean(n, r.uniform) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(mean(n, () => r.exponential(5)) - 5)).toBeLessThan(5 * (5 / Math.sqrt(n)));
    expect(Math.abs(mean(n, () => r.gamma(2, 1)) - 1)).toBeLessThan(5 * Math.sqrt(0.5 / n));
    expect(Math.abs(mean(n, () => r.gamma(0.5, 1)) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(mean(n, () => r.poisson(42)) - 42)).toBeLessThan(5 * Math.sqrt(42 / n));
    expect(Math.abs(mean(n, r.normal))).toBeLessThan(5 / Math.sqrt(n));
  });

  it('picks by weight', () => {
    const r = random(3, 'pick');
    const share = mean(20_000, () => (r.pick(['a', 'b'], (x) => (x === 'a' ? 3 : 1)) === 'a' ? 1 : 0));
    expect(Math.abs(share - 0.75)).toBeLessThan(0.02);
  });
});
