import { describe, expect, it } from 'vitest';
import { randomStream } from '../statistics';
import { binEvents, densitySplit, gridDensity, type DensityKernel } from './grid-density';
import { gaussianAlong } from './gaussian-recursion';
import { cellCentres, gaussianDensityAt, massInside, quarticDensityAt } from './kernel-density';

const columns = 40, rows = 30, cellMetres = 80;
const window = { widthMetres: columns * cellMetres, heightMetres: rows * cellMetres, columns, rows };
const random = randomStream(7);
/** Two clumps and a scatter, one clump against the western edge. */
const points = Array.from({ length: 600 }, (_, n): [number, number] => {
  const near = (middle: number, spread: number): number => middle + (random() + random() + random() - 1.5) * spread;
  return n < 200 ? [Math.abs(near(60, 200)), near(900, 250)] : n < 400 ? [near(2_000, 300), near(1_500, 300)] : [random() * window.widthMetres, random() * window.heightMetres];
});
const at = cellCentres(window);

const exactly = { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y), weight: new Float64Array(points.length).fill(1) };
const binned = (kernel: DensityKernel, bandwidthMetres: number) => binEvents(exactly, { cellMetres, columns, rows }, densitySplit(cellMetres, { kernel, bandwidthMetres }));
const worst = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((value, cell) => Math.abs(value - b[cell]!))) / Math.max(...b);

describe('density on the grid', () => {
  it.each([60, 150, 600])('is the exact sum of Gaussians of %i m to a thousandth of the peak', (bandwidthMetres) => {
    const density = gridDensity(binned('gaussian', bandwidthMetres), { kernel: 'gaussian', bandwidthMetres, isEdgeCorrected: false });
    expect(worst(density, gaussianDensityAt(at, exactly, bandwidthMetres))).toBeLessThan(1e-3);
  });
  it('is the exact sum of quartics to a thousandth of the peak, and nothing beyond their radius', () => {
    const density = gridDensity(binned('quartic', 200), { kernel: 'quartic', bandwidthMetres: 200, isEdgeCorrected: false });
    expect(worst(density, quarticDensityAt(at, exactly, 200))).toBeLessThan(1e-3);
    expect(Math.min(...density)).toBe(0);
  });
  it('makes up at the edge for what lies beyond it: half a kernel on the edge counts twice', () => {
    const events = binned('gaussian', 150);
    const corrected = gridDensity(events, { kernel: 'gaussian', bandwidthMetres: 150, isEdgeCorrected: true });
    const plain = gridDensity(events, { kernel: 'gaussian', bandwidthMetres: 150, isEdgeCorrected: false });
    const cell = 11 * columns;
    expect(corrected[cell]! / plain[cell]!).toBeCloseTo(1 / massInside(at.x[cell]!, at.y[cell]!, 150, window), 9);
    // A quartic whose middle lies 40 m inside the western edge keeps little more than half of itself.
    const quartic = { kernel: 'quartic', bandwidthMetres: 200 } as const, quartics = binned('quartic', 200);
    const share = gridDensity(quartics, { ...quartic, isEdgeCorrected: false })[cell]! / gridDensity(quartics, { ...quartic, isEdgeCorrected: true })[cell]!;
    // Its marginal goes with (1 − u²)^2.5: beyond u = −0.2 lie 0.697 of it.
    expect(share).toBeCloseTo(0.697, 2);
  });
  it('spreads one event into a whole one, wherever in its cell it lies', () => {
    const split = densitySplit(cellMetres, { kernel: 'gaussian', bandwidthMetres: 160 });
    const one = binEvents({ x: [1_653], y: [1_201] }, { cellMetres, columns, rows }, split);
    const density = gridDensity(one, { kernel: 'gaussian', bandwidthMetres: 160, isEdgeCorrected: false });
    expect(density.reduce((sum, value) => sum + value, 0) * cellMetres ** 2).toBeCloseTo(1, 3);
  });
  it.each([1, 5, 40, 700])('runs a Gaussian of σ = %i places along a line, to three millionths of its height, and nothing comes back from the ends', (sigma) => {
    const values = new Float64Array(400), wanted = { first: 0, step: 1, count: 400 };
    values[3] = 1;
    const steps = gaussianAlong({ values, count: 1, length: 400 }, sigma, wanted);
    steps.next();
    const found = steps.next().value as Float64Array;
    const exact = Float64Array.from(found, (_, place) => Math.exp(-0.5 * ((place - 3) / sigma) ** 2));
    expect(Math.max(...found.map((value, place) => Math.abs(value - exact[place]!)))).toBeLessThan(3e-6);
  });
});
