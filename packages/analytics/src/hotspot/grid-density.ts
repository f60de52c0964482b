import { gaussianAlong } from './gaussian-recursion';
import { massWithin } from './kernel-density';

export type DensityKernel = 'gaussian' | 'quartic';

/** Cells of a rectangle whose south-west corner is 0/0. */
interface DensityCells {
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
}

/** Events shared out among bins, `split` × `split` of them to a cell, row by row from the south-west, with one more all around. */
interface BinnedEvents extends DensityCells {
  readonly bins: Float64Array;
  readonly split: number;
}

interface DensitySettings {
  readonly kernel: DensityKernel;
  /** σ of the Gaussian, radius of the quartic. */
  readonly bandwidthMetres: number;
  /** Divides by the kernel's mass inside the window, so that its edge does not look emptier than it is. */
  readonly isEdgeCorrected: boolean;
}

/** Bins a bandwidth is made of, at least: the error against exact sums stays below a thousandth of the peak (tested). */
const binsPerBandwidth = { gaussian: 5, quartic: 32 } as const;

/** How many bins a side of a cell is split into for a bandwidth; for a Gaussian always odd, so that one of them has its middle. */
export function densitySplit(cellMetres: number, { kernel, bandwidthMetres }: Pick<DensitySettings, 'kernel' | 'bandwidthMetres'>): number {
  const split = Math.max(1, Math.ceil((cellMetres * binsPerBandwidth[kernel]) / bandwidthMetres));
  return kernel === 'gaussian' ? split + 1 - (split % 2) : split;
}

/**
 * Shares each event out among the four bins around it, by how near it is to the middle of each.
 * @param points metres from the south-west corner, inside the window @source linear binning, Wand 1994
 */
export function binEvents({ x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }, { cellMetres, columns, rows }: DensityCells, split: number): BinnedEvents {
  const width = columns * split + 2, bin = cellMetres / split;
  const bins = new Float64Array(width * (rows * split + 2));
  for (let point = 0; point < x.length; point += 1) {
    // The first bin of the window is the second of its row.
    const left = Math.floor(x[point]! / bin + 0.5), below = Math.floor(y[point]! / bin + 0.5);
    const east = x[point]! / bin + 0.5 - left, north = y[point]! / bin + 0.5 - below, at = below * width + left;
    bins[at]! += (1 - east) * (1 - north);
    bins[at + 1]! += east * (1 - north);
    bins[at + width]! += (1 - east) * north;
    bins[at + width + 1]! += east * north;
  }
  return { bins, split, cellMetres, columns, rows };
}

/**
 * Kernel density at the middle of each cell, events per square metre, row by row.
 * The Gaussian goes along rows and then along columns; that sharing out spreads events by b²/6 is taken off σ². What it costs grows with the bins, not with the bandwidth.
 * @source Silverman 1986 §4.2 and eq. 4.5; edge correction as spatstat density.ppp(edge = TRUE, diggle = FALSE)
 */
export function gridDensity(events: BinnedEvents, settings: DensitySettings): Float64Array {
  const steps = gridDensitySteps(events, settings);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps. @yields the share done, 0..1 */
export function* gridDensitySteps(events: BinnedEvents, settings: DensitySettings): Generator<number, Float64Array> {
  const { kernel, bandwidthMetres, isEdgeCorrected } = settings, { columns, rows } = events;
  const density = kernel === 'gaussian' ? yield* gaussian(events, bandwidthMetres) : yield* quartic(events, bandwidthMetres);
  if (!isEdgeCorrected) return density;
  const massAt = kernel === 'gaussian' ? gaussianMass(events, bandwidthMetres) : quarticMass(events, bandwidthMetres);
  for (let row = 0; row < rows; row += 1) {
    for (let cell = row * columns; cell < (row + 1) * columns; cell += 1) if (density[cell]! !== 0) density[cell]! /= massAt(cell);
    if ((row + 1) % linesPerStep === 0) yield kernelShare + (1 - kernelShare) * (row / rows);
  }
  return density;
}

/** Lines of cells between two words on how far it is, and how much of the way the kernel is; its edges are the rest. */
const linesPerStep = 32, kernelShare = 0.7;

function* gaussian({ bins, split, cellMetres, columns, rows }: BinnedEvents, sigma: number): Generator<number, Float64Array> {
  const bin = cellMetres / split, spread = Math.sqrt(sigma * sigma - (bin * bin) / 6), width = columns * split + 2, height = rows * split + 2;
  // The bin in the middle of the first cell: one lies beyond the window.
  const middles = { first: (split + 1) / 2, step: split };
  const along = yield* share(gaussianAlong({ values: bins, count: height, length: width }, spread / bin, { ...middles, count: columns }), { from: 0, to: kernelShare / 2, lines: height });
  const density = yield* share(gaussianAlong({ values: along, count: columns, length: height }, spread / bin, { ...middles, count: rows }), { from: kernelShare / 2, to: kernelShare, lines: columns });
  const scale = 1 / (2 * Math.PI * spread * spread);
  // Where there is next to nothing the recursion may fall some millionths of the peak below it.
  for (let cell = 0; cell < density.length; cell += 1) density[cell] = Math.max(0, density[cell]! * scale);
  return density;
}

/** Says now and then how far lines are, as a share of all there is to do. */
function* share<Result>(steps: Generator<number, Result>, { from, to, lines }: { readonly from: number; readonly to: number; readonly lines: number }): Generator<number, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value % linesPerStep === 0) yield from + ((to - from) * step.value) / lines;
  }
}

