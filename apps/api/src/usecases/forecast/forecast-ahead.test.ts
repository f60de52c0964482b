import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { addTo } from '../../testing/incident-changes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town, type IncidentFacts } from '../../testing/town';
import { listIndicatorRecords } from '../indicators/list-indicator-records';
import { readIndicator } from '../indicators/read-indicator';
import { sumIndicators } from '../indicators/sum-indicators';
import { readLayerFeatures } from '../layers/read-layer-features';
import { incidentExpectation } from '../rosters/incident-expectation';

/** Forty Fridays; from the first to this midnight it is half a day short of forty weeks. */
const hour = 3_600_000, week = 7 * 24 * hour, weekCount = 40, learntWeeks = 39;
/** Friday 2026-05-01, 12:00 in Shanghai. */
const noon = Date.parse('2026-05-01T12:00:00+08:00');
const market = at(50, 50), redrawn = at(650, 50);
let town: Town, cubes: EventCubes, marketId: number, redrawnId: number, unboundedId: number;

/** Every Friday of forty: four at the market between 12 and 16, two where a boundary came yesterday, one without coordinates; at eight in the evening one outside all. */
beforeAll(async () => {
  town = await Town.found(await testStore());
  town.clock.at = noon;
  marketId = await town.addDistrict('农贸市场', [{ ring: rectangle(0, 0, 100, 100) }]);
  redrawnId = await town.addDistrict('改划片区', [{ ring: rectangle(300, 0, 400, 100), to: noon - 24 * hour }, { ring: rectangle(600, 0, 700, 100), from: noon - 24 * hour }]);
  unboundedId = await town.addDistrict('没有边界', []);
  const facts = Array.from({ length: weekCount }, (_, n) => n + 1).flatMap((ago): IncidentFacts[] => [
    ...[0.5, 1.5, 2.5, 3.5].map((after) => ({ position: market, occurredAt: noon - ago * week + after * hour })),
    ...[0.5, 1.5].map((after) => ({ position: redrawn, occurredAt: noon - ago * week + after * hour })),
    { position: null, occurredAt: noon - ago * week + 1.2 * hour },
    { position: at(-900, 900), occurredAt: noon - ago * week + 8.5 * hour },
  ]);
  await addTo(town, facts);
  cubes = await openEventCubes(town);
});

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const read = (extra: object = {}) => readIndicator({ ctx: town.as('analyst'), cubes, input: { id: 'inc-01-ahead', ...extra } });

