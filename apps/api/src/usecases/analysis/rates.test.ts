import { beforeEach, describe, expect, test } from 'vitest';
import type { ComparisonAnswer, RatesAnswer } from '@wuding/contract';
import type { Result } from '@wuding/domain';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { comparePeriods } from './compare-periods';
import { readRates, type RatesRequest } from './read-rates';

/** April 2026 in Shanghai; the equal weekdays before begin on 25 February. */
const april = { from: '2026-03-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z' };
/** 10:00 in Shanghai on a Friday. */
const friday = Date.UTC(2026, 3, 10, 2), day = 86_400_000;
let town: Town;
/** Two spots 400 m apart, each in the middle of a cell of 100 m, and what was found at them. */
let busy: number, quiet: number;

beforeEach(async () => {
  town = await Town.found(await testStore());
  busy = await town.addSpot(at(50, 50));
  quiet = await town.addSpot(at(450, 50));
});

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
/** The town's records are written straight into the table, so each question reads them anew. */
const freshCubes = () => openEventCubes({ store: town.store, clock: town.clock });
const ask = async (request: Partial<RatesRequest> = {}, who: 'analyst' | 'officer' = 'analyst'): Promise<Result<RatesAnswer>> =>
  readRates({ ctx: town.as(who), input: { cubes: await freshCubes(), request: { unit: 'passes', cellMetres: 100, filter: april, ...request } } });
const compare = async (): Promise<Result<ComparisonAnswer>> => comparePeriods({ ctx: town.as('analyst'), input: { cubes: await freshCubes(), request: { unit: 'passes', cellMetres: 100, filter: april } } });
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
/** Passes of a spot on successive days from a Friday, and as many finds among them, each recorded where it was. */
async function passes(spot: number, passCount: number, { found = 0, from = friday, east = 50 }: { found?: number; from?: number; east?: number } = {}): Promise<void> {
  for (let n = 0; n < passCount; n++) {
    const enteredAt = from + (n % 20) * day + Math.floor(n / 20) * 3_600_000;
    await town.addPass(spot, enteredAt, { foundCount: n < found ? 1 : 0 });
    if (n < found) await town.addIncident({ occurredAt: enteredAt + 60_000, position: at(east, 50) });
  }
}
const cellWith = (answer: RatesAnswer, count: number) => answer.cells.find((cell) => cell.count === count);

