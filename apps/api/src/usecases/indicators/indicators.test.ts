import { beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '@wuding/domain';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { putWorkCalendar } from '../../repositories/calendar-rules';
import { listIndicatorRecords } from './list-indicator-records';
import { readIndicator } from './read-indicator';
import { sumIndicators } from './sum-indicators';

let town: Town;
const may = { from: '2026-05-01T00:00:00+08:00', to: '2026-05-11T00:00:00+08:00' };
const inMay = (day: number, hour = 10): number => Date.parse(`2026-05-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`);

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
const read = async (id: string, extra: object = {}) => readIndicator({ ctx: town.as('analyst'), input: { id, ...may, ...extra }, cubes: await openEventCubes(town) });
const records = (id: string, extra: object = {}) =>
  listIndicatorRecords({ ctx: town.as('analyst'), input: { id, ...may, limit: 50, sort: '-occurredAt', part: 'numerator', ...extra } });

beforeEach(async () => {
  town = await Town.found(await testStore());
  town.clock.at = Date.parse('2026-06-20T09:00:00+08:00');
});

describe('an indicator', () => {
  test('counts what the bureau found under a category’s codes, and lists exactly those records', async () => {
    const kailong = await town.addDistrict('凯龙城', [{ ring: rectangle(-100, -100, 100, 100) }]);
    await town.addIncident({ code: 'vendor', eventCode: '05-01', occurredAt: inMay(1, 0), districtId: kailong });
    await town.addIncident({ code: 'shop', eventCode: '05-04', occurredAt: inMay(2), source: 'camera', districtId: kailong });
    await town.addIncident({ code: 'board', eventCode: '02-03', occurredAt: inMay(10, 23), position: null });
    await town.addIncident({ code: 'told', eventCode: '05-01', occurredAt: inMay(3), source: 'complaint' });
    await town.addIncident({ code: 'void', eventCode: '05-01', occurredAt: inMay(3), status: 'withdrawn' });
    await town.addIncident({ code: 'sign', eventCode: '02-02', occurredAt: inMay(3) });
    await town.addIncident({ code: 'late', eventCode: '05-01', occurredAt: inMay(11, 0) });
    const figure = await value(read('act-02'));
    expect(figure).toMatchObject({
      value: 3, unit: 'times', qualifier: 'exact', numerator: 3, denominator: null, n: 3, suppressed: null, provenance: 'simulated',
      dataset: 'town', district: null, period: { from: '2026-04-30T16:00:00.000Z', to: '2026-05-10T16:00:00.000Z', isOver: true },
      codeSet: { key: 'bureau-2023' }, byDistrict: [{ districtId: kailong, name: '凯龙城', count: 2 }, { districtId: null, name: null, count: 1 }],
    });
    const first = await value(records('act-02', { limit: 2 }));
    const second = await value(records('act-02', { limit: 2, cursor: first.nextCursor }));
    expect(first.total).toBe(3);
    expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(['board', 'shop', 'vendor']);
    expect(await value(read('act-02', { district: kailong }))).toMatchObject({ value: 2, district: kailong });
    expect(new URL(figure.records, 'http://x').searchParams.get('from')).toBe(may.from);
    expect((await value(read('act-08'))).value).toBe(1);
    expect((await value(read('inc-01'))).value).toBe(5);
  });
  test('relapse: of those somebody looked at again the share put down anew within 50 m and a day; what nobody looked at is told apart', async () => {
    // Nine spots 200 m apart, one a day, each passed the same afternoon: found again there, 30 m off, on the first four days.
    for (let day = 1; day <= 9; day += 1) {
      await town.addIncident({ occurredAt: inMay(day), position: at(200 * day, 0) });
      await town.addPass(await town.addSpot(at(200 * day, 0)), inMay(day, 15));
      if (day <= 4) await town.addIncident({ eventCode: '05-04', occurredAt: inMay(day, 14), position: at(200 * day + 30, 0) });
    }
    // Told twice within 15 minutes, and a sign at the same place: neither is a relapse.
    await town.addIncident({ occurredAt: inMay(9) + 600_000, source: 'complaint', position: at(1_800, 0) });
    await town.addIncident({ eventCode: '02-02', occurredAt: inMay(9, 12), position: at(1_800, 0) });
    // Where nobody goes, and without a place.
    await town.addIncident({ occurredAt: inMay(5), position: at(0, 900) });
    await town.addIncident({ occurredAt: inMay(5), position: null });
    // By hand: nine mornings, four finds at noon and the complaint, all passed that afternoon; only four mornings were followed by a find.
    expect(await value(read('act-02-relapse'))).toMatchObject({ unit: 'percent', numerator: 4, denominator: 14, n: 14, unknownCount: 1, suppressed: null, byDistrict: [{ districtId: null, count: 14 }] });
    expect((await value(read('act-02-relapse'))).value).toBeCloseTo((4 / 14) * 100, 9);
    expect(await value(read('act-02-relapse', { to: '2026-05-03T00:00:00+08:00' }))).toMatchObject({ value: null, suppressed: 'sample-too-small' });
    expect(await value(read('act-02-relapse', { from: '2020-01-01T00:00:00Z', to: '2020-02-01T00:00:00Z' }))).toMatchObject({ value: null, suppressed: 'no-records', unknownCount: 0 });
    expect(await refusalOf(records('act-02-relapse'))).toMatchObject({ code: 'records-elsewhere' });
    expect(await refusalOf(sumIndicators({ ctx: town.as('analyst'), input: { ids: ['act-02-relapse'] } }))).toMatchObject({ code: 'not-summable' });
  });
  test('computes the closure ratio from closed and due complaints; one within its 13 working days is not due', async () => {
    await town.store.transaction((tx) => putWorkCalendar(tx, {
      key: 'test', name: '试验日历', source: '按 2026 年通知抄录', coversFrom: '2026-01-01', coversTo: '2026-12-31', workedWeekends: ['2026-05-09'], holidays: [{ name: '劳动节', from: '2026-05-01', to: '2026-05-05' }],
    }));
    for (let day = 1; day <= 6; day++) await town.addIncident({ code: `c${day}`, eventCode: '03-01', source: day === 1 ? 'hotline' : 'complaint', occurredAt: inMay(day), status: day <= 4 ? 'closed' : 'open' });
    expect(await value(read('cmp-01'))).toMatchObject({ value: 6, unit: 'matters' });
    const ratio = await value(read('cmp-02'));
    // Four of six closed: by hand 66.67 %.
    expect(ratio.value).toBeCloseTo(66.667, 2);
    expect(ratio).toMatchObject({ numerator: 4, denominator: 6, n: 6, unit: 'percent', qualifier: 'exact' });
    expect((await value(records('cmp-02'))).items.map(({ code }) => code)).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect((await value(records('cmp-02', { part: 'denominator' }))).total).toBe(6);
    // By hand: the thirteenth working day after 5 May is 21 May (9 May is worked), after 6 May it is 22 May.
    town.clock.at = inMay(22, 0);
    expect(await value(read('cmp-02'))).toMatchObject({ value: 80, numerator: 4, denominator: 5 });
  });
  test('divides by the days that have passed, not by days to come', async () => {
    for (let i = 0; i < 36; i++) await town.addIncident({ occurredAt: inMay(1) + i * 60_000 });
    expect(await value(read('act-02-per-day'))).toMatchObject({ value: 3.6, numerator: 36, denominator: 10, unit: 'times-per-day' });
    town.clock.at = inMay(10, 0);
    expect(await value(read('act-02-per-day'))).toMatchObject({ value: 4, denominator: 9 });
    expect(await value(read('act-02'))).toMatchObject({ value: 36, qualifier: 'gte', period: { isOver: false } });
  });
  test('says that nobody recorded instead of counting zero, and zero where others recorded something else', async () => {
    expect(await value(read('act-01'))).toMatchObject({ value: null, suppressed: 'no-records' });
    await town.addIncident({ occurredAt: inMay(2) });
    expect(await value(read('act-01'))).toMatchObject({ value: 0, suppressed: null });
    expect(await value(read('cmp-02'))).toMatchObject({ value: null, denominator: 0, suppressed: 'sample-too-small' });
  });
});

describe('a sum', () => {
  const sum = (...ids: string[]) => sumIndicators({ ctx: town.as('director'), input: { ...may, ids } });
  beforeEach(async () => {
    for (let i = 0; i < 3; i++) await town.addIncident({ eventCode: '03-02', occurredAt: inMay(1) + i });
    for (let i = 0; i < 3; i++) await town.addIncident({ eventCode: '06-05', occurredAt: inMay(2) + i });
    for (let i = 0; i < 2; i++) await town.addIncident({ eventCode: '02-02', occurredAt: inMay(3) + i });
  });

  test('adds figures of one unit', async () => {
    expect(await value(sum('act-01', 'act-08'))).toEqual({ value: 5, unit: 'places', qualifier: 'exact', ids: ['act-01', 'act-08'] });
  });
  test('of 处 and 次 is refused although both count three', async () => {
    expect(await refusalOf(sum('act-01', 'act-06'))).toEqual({ code: 'mixed-units', pointer: '/ids', data: { units: ['places', 'times'] } });
  });
  test.each([
    [['act-02-per-day'], 'not-summable'], [['act-01', 'none'], 'unknown-indicator'],
  ])('of %j is refused as %s', async (ids, code) => {
    expect(await refusalOf(sum(...ids))).toMatchObject({ code, pointer: '/ids' });
  });
  test('never takes an absent figure for zero', async () => {
    const input = { ids: ['act-01'], from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' };
    expect(await refusalOf(sumIndicators({ ctx: town.as('director'), input }))).toMatchObject({ code: 'figure-missing', data: { ids: ['act-01'] } });
  });
});

describe('is refused', () => {
  test('under a name nobody knows, in no dataset, in another’s district, backwards, with a foreign cursor', async () => {
    const other = await Town.found(town.store, 'other');
    const district = await other.addDistrict('别处', [{ ring: rectangle(-10, -10, 10, 10) }]);
    expect(await refusalOf(read('none'))).toMatchObject({ code: 'unknown-indicator' });
    expect(await refusalOf(records('none'))).toMatchObject({ code: 'unknown-indicator' });
    expect(await refusalOf(read('act-02', { dataset: 'none' }))).toMatchObject({ code: 'unknown-dataset' });
    expect(await refusalOf(read('act-02', { dataset: 'town', district }))).toMatchObject({ code: 'unknown-district', pointer: '/district' });
    expect(await refusalOf(read('act-02', { from: may.to, to: may.from }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(records('act-02', { cursor: 'x' }))).toMatchObject({ code: 'cursor-invalid' });
  });
});
