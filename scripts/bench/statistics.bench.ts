import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { binEvents, densitySplit, gaussianDensityAt, giStarOfCells, gridDensity, randomStream, returnSurvival } from '../../packages/analytics/src';
import { absentPeerLine, figureLine, goalLine, medianProcessorMilliseconds } from './figure';
import { askPeer, writeDoubles, type PeerPackage } from './peer-program';

/**
 * The heavy statistics of the workbench against the programs their formulas are known from, on the same numbers in the same run; what a peer answers is
 * held against ours before any ratio is told. Times are of the processor, all threads of either side together. A peer that is not installed is named, with what installs it.
 */
const scipy = { name: 'scipy', language: 'python', modules: ['numpy', 'scipy.sparse', 'scipy.ndimage'], install: 'apt-get install -y python3-scipy' } as const;
const random = randomStream(5);
const directory = mkdtempSync(join(tmpdir(), 'wuding-bench-'));

interface Ours { readonly name: string; readonly milliseconds: number; readonly values: ArrayLike<number> }

/** Tells a figure beside its peer. @param within how far the peer's answer may lie from ours, anywhere */
function compare({ name, milliseconds, values }: Ours, peer: PeerPackage, { args, within }: { args: readonly string[]; within: number }): readonly number[] | null {
  const named = { name: `${name} (load ${loadavg()[0]!.toFixed(1)})`, unit: 'ms of processor', ours: milliseconds };
  const theirs = askPeer(peer, args);
  if (theirs === null) {
    console.log(absentPeerLine({ ...named, peer: peer.name, install: peer.install }));
    return null;
  }
  const apart = theirs.values.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);
  if (theirs.values.length !== values.length || !(apart <= within)) throw new Error(`${name}: ${peer.name} answers ${theirs.values.length} values, up to ${apart} apart from ours`);
  console.log(figureLine({ ...named, peer: { name: peer.name, value: theirs.milliseconds }, better: 'less' }));
  return theirs.values;
}

/** Gi* of 50,000 cells of nine, weights and all, from counts to z. */
async function benchGiStar(): Promise<void> {
  const columns = 250, rows = 200, cells = Uint32Array.from({ length: columns * rows }, (_, cell) => cell);
  const counts = Float64Array.from(cells, () => Math.floor(-Math.log(1 - random()) * 3));
  const work = (): Float64Array => giStarOfCells(counts, cells, columns);
  const ours: Ours = { name: 'Gi* 50k cells', milliseconds: await medianProcessorMilliseconds(work, { warmUps: 10, runs: 31 }), values: work() };
  const args = [writeDoubles(directory, 'counts', counts), String(columns), String(rows)];
  compare(ours, { ...scipy, script: 'gi_star.py' }, { args, within: 1e-6 });
  compare(ours, { name: 'spdep', language: 'r', modules: ['spdep'], script: 'gi_star.R', install: 'apt-get install -y r-base-core r-cran-spdep' }, { args, within: 1e-6 });
}