describe('incidents expected', () => {
  test('in the next four hours are what every Friday brought, by the boundaries of today, and add up with those in no district', async () => {
    const figure = await value(read()), forecast = figure.forecast!;
    expect(figure).toMatchObject({ unit: 'cases', suppressed: null, period: { from: '2026-05-01T04:00:00.000Z', to: '2026-05-01T08:00:00.000Z', isOver: false }, n: 8 * learntWeeks, unknownCount: learntWeeks, byDistrict: [] });
    // By hand: four, two and one without coordinates each Friday between 12 and 16.
    const of = (id: number | null) => forecast.districts.find(({ districtId }) => districtId === id)!;
    expect([figure.value, of(marketId).value, of(redrawnId).value, of(null).value].map((count) => Math.round(count! * 2) / 2)).toEqual([7, 4, 2, 1]);
    expect(forecast.districts.reduce((sum, one) => sum + one.value, 0)).toBeCloseTo(figure.value!, 9);
    expect(forecast.districts.map(({ districtId }) => districtId)).not.toContain(unboundedId);
    for (const { value: mean, lower, upper } of forecast.districts) expect(lower <= mean && mean <= upper).toBe(true);
    expect(forecast).toMatchObject({ asOf: '2026-04-30T16:00:00.000Z', weekCount: learntWeeks, recordCount: 8 * learntWeeks, unlocatedCount: learntWeeks });
  });
  test('are what rosters and patrols are told of the same ground and hours', async () => {
    const told = await incidentExpectation(cubes, town.dataset.id, Date.parse('2026-05-01T00:00:00+08:00')), friday = 4 * 24;
    const sum = [12, 13, 14, 15].reduce((all, of) => all + told.at({ position: market, radiusMetres: 60 }, friday + of)!, 0);
    expect((await value(read({ district: marketId }))).value! / sum).toBeCloseTo(1, 1);
  });
  test('say how the same forecast did in the weeks before, and lead to the records they rest on', async () => {
    const { forecast, records } = await value(read({ district: marketId }));
    expect(forecast!.test).toMatchObject({ to: '2026-04-30', limits: { total: { of: forecast!.test.weekCount } } });
    // Every week brings the same: the forecast of each held.
    expect(forecast!.test.limits.total.held).toBe(forecast!.test.weekCount);
    expect(forecast!.test.calibration!.slope).toBeGreaterThan(0.9);
    expect(Object.fromEntries(new URL(records, 'http://x').searchParams)).toEqual({ dataset: 'town', from: '2025-07-31T16:00:00.000Z', to: '2026-04-30T16:00:00.000Z', district: String(marketId) });
  });
  test('of hours that are over are those of that morning; in the evening another hour is asked', async () => {
    const past = await value(read({ from: '2026-04-17T12:00:00+08:00', to: '2026-04-17T16:00:00+08:00' }));
    expect(past).toMatchObject({ period: { isOver: true }, forecast: { asOf: '2026-04-16T16:00:00.000Z', weekCount: 37 } });
    expect(past.value).toBeGreaterThan(6);
    const evening = await value(read({ from: '2026-05-01T20:00:00+08:00' }));
    expect(evening.forecast!.districts.find(({ districtId }) => districtId === null)!.value / evening.value!).toBeGreaterThan(0.5);
  });
  test('are unknown where a district has no boundary, too few weeks are on record or nothing is; never zero', async () => {
    expect(await value(read({ district: unboundedId }))).toMatchObject({ value: null, suppressed: 'sample-too-small', forecast: null });
    expect(await value(read({ from: '2025-09-05T12:00:00+08:00', to: '2025-09-05T16:00:00+08:00' }))).toMatchObject({ value: null, suppressed: 'sample-too-small', forecast: null });
    expect(await value(read({ from: '2024-05-01T12:00:00+08:00', to: '2024-05-01T16:00:00+08:00' }))).toMatchObject({ value: null, suppressed: 'no-records', forecast: null });
  });
  test('are refused beyond seven days, have no list of their own and are not summed', async () => {
    expect(await read({ from: '2026-05-08T10:00:00+08:00' })).toMatchObject({ ok: false, refusal: { code: 'forecast-too-far', pointer: '/to' } });
    expect(await read({ from: '2026-04-01T00:00:00+08:00', to: '2026-05-01T00:00:00+08:00' })).toMatchObject({ ok: false, refusal: { code: 'forecast-too-far' } });
    const input = { id: 'inc-01-ahead', limit: 50, sort: '-occurredAt', part: 'numerator' } as const;
    expect(await listIndicatorRecords({ ctx: town.as('analyst'), input })).toMatchObject({ ok: false, refusal: { code: 'records-elsewhere' } });
    expect(await sumIndicators({ ctx: town.as('analyst'), input: { ids: ['inc-01-ahead'] } })).toMatchObject({ ok: false, refusal: { code: 'not-summable' } });
  });
});

describe('the layer of what is expected', () => {
  const cells = (query: { bbox?: [number, number, number, number]; limit?: number; cursor?: string } = {}) => value(readLayerFeatures({ ctx: town.as('analyst'), cubes, input: { params: { id: 'forecast' }, query: { limit: 1_000, sort: 'id', ...query } } }));

  test('has the cells with ten records or more, each with its hours, limits and the class of its colour', async () => {
    const { features, numberMatched } = await cells();
    expect(numberMatched).toBe(3);
    const expected = features.map(({ properties }) => Number(properties['expected'])).sort((a, b) => b - a);
    expect(expected.map((count) => Math.round(count * 2) / 2)).toEqual([4, 2, 0]);
    expect(features.map(({ properties }) => properties)).toContainEqual(expect.objectContaining({ record_count: 4 * learntWeeks, expected_class: 5, window_from: '2026-05-01T04:00:00.000Z', window_to: '2026-05-01T08:00:00.000Z' }));
  });
  test('comes by box and page by page, each cell once', async () => {
    const [west, south] = at(-10, -10), [east, north] = at(110, 110);
    expect((await cells({ bbox: [west, south, east, north] })).features.map(({ properties }) => properties['record_count'])).toEqual([4 * learntWeeks]);
    const first = await cells({ limit: 2 }), next = new URL(first.links[0]!.href, 'http://x').searchParams.get('cursor')!, rest = await cells({ limit: 2, cursor: next });
    expect(new Set([...first.features, ...rest.features].map(({ id }) => id)).size).toBe(3);
    expect(rest.links).toEqual([]);
  });
  test('follows records that come in later, of older days, and boundaries', async () => {
    await addTo(town, Array.from({ length: 12 }, (_, n) => ({ position: at(-450, -450), occurredAt: noon - (n + 1) * week })));
    expect((await cells()).numberMatched).toBe(4);
  });
});
