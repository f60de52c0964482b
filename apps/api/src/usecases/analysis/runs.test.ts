import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnalysisAnswer, AnalysisRun } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import { openAnalysisRuns } from '../../live/analysis-runs';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, Town } from '../../testing/town';
import { cancelAnalysis, readAnalysis } from './read-analysis';
import { startAnalysis } from './start-analysis';

const april = { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z' };
/** 09:00 in Shanghai. */
const morning = Date.UTC(2026, 3, 2, 1), day = 86_400_000, minute = 60_000;
const runs = openAnalysisRuns();
let town: Town;
let cubes: EventCubes;

/** A spot met with a vendor each morning; half an hour later somebody is back on every third day, and it is clear on the others. */
beforeAll(async () => {
  town = await Town.found(await testStore());
  const spot = await town.addSpot(at(50, 50));
  for (let n = 0; n < 24; n++) {
    await town.addPass(spot, morning + n * day, { foundCount: 1 });
    await town.addPass(spot, morning + n * day + 35 * minute, { foundCount: n % 3 === 0 ? 1 : 0 });
    await town.addIncident({ occurredAt: morning + n * day, position: at(50, 50) });
  }
  const far = await town.addSpot(at(650, 50));
  for (let n = 0; n < 24; n++) await town.addPass(far, morning + n * day + 50 * minute);
  // Half a year before: one record, and two that nobody placed.
  for (const position of [at(50, 50), null, null]) await town.addIncident({ occurredAt: Date.UTC(2025, 10, 10, 1), position });
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
});
afterAll(() => runs.close());

type Request = Parameters<typeof startAnalysis>[0]['input']['request'];
const start = (request: Request, who: 'analyst' | 'director' | 'officer' = 'analyst'): Promise<Result<AnalysisRun>> => startAnalysis({ ctx: town.as(who), input: { request, cubes, runs } });
const clock = { method: 'return-clock', departure: 'sent-away', detectionRatio: 1, seed: 1, filter: april } as const;

async function outcome<Method extends AnalysisAnswer['method']>(request: Extract<Request, { method: Method }>): Promise<Extract<AnalysisAnswer, { method: Method }>> {
  const begun = await start(request);
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal));
  for (;;) {
    const run = await readAnalysis({ ctx: town.as('analyst'), input: { id: begun.value.id, runs } });
    if (!run.ok || run.value.state === 'failed') throw new Error(JSON.stringify(run));
    if (run.value.state === 'done') return run.value.answer as Extract<AnalysisAnswer, { method: Method }>;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

describe('an analysis in the thread', () => {
  test('the return clock: a third is occupied again half an hour after somebody was sent away, and what was not told stays unknown', async () => {
    const answer = await outcome(clock);
    // A find half an hour later sends somebody away anew: 24 departures in the morning and 8 after that, which nobody followed up.
    expect(answer).toMatchObject({ departureCount: 32, unseenCount: 8, finiteCount: 8, median: null, survival: [] });
    const half = answer.occupancy.find(({ lagMinutes }) => lagMinutes === 30);
    expect(half).toMatchObject({ passCount: 24 });
    expect(half?.occupied).toBeCloseTo(8 / 24, 6);
    expect(answer.occupancy.find(({ lagMinutes }) => lagMinutes === 120)).toMatchObject({ passCount: 0, occupied: null });
    expect(answer.rows.find(({ by }) => by === 'spot')).toMatchObject({ departureCount: 32, finiteCount: 8, stillAway: [null, null, null], median: null });
  });
  test('who is noticed only sometimes is made up for: with half of ten missed, occupancy is more than what was met', async () => {
    const answer = await outcome({ ...clock, detectionRatio: 0.8 });
    expect(answer.occupancy.find(({ lagMinutes }) => lagMinutes === 30)?.occupied).toBeCloseTo(8 / 24 / 0.8, 6);
  });
  test('significance tests every cell with records or passes as one family, rates and counts', async () => {
    const answer = await outcome({ method: 'significance', cellMetres: 100, permutations: 99, seed: 1, filter: april });
    expect(answer).toMatchObject({ familySize: 2, counts: [{ z: expect.any(Number) as number }, {}] });
    // The spot that was met with vendors in 32 of 48 passes, against one with none in 24.
    expect(answer.rates[0]!.z).toBeGreaterThan(answer.rates[1]!.z);
  });
  test('near repeat keeps the same place apart, and emerging spots count whole steps to the end of the window', async () => {
    const near = await outcome({ method: 'near-repeat', permutations: 99, seed: 1, filter: april });
    expect(near.eventCount).toBe(24);
    // 24 records of one place on successive days: 23 pairs a day apart, in the row of the same place.
    expect(near.cells[1]).toMatchObject({ observed: 23 });
    expect(near.cells.slice(5).every(({ observed }) => observed === 0)).toBe(true);
    expect(await outcome({ method: 'emerging', cellMetres: 100, stepDays: 7, filter: april })).toMatchObject({ stepCount: 4, stepDays: 7 });
  });
  test('the forecast tells the seven days after the window with their limits, and needs twelve whole weeks', async () => {
    const answer = await outcome({ method: 'forecast', cellMetres: 100, areaRatio: 0.5, filter: { from: '2026-01-03T16:00:00Z', to: '2026-04-25T16:00:00Z' } });
    expect(answer).toMatchObject({ weekCount: 16, recordCount: 24, placeCount: 2, quietPlaceCount: 1, randomVisits: null, records: { told: { to: '2026-04-25', weeks: 4 }, eventCount: 24 } });
    expect(answer.places).toMatchObject([{ recordCount: 24 }]);
    expect(answer.days.map(({ on }) => on)).toEqual(['2026-04-26', '2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30', '2026-05-01', '2026-05-02']);
    // Seven mornings a week in each of the last three weeks; nothing else is expected, in the morning alone.
    expect(answer.week!.lower).toBeLessThanOrEqual(7);
    expect(answer.week!.upper).toBeGreaterThanOrEqual(7);
    expect(answer.days.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(answer.week!.value, 6);
    expect(answer.days.every(({ bands }) => bands[0]! > 0 && bands.slice(1).every((value) => value === 0))).toBe(true);
    expect(await outcome({ method: 'forecast', cellMetres: 100, areaRatio: 0.5, filter: april })).toMatchObject({ weekCount: 4, days: [], week: null, records: null, places: [] });
  });
  test('relapse depends on how near and how soon: none within two hours, all but the last within a day', async () => {
    // A record each morning at 9 and a pass at 9:35; the next record comes a day later to the second.
    const within = (windowHours: number, radiusMetres = 50) => outcome({ method: 'relapse', radiusMetres, windowHours, filter: april });
    expect(await within(2)).toMatchObject({ recordCount: 24, seenCount: 24, relapsedCount: 0, unseenCount: 0, unseenRatio: 0, ratio: { value: 0 } });
    expect(await within(24)).toMatchObject({ seenCount: 24, relapsedCount: 23, ratio: { value: 23 / 24 }, rows: [{ by: 'family', key: 'roadOccupation', recordCount: 24 }, { by: 'district', key: '0' }] });
    // A month: the window of none of them is over before the question ends.
    expect(await within(720)).toMatchObject({ tooRecentCount: 24, seenCount: 0, ratio: null, unseenRatio: null });
  });
  test('of nothing answers nothing, in every method', async () => {
    const filter = { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z' };
    expect(await outcome({ ...clock, filter })).toMatchObject({ departureCount: 0, median: null, rows: [] });
    expect(await outcome({ method: 'significance', cellMetres: 100, permutations: 99, seed: 1, filter })).toMatchObject({ familySize: 0, counts: [], rates: [], moran: null });
    expect(await outcome({ method: 'near-repeat', permutations: 99, seed: 1, filter })).toMatchObject({ eventCount: 0 });
    expect(await outcome({ method: 'emerging', cellMetres: 100, stepDays: 7, filter })).toMatchObject({ cells: [] });
    expect(await outcome({ method: 'relapse', radiusMetres: 50, windowHours: 24, filter })).toMatchObject({ recordCount: 0, ratio: null, unseenRatio: null, rows: [] });
    expect(await outcome({ method: 'forecast', cellMetres: 100, areaRatio: 0.05, filter })).toMatchObject({ recordCount: 0, week: null, records: null, randomVisits: null });
  });
  test('of one record tells no more than one record can, and counts those without coordinates apart', async () => {
    const filter = { from: '2025-10-31T16:00:00Z', to: '2025-11-30T16:00:00Z' };
    expect(await outcome({ method: 'significance', cellMetres: 100, permutations: 99, seed: 1, filter })).toMatchObject({ familySize: 1, moran: null });
    expect(await outcome({ method: 'near-repeat', permutations: 99, seed: 1, filter })).toMatchObject({ eventCount: 1 });
    expect((await outcome({ method: 'near-repeat', permutations: 99, seed: 1, filter })).cells.every(({ observed }) => observed === 0)).toBe(true);
    expect(await outcome({ method: 'emerging', cellMetres: 100, stepDays: 7, filter })).toMatchObject({ stepCount: 4 });
    expect(await outcome({ method: 'relapse', radiusMetres: 50, windowHours: 24, filter })).toMatchObject({ recordCount: 1, unlocated: 2, unseenCount: 1, seenCount: 0, ratio: null, unseenRatio: 1 });
    // Sixteen weeks with one record: a week is expected to bring next to nothing, nowhere in particular, and at most one.
    const forecast = await outcome({ method: 'forecast', cellMetres: 100, areaRatio: 0.05, filter: { from: '2025-08-10T16:00:00Z', to: '2025-11-30T16:00:00Z' } });
    expect(forecast).toMatchObject({ weekCount: 16, recordCount: 1, unlocated: 2, places: [], week: { lower: 0 } });
    expect(forecast.week!.value).toBeGreaterThan(0);
    expect(forecast.week!.value).toBeLessThan(1);
  });
  test('is its own: nobody else reads or ends it; ended, it is gone; too many at once are refused', async () => {
    // A thread that has only begun has finished nothing yet.
    const slow = openAnalysisRuns();
    const begin = () => startAnalysis({ ctx: town.as('analyst'), input: { request: clock, cubes, runs: slow } });
    for (let n = 0; n < 6; n++) expect((await begin()).ok).toBe(true);
    expect(await begin()).toMatchObject({ ok: false, refusal: { code: 'too-many-analyses' } });
    await slow.close();
    const first = await start(clock);
    const id = first.ok ? first.value.id : '';
    expect(await readAnalysis({ ctx: town.as('director'), input: { id, runs } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    expect(await cancelAnalysis({ ctx: town.as('director'), input: { id, runs } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    expect(await cancelAnalysis({ ctx: town.as('analyst'), input: { id, runs } })).toMatchObject({ ok: true });
    expect(await readAnalysis({ ctx: town.as('analyst'), input: { id, runs } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
    expect(await start(clock, 'officer')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
});