/** A million points to 512 × 512 cells of 10 m, Gaussian of 60 m. */
async function benchDensity(): Promise<void> {
  const count = 1_000_000, cells = 512, cellMetres = 10, sigma = 60, side = cells * cellMetres;
  const corners = Array.from({ length: 60 }, () => [random() * side, random() * side] as const);
  // Who would lie beyond an edge is thrown back from it.
  const within = (at: number): number => Math.min(side - 1e-6, at < 0 ? -at : at > side ? 2 * side - at : at);
  const x = new Float64Array(count), y = new Float64Array(count);
  for (let point = 0; point < count; point += 1) {
    const [east, north] = corners[Math.floor(random() * corners.length)]!, isStrewn = random() < 0.5;
    x[point] = within(isStrewn ? random() * side : east + (random() + random() - 1) * 250);
    y[point] = within(isStrewn ? random() * side : north + (random() + random() - 1) * 250);
  }
  const settings = { kernel: 'gaussian', bandwidthMetres: sigma, isEdgeCorrected: false } as const;
  const work = (): Float64Array => gridDensity(binEvents({ x, y }, { cellMetres, columns: cells, rows: cells }, densitySplit(cellMetres, settings)), settings);
  const values = work(), peak = values.reduce((most, value) => Math.max(most, value), 0);
  const some = Array.from({ length: 100 }, () => Math.floor(random() * values.length));
  const centre = (cell: number): number => (cell + 0.5) * cellMetres;
  const exact = gaussianDensityAt({ x: Float64Array.from(some, (cell) => centre(cell % cells)), y: Float64Array.from(some, (cell) => centre(Math.floor(cell / cells))) }, { x, y, weight: new Float64Array(count).fill(1) }, sigma);
  const errorOf = (found: ArrayLike<number>): number => some.reduce((most, cell, i) => Math.max(most, Math.abs(found[cell]! - exact[i]!)), 0) / peak;
  const ours: Ours = { name: 'density 1M points, 512 × 512', milliseconds: await medianProcessorMilliseconds(work, { warmUps: 3, runs: 9 }), values };
  console.log(goalLine({ name: 'density 1M points, error over the peak against exact sums at 100 cells', unit: '‰', ours: 1_000 * errorOf(values), goal: 1, better: 'less' }));
  const files = [writeDoubles(directory, 'x', x), writeDoubles(directory, 'y', y)], grid = [String(cells), String(cellMetres), String(sigma)];
  const filtered = compare(ours, { ...scipy, name: 'numpy + scipy filter', script: 'density.py' }, { args: [...files, ...grid], within: peak * 0.01 });
  if (filtered !== null) console.log(goalLine({ name: 'density 1M points, the same error of numpy + scipy filter', unit: '‰', ours: 1_000 * errorOf(filtered), goal: 1, better: 'less' }));
  const spatstat = { name: 'spatstat', language: 'r', modules: ['spatstat.geom', 'spatstat.explore'], script: 'density.R', install: 'apt-get install -y r-base-core r-cran-spatstat.explore' } as const;
  compare(ours, spatstat, { args: [...files, String(count), ...grid], within: peak * 0.02 });
}

/** A hundred thousand spells known only to have ended between two looks, five minutes apart at least, as the return clock has them. */
async function benchSurvival(): Promise<void> {
  const count = 100_000, spellsPerDay = 8, times = [30, 60, 90, 120, 180];
  const left = new Float64Array(count), right = new Float64Array(count), cluster = new Uint32Array(count);
  for (let spell = 0; spell < count; spell += 1) {
    const back = 80 * (-Math.log(1 - random())) ** (1 / 0.9);
    let clearUntil = 0, foundAt = Infinity;
    // Somebody looks at least once: who was never seen again says nothing.
    for (let at = 15 + 5 * Math.floor(random() * 12); at <= 240 && foundAt === Infinity && (clearUntil === 0 || random() < 0.8); at += 15 + 5 * Math.floor(random() * 20)) {
      if (at >= back) foundAt = at;
      else clearUntil = at;
    }
    left[spell] = clearUntil;
    right[spell] = foundAt;
    cluster[spell] = Math.floor(spell / spellsPerDay);
  }
  const spells = { spells: { left, right, weight: new Float64Array(count).fill(1) }, cluster, unseenCount: 0 };
  const work = (resamples: number): Float64Array => returnSurvival(spells, Float64Array.from(times), { random: randomStream(1), resamples }).survival;
  const milliseconds = await medianProcessorMilliseconds(() => work(0), { warmUps: 2, runs: 7 });
  console.log(goalLine({ name: 'interval-censored survival of 100k spells', unit: 'ms of processor', ours: milliseconds, goal: 500, better: 'less' }));
  console.log(goalLine({ name: 'the same with limits of 200 resamples of spot-days, in the thread', unit: 'ms of processor', ours: await medianProcessorMilliseconds(() => work(200), { warmUps: 0, runs: 3 }), goal: 5_000, better: 'less' }));
  const peer = { name: 'R survival (Turnbull)', language: 'r', modules: ['survival'], script: 'survival.R', install: 'apt-get install -y r-base-core r-cran-survival' } as const;
  compare({ name: 'interval-censored survival of 100k spells', milliseconds, values: work(0) }, peer, { args: [writeDoubles(directory, 'left', left), writeDoubles(directory, 'right', right), String(count), times.join()], within: 0.03 });
}

try {
  await benchGiStar();
  await benchDensity();
  await benchSurvival();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