function* quartic({ bins, split, cellMetres, columns, rows }: BinnedEvents, radius: number): Generator<number, Float64Array> {
  const bin = cellMetres / split, scale = 3 / (Math.PI * radius * radius), width = columns * split + 2;
  const density = new Float64Array(columns * rows);
  for (let at = 0; at < bins.length; at += 1) {
    const count = bins[at]!;
    if ((at + 1) % (linesPerStep * width) === 0) yield kernelShare * (at / bins.length);
    if (count === 0) continue;
    const x = ((at % width) - 0.5) * bin, y = (Math.floor(at / width) - 0.5) * bin;
    for (let row = Math.max(0, Math.floor((y - radius) / cellMetres)); row <= Math.min(rows - 1, Math.floor((y + radius) / cellMetres)); row += 1) {
      for (let column = Math.max(0, Math.floor((x - radius) / cellMetres)); column <= Math.min(columns - 1, Math.floor((x + radius) / cellMetres)); column += 1) {
        const away = (((column + 0.5) * cellMetres - x) ** 2 + ((row + 0.5) * cellMetres - y) ** 2) / (radius * radius);
        if (away < 1) density[row * columns + column]! += count * scale * (1 - away) ** 2;
      }
    }
  }
  return density;
}

/** A Gaussian's mass in a rectangle is what lies inside along rows times what lies inside along columns: each is found once a column and once a row. */
function gaussianMass({ cellMetres, columns, rows }: BinnedEvents, sigma: number): (cell: number) => number {
  const along = (cells: number): Float64Array => Float64Array.from({ length: cells }, (_, cell) => massWithin((cell + 0.5) * cellMetres, cells * cellMetres, sigma));
  const ofColumn = along(columns), ofRow = along(rows);
  return (cell) => ofColumn[cell % columns]! * ofRow[Math.floor(cell / columns)]!;
}

/** Points a radius is sampled by for its mass. */
const samplesPerRadius = 20;

/** Away from the edges all of a quartic is inside; near them its mass is summed over a lattice of samples. */
function quarticMass({ cellMetres, columns, rows }: BinnedEvents, radius: number): (cell: number) => number {
  const step = radius / samplesPerRadius;
  const samples: [number, number, number][] = [];
  for (let i = -samplesPerRadius; i < samplesPerRadius; i += 1) {
    for (let j = -samplesPerRadius; j < samplesPerRadius; j += 1) {
      const dx = (i + 0.5) * step, dy = (j + 0.5) * step, away = (dx * dx + dy * dy) / (radius * radius);
      if (away < 1) samples.push([dx, dy, (1 - away) ** 2]);
    }
  }
  const whole = samples.reduce((sum, [, , weight]) => sum + weight, 0);
  return (cell) => {
    const x = ((cell % columns) + 0.5) * cellMetres, y = (Math.floor(cell / columns) + 0.5) * cellMetres;
    if (x >= radius && y >= radius && x <= columns * cellMetres - radius && y <= rows * cellMetres - radius) return 1;
    const inside = samples.reduce((sum, [dx, dy, weight]) => sum + (x + dx >= 0 && y + dy >= 0 && x + dx <= columns * cellMetres && y + dy <= rows * cellMetres ? weight : 0), 0);
    return inside / whole;
  };
}