describe('heat by exposure', () => {
  test('is finds over passes: 6 in 20 are 30 per hundred, with the exact limits of 6', async () => {
    await passes(busy, 20, { found: 6 });
    const answer = await value(ask());
    // R: poisson.test(6)$conf.int = 2.201894, 13.059480; each over 20 passes, times 100.
    const cell = cellWith(answer, 6)!;
    expect(cell).toMatchObject({ state: 'known', passes: 20 });
    expect(cell.rate?.value).toBeCloseTo(30, 6);
    expect(cell.rate?.lower).toBeCloseTo(11.00947, 3);
    expect(cell.rate?.upper).toBeCloseTo(65.2974, 3);
    expect(answer).toMatchObject({ passes: 20, total: 6, hourOfWeek: { passes: expect.any(Array) }, byDistrict: [{ districtId: 0, passes: 20, found: 6 }] });
    expect(answer.byDay.passes.reduce((sum, n) => sum + n, 0)).toBe(20);
    expect(answer.patrolHours).toBeCloseTo(20 / 12, 6);
  });
  test('does not redden with the patrol: twice the passes with twice the finds are the same rate', async () => {
    await passes(busy, 20, { found: 6 });
    await passes(quiet, 40, { found: 12, east: 450 });
    const answer = await value(ask());
    expect(cellWith(answer, 12)?.rate?.value).toBeCloseTo(cellWith(answer, 6)!.rate!.value, 6);
  });
  test('keeps apart: looked at and clean, looked at too little, and never looked at, which is unknown and never nought', async () => {
    await passes(busy, 20);
    await passes(quiet, 9, { found: 2, east: 450 });
    await town.addIncident({ occurredAt: friday, position: at(50, 850) });
    const answer = await value(ask());
    expect(answer.cells.map(({ state, count, shrunk }) => [state, count, shrunk === null])).toEqual([['known', 0, false], ['few', 2, true], ['unvisited', 1, true]]);
    expect(answer.cells[0]?.rate).toMatchObject({ value: 0, lower: 0 });
    // Nought in twenty is information: at most 3.69 in twenty (Garwood).
    expect(answer.cells[0]?.rate?.upper).toBeCloseTo(18.444, 2);
    expect(answer.cells[2]?.rate).toBeNull();
  });
  test('compares like hours with like: who is visited only when all are busy is not worse for it', async () => {
    // Mornings find nobody anywhere, evenings half of the time; the quiet spot is seen in the evening alone.
    const evening = friday + 8 * 3_600_000;
    await passes(busy, 20);
    await passes(busy, 20, { found: 10, from: evening });
    await passes(quiet, 20, { found: 10, from: evening, east: 450 });
    const answer = await value(ask());
    const ratios = answer.cells.filter(({ state }) => state === 'known').map(({ ratioToOverall }) => ratioToOverall);
    expect(ratios[0]).toBeCloseTo(1, 6);
    expect(ratios[1]).toBeCloseTo(1, 6);
  });
  test('per ten hours on patrol and per square kilometre are the same counts over other grounds', async () => {
    await passes(busy, 20, { found: 6 });
    // A pass of the test town lasts five minutes: 20 are 100 minutes.
    expect(cellWith(await value(ask({ unit: 'patrol-hours' })), 6)?.rate?.value).toBeCloseTo((6 / (100 / 60)) * 10, 4);
    expect(cellWith(await value(ask({ unit: 'area' })), 6)?.rate?.value).toBeCloseTo(600, 6);
  });
  test('follows weekdays, hours and districts in passes as in records, and the boundary of the time', async () => {
    const middle = Date.UTC(2026, 3, 15, 16);
    const id = await town.addDistrict('凯龙城', [{ ring: rectangle(0, 0, 100, 100), to: middle }, { ring: rectangle(0, 0, 500, 100), from: middle }]);
    await passes(quiet, 20, { from: friday });
    expect((await value(ask({ filter: { ...april, districts: [id] } }))).passes).toBe(14);
    expect((await value(ask({ filter: { ...april, weekdays: [4] } }))).passes).toBe(3);
    expect((await value(ask({ filter: { ...april, hours: [11] } }))).passes).toBe(0);
  });
  test('of a district nobody went to counts what was recorded there and knows no rate', async () => {
    const far = await town.addDistrict('僻远片区', [{ ring: rectangle(800, 0, 1_000, 100) }]);
    await town.addIncident({ occurredAt: friday, position: at(850, 50), districtId: far });
    await passes(busy, 20, { found: 2 });
    const answer = await value(ask({ filter: { ...april, districts: [far] } }));
    expect(answer).toMatchObject({ total: 1, passes: 0, overall: null, byDistrict: [], cells: [{ count: 1, state: 'unvisited', rate: null, shrunk: null }] });
  });

  test('of a period with nothing, of one record and of records without coordinates says what it knows', async () => {
    expect(await value(ask())).toMatchObject({ total: 0, passes: 0, overall: null, cells: [] });
    await town.addIncident({ occurredAt: friday, position: null });
    expect(await value(ask())).toMatchObject({ total: 1, unlocated: 1, cells: [] });
    await town.addIncident({ occurredAt: friday, position: at(50, 50) });
    expect((await value(ask())).cells).toMatchObject([{ state: 'unvisited', count: 1, rate: null }]);
    expect(await value(ask({ filter: { from: '2030-01-01T00:00:00Z', to: '2030-02-01T00:00:00Z' } }))).toMatchObject({ total: 0, passes: 0 });
  });
  test('is refused to whoever may not analyse, and for windows that are none, too long or out of reason', async () => {
    expect(await refusalOf(ask({}, 'officer'))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(ask({ filter: { from: april.to, to: april.from } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(ask({ filter: { from: '2022-01-01T00:00:00Z', to: april.to } }))).toMatchObject({ code: 'analysis-window-too-long' });
    expect(await refusalOf(ask({ filter: { from: '1900-01-01T00:00:00Z', to: april.to } }))).toMatchObject({ code: 'time-implausible' });
    expect(await refusalOf(ask({ filter: { ...april, districts: [9_999_999] } }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(ask({ filter: { ...april, codes: ['nope'] } }))).toMatchObject({ code: 'unknown-event-code' });
    expect(await refusalOf(ask({ filter: { ...april, reportCategories: ['nope'] } }))).toMatchObject({ code: 'unknown-report-category' });
    expect(await refusalOf(ask({ dataset: 'nowhere' }))).toMatchObject({ code: 'unknown-dataset' });
  });
});

describe('two periods compared', () => {
  test('are of the same weekdays, and each change has the exact limits of its counts', async () => {
    const before = friday - 35 * day;
    await passes(busy, 20, { found: 10 });
    await passes(busy, 20, { found: 5, from: before });
    const answer = await value(compare());
    expect(answer).toMatchObject({ previous: { from: '2026-02-24T16:00:00.000Z', to: '2026-03-26T16:00:00.000Z' }, total: { now: 10, before: 5 }, rate: { now: 50, before: 25 } });
    // Clopper–Pearson of 10 in 15, as odds, from sums of the binomial: 0.622860, 7.457296.
    expect(answer.total.ratio?.value).toBeCloseTo(2, 9);
    expect(answer.total.ratio?.lower).toBeCloseTo(0.62286, 5);
    expect(answer.total.ratio?.upper).toBeCloseTo(7.4573, 4);
    // z of 10 of 15 at a share of one half: (10 − 7.5) / √3.75
    expect(answer.cells).toMatchObject([{ now: 10, before: 5, z: expect.closeTo(2.5 / Math.sqrt(3.75), 6) as number }]);
  });
  test('say nothing of a time before the first record', async () => {
    await passes(busy, 20, { found: 10 });
    expect(await value(compare())).toMatchObject({ isKnownBefore: false, total: { now: 10, before: null, ratio: null }, cells: [] });
  });
});
