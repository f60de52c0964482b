import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { gaussianDensityAt } from '@wuding/analytics';
import type { SurfaceAnswer } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import { openAnalysisRuns } from '../../live/analysis-runs';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, Town } from '../../testing/town';
import { readAnalysis } from './read-analysis';
import { startAnalysis } from './start-analysis';

const april = { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z' };
const occurredAt = Date.UTC(2026, 3, 10, 2);
let town: Town;
beforeEach(async () => {
  town = await Town.found(await testStore());
});

const runs = openAnalysisRuns();
afterAll(() => runs.close());
type Surface = Extract<Parameters<typeof startAnalysis>[0]['input']['request'], { method: 'surface' }>['surface'];
const density = { kind: 'density', kernel: 'gaussian', isEdgeCorrected: false } as const;
/** Worked out in the thread: what is refused is refused before. */
async function ask(surface: Surface, filter: object = april): Promise<Result<SurfaceAnswer>> {
  const ctx = town.as('analyst'), cubes = await openEventCubes({ store: town.store, clock: town.clock });
  const begun = await startAnalysis({ ctx, input: { cubes, runs, request: { method: 'surface', cellMetres: 100, filter, surface } } });
  for (;;) {
    if (!begun.ok) return begun;
    const run = await readAnalysis({ ctx, input: { id: begun.value.id, runs } });
    if (!run.ok || run.value.state === 'failed') throw new Error(JSON.stringify(run));
    if (run.value.answer?.method === 'surface') return { ok: true, value: run.value.answer };
    await new Promise((resolve) => { setTimeout(resolve, 15); });
  }
}
async function value(result: Promise<Result<SurfaceAnswer>>): Promise<SurfaceAnswer> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const record = (east: number, north: number) => town.addIncident({ occurredAt, position: at(east, north) });

describe('records without regard to who looked', () => {
  test('in hexagons as large as the cells: three in one place are 300 per square kilometre, and who has no place is counted apart', async () => {
    for (let n = 0; n < 3; n++) await record(5, 5);
    await record(900, 400);
    await town.addIncident({ occurredAt, position: null });
    const answer = await value(ask({ kind: 'hexagons' }));
    expect(answer).toMatchObject({ total: 5, unlocated: 1, ground: null, bandwidthMetres: null });
    expect(answer.cells.map(({ count }) => count).sort()).toEqual([1, 3]);
    // A square of 100 m is a hundredth of a square kilometre, and a hexagon as large.
    expect(answer.cells.find(({ count }) => count === 3)?.perSquareKilometre).toBeCloseTo(300, 6);
    const [east, north] = answer.hexagons!.middlesMetres[answer.cells.find(({ count }) => count === 3)!.index]!;
    expect(Math.hypot(east - 5, north - 5)).toBeLessThan(answer.hexagons!.widthMetres / Math.sqrt(3));
  });

  test('spread by a kernel: as exact sums of Gaussians give it', async () => {
    const places = [[0, 0], [120, 40], [130, 60], [-400, 300], [10, 15]] as const;
    for (const [east, north] of places) await record(east, north);
    const answer = await value(ask({ ...density, bandwidthMetres: 150 }));
    expect(answer).toMatchObject({ bandwidthMetres: 150, bandwidthRule: 'given' });
    const { originMetres: [west, south], columns } = answer.ground!;
    const peak = answer.cells.reduce((a, b) => (a.perSquareKilometre > b.perSquareKilometre ? a : b));
    const middle = { x: Float64Array.of(west + ((peak.index % columns) + 0.5) * 100), y: Float64Array.of(south + (Math.floor(peak.index / columns) + 0.5) * 100) };
    const exactly = gaussianDensityAt(middle, { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y), weight: new Float64Array(5).fill(1) }, 150)[0]! * 1e6;
    expect(Math.abs(peak.perSquareKilometre / exactly - 1)).toBeLessThan(5e-3);
  });

  test('without a bandwidth goes by Scott, and says so', async () => {
    for (const [east, north] of [[0, 0], [600, 0], [0, 600], [600, 600]] as const) await record(east, north);
    // Deviations of 0, 0, 600, 600 are 346.41 m on both axes; times 4^(−1/6) = 0.7937.
    const answer = await value(ask(density));
    expect(answer.bandwidthRule).toBe('scott');
    expect(answer.bandwidthMetres).toBeCloseTo(346.41 * 0.7937, 0);
  });

  test('of one record, or of all at one point, takes two cells for its bandwidth', async () => {
    await record(50, 50);
    expect(await value(ask(density))).toMatchObject({ bandwidthRule: 'two-cells', bandwidthMetres: 200, total: 1 });
    for (let n = 0; n < 9; n++) await record(50, 50);
    const answer = await value(ask(density));
    expect(answer).toMatchObject({ bandwidthRule: 'two-cells', total: 10 });
    // All of them in the one cell that holds everything there ever was.
    expect(answer.cells).toHaveLength(1);
  });

  test('of a time in which nothing was recorded is empty, and of days to come as well', async () => {
    await record(50, 50);
    const filter = { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z' };
    expect(await value(ask(density, filter))).toMatchObject({ total: 0, cells: [], bandwidthMetres: null });
    expect(await value(ask({ kind: 'hexagons' }, filter))).toMatchObject({ total: 0, cells: [] });
  });

  test('is refused where the bandwidth is nought, below it or narrower than half a cell', async () => {
    await record(50, 50);
    for (const bandwidthMetres of [0, -5, 49]) expect(await ask({ ...density, bandwidthMetres })).toMatchObject({ ok: false, refusal: { code: 'bandwidth-invalid', pointer: '/surface/bandwidthMetres' } });
    expect(await value(ask({ ...density, bandwidthMetres: 50 }))).toMatchObject({ bandwidthMetres: 50 });
  });
});
