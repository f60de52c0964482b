import { expect, it } from 'vitest';
import { simplifyRing } from './simplify-ring';

/** About 1.1 m of latitude, 1 m of longitude. */
const metre = 1e-5;
const at = (east: number, north: number): [number, number] => [98.69 + east * metre, 24.58 + north * metre];

it('keeps the four corners of a square whose sides were drawn in many steps', () => {
  const steps = Array.from({ length: 10 }, (_, n) => n * 10);
  const ring = [...steps.map((n) => at(n, 0)), ...steps.map((n) => at(100, n)), ...steps.map((n) => at(100 - n, 100)), ...steps.map((n) => at(0, 100 - n)), at(0, 0)];
  expect(simplifyRing(ring, 1)).toEqual([at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)]);
});
it('keeps a bend larger than the tolerance and drops a smaller one', () => {
  const ring = [at(0, 0), at(50, -3), at(100, 0), at(100, 100), at(0, 100), at(0, 0)];
  expect(simplifyRing(ring, 2)).toHaveLength(6);
  expect(simplifyRing(ring, 5)).toHaveLength(5);
});
it('leaves a triangle alone', () => {
  const triangle = [at(0, 0), at(1, 0), at(0, 1), at(0, 0)];
  expect(simplifyRing(triangle, 50)).toEqual(triangle);
});
