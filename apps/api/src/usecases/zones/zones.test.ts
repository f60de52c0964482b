import { beforeEach, describe, expect, test } from 'vitest';
import { placeBell, marketRule, schoolTerm } from '../../db/schema';
import { putWorkCalendar } from '../../repositories/calendar-rules';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { readCalendar } from '../calendar/read-calendar';
import { readPlaceBells } from '../calendar/read-place-bells';
import { readHere } from '../spatial/read-here';
import { createZone } from './create-zone';
import { editZone } from './edit-zone';
import { exportZones } from './export-zones';
import { listZones } from './list-zones';
import { readZone } from './read-zone';

const allWeek = [0, 1, 2, 3, 4, 5, 6];
const window = (fromMinute: number, toMinute: number, days: 'every-day' | 'workdays' | 'market-days' = 'every-day') => ({ weekdays: allWeek, days, fromMinute, toMinute, season: null });
/** 2024-05-11 is a Saturday worked for the May holiday; 2024-05-10 a Friday. */
const local = (text: string): string => new Date(`${text}:00+08:00`).toISOString();
const listing = { limit: 50, sort: 'name' as const, removed: 'false' as const };
const drawing = { capacity: null, eventCodes: [], basis: '', effectiveFrom: null, effectiveTo: null, market: null, placeId: null, bellBeforeMinutes: 0, bellAfterMinutes: 0, hours: [], idempotencyKey: null };
const area = (west: number) => ({ type: 'MultiPolygon' as const, coordinates: [[rectangle(west, 0, west + 50, 50)]] });

let town: Town;
let own: number;
beforeEach(async () => {
  town = await Town.found(await testStore());
  own = await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]);
  await town.store.transaction((tx) => putWorkCalendar(tx, {
    key: 'cn', name: '节假日', source: '国务院办公厅通知', coversFrom: '2024-01-01', coversTo: '2024-12-31',
    holidays: [{ name: '劳动节', from: '2024-05-01', to: '2024-05-05' }], workedWeekends: ['2024-05-11'],
  }));
  await town.store.db.insert(marketRule).values({ datasetId: town.dataset.id, name: '东市', anchorOn: '2024-05-10', periodDays: 5 });
  await town.store.db.insert(schoolTerm).values({ datasetId: town.dataset.id, name: '春季学期', kind: 'spring', fromOn: '2024-03-01', toOn: '2024-06-30' });
});

const names = async (query: object): Promise<string[]> => {
  const answer = await listZones({ ctx: town.as('officer'), input: { ...listing, ...query } });
  return answer.ok ? answer.value.items.map(({ name }) => name) : [answer.refusal.code];
};

describe('the register of zones', () => {
  beforeEach(async () => {
    await town.addZone('夜市', 'permitted-vending', rectangle(-100, 0, -60, 20), { districtId: own, capacity: 60, hours: [window(1080, 1500)] });
    await town.addZone('集市摊区', 'permitted-vending', rectangle(100, 0, 140, 20), { capacity: 80, hours: [window(390, 960, 'market-days')], market: '东市' });
    await town.addZone('急诊通道', 'keep-clear', rectangle(-100, 0, -60, 40), { districtId: own });
    await town.addZone('工作日净空', 'keep-clear', rectangle(300, 0, 340, 40), { hours: [window(480, 1080, 'workdays')] });
  });
  test('tells which are in force at an instant: after midnight, on market days, on a worked Saturday', async () => {
    expect(await names({ state: 'in-force', at: local('2024-05-11T00:30') })).toEqual(['夜市', '急诊通道']);
    expect(await names({ state: 'in-force', at: local('2024-05-10T09:00') })).toEqual(['工作日净空', '急诊通道', '集市摊区']);
    expect(await names({ state: 'in-force', at: local('2024-05-11T09:00') })).toEqual(['工作日净空', '急诊通道']);
    expect(await names({ state: 'unknown', at: local('2025-05-12T09:00') })).toEqual(['工作日净空']);
  });
  test('is narrowed by kind, district, text and box, and sorted', async () => {
    expect(await names({ kind: 'permitted-vending', sort: '-capacity' })).toEqual(['集市摊区', '夜市']);
    expect(await names({ district: own })).toEqual(['夜市', '急诊通道']);
    expect(await names({ q: '摊区' })).toEqual(['集市摊区']);
    expect(await names({ bbox: [...at(90, -10), ...at(150, 30)] })).toEqual(['集市摊区']);
    expect(await names({ district: 999 })).toEqual(['unknown-district']);
  });
  test('comes in pages that miss none and repeat none', async () => {
    const first = await listZones({ ctx: town.as('officer'), input: { ...listing, limit: 3 } });
    const next = first.ok ? await listZones({ ctx: town.as('officer'), input: { ...listing, limit: 3, cursor: first.value.nextCursor ?? '' } }) : first;
    expect(first.ok && next.ok && [...first.value.items, ...next.value.items].map(({ name }) => name)).toEqual(['夜市', '工作日净空', '急诊通道', '集市摊区']);
    expect(first.ok && next.ok && [first.value.total, next.value.nextCursor]).toEqual([4, null]);
  });
  test('is exported as it is listed, and in GeoJSON with its areas', async () => {
    const textOf = async (input: object): Promise<string> => {
      const file = await exportZones({ ctx: town.as('command'), input: { ...listing, format: 'csv', ...input } });
      let text = '';
      if (file.ok) for await (const piece of file.value.pieces) text += piece;
      return file.ok ? text : file.refusal.code;
    };
    const [heading, first] = (await textOf({ kind: 'permitted-vending' })).split('\r\n');
    expect(heading).toBe('\uFEFF编号,名称,类型,片区,摊位数,时段,集市,事件代码,依据,生效,失效,面积（平方米）,数据性质');
    expect(first).toMatch(/,夜市,许可摊区,凯龙城,60,every-day 18:00-25:00,,,,,,800,模拟$/);
    const { features } = JSON.parse(await textOf({ format: 'geojson' })) as { features: { geometry: { type: string }; properties: { hours: string } }[] };
    expect(features.map(({ geometry, properties }) => [geometry.type, properties.hours])).toEqual([
      ['MultiPolygon', 'every-day 18:00-25:00'], ['MultiPolygon', 'workdays 08:00-18:00'], ['MultiPolygon', ''], ['MultiPolygon', 'market-days 06:30-16:00'],
    ]);
  });
  test('answers what holds here, in force first', async () => {
    const [lng, lat] = at(-80, 10);
    const here = await readHere({ ctx: town.as('officer'), input: { lng, lat, radiusMetres: 50, at: local('2024-05-10T12:00') } });
    expect(here.ok && here.value.zones.map(({ name, state }) => [name, state.state])).toEqual([['急诊通道', 'in-force'], ['夜市', 'not-in-force']]);
  });
});

describe('drawing and changing', () => {
  const draw = (changes: object = {}) => createZone({ ctx: town.as('director'), input: { ...drawing, code: 'N1', name: '便民点', kind: 'permitted-vending', area: area(-500), ...changes } });
  test('a new zone knows its district and its area', async () => {
    const made = await draw({ capacity: 12, hours: [window(360, 600)], market: '东市' });
    expect(made.ok && [made.value.districtName, Math.round(made.value.areaSquareMetres / 10) * 10, made.value.market, made.value.permittedActions]).toEqual(['凯龙城', 2500, '东市', ['zone.edit']]);
  });
  test.each([
    ['hours that end before they begin', { hours: [window(600, 600)] }, 'zone-hours-invalid', '/hours/0/toMinute'],
    ['a code of no event', { eventCodes: ['05-01', '99-99'] }, 'unknown-event-code', '/eventCodes/1'],
    ['a market nobody holds', { market: '西市' }, 'unknown-market', '/market'],
    ['a place that is not there', { placeId: 999 }, 'unknown-place', '/placeId'],
    ['an end before its beginning', { effectiveFrom: local('2024-05-02T00:00'), effectiveTo: local('2024-05-01T00:00') }, 'window-ends-before-it-begins', '/effectiveTo'],
    ['an area that crosses itself', { area: { type: 'MultiPolygon', coordinates: [[[at(0, 0), at(50, 50), at(50, 0), at(0, 50), at(0, 0)]]] } }, 'invalid-geometry', undefined],
    ['an area far away', { area: { type: 'MultiPolygon', coordinates: [[[[10, 10], [11, 10], [11, 11], [10, 10]]]] } }, 'outside-dataset', '/area'],
  ])('refuses %s', async (_, changes, code, pointer) => {
    const made = await draw(changes);
    expect(made.ok ? made : made.refusal).toMatchObject(pointer === undefined ? { code } : { code, pointer });
  });
  test('refuses a code that is taken', async () => {
    await draw();
    expect(await draw()).toMatchObject({ ok: false, refusal: { code: 'already-exists' } });
  });
  test('changes what is named and keeps the rest; the second of two editors is told', async () => {
    const id = await town.addZone('夜市', 'permitted-vending', rectangle(-100, 0, -60, 20), { capacity: 60, hours: [window(1080, 1500)] });
    const edited = await editZone({ ctx: town.as('director'), input: { id, version: 1, edit: { capacity: 40 } } });
    expect(edited.ok && [edited.value.capacity, edited.value.hours, edited.value.version]).toEqual([40, [window(1080, 1500)], 2]);
    expect(await editZone({ ctx: town.as('director'), input: { id, version: 1, edit: { capacity: 50 } } })).toMatchObject({ ok: false, refusal: { code: 'version-conflict', data: { capacity: 40 } } });
    expect(await editZone({ ctx: town.as('director'), input: { id: 999, version: 1, edit: {} } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
  test('a withdrawn zone is gone from list and map, and comes back when it is restored', async () => {
    const id = await town.addZone('夜市', 'permitted-vending', rectangle(-100, 0, -60, 20));
    await editZone({ ctx: town.as('director'), input: { id, version: 1, edit: { isRemoved: true } } });
    expect([await names({}), await names({ removed: 'true' })]).toEqual([[], ['夜市']]);
    await editZone({ ctx: town.as('director'), input: { id, version: 2, edit: { isRemoved: false } } });
    expect([await names({}), await names({ removed: 'true' })]).toEqual([['夜市'], []]);
  });
});

describe('days and bells', () => {
  test('a span of days says what each is and where that is known from', async () => {
    const answer = await readCalendar({ ctx: town.as('officer'), input: { from: '2024-05-10', to: '2024-05-12' } });
    expect(answer.ok && answer.value.items.map(({ kind, markets, isSchoolDay }) => [kind, markets, isSchoolDay])).toEqual([['workday', ['东市'], true], ['worked-weekend', [], true], ['weekend', [], false]]);
    expect(answer.ok && answer.value.work).toMatchObject({ coversTo: '2024-12-31' });
  });
  test('a span that runs backwards or over years is refused', async () => {
    const ask = async (from: string, to: string) => { const answer = await readCalendar({ ctx: town.as('officer'), input: { from, to } }); return answer.ok ? 'ok' : answer.refusal.code; };
    expect([await ask('2024-05-10', '2024-05-09'), await ask('2024-01-01', '2027-01-01'), await ask('2024-01-01', '2025-12-31')]).toEqual(['window-ends-before-it-begins', 'too-many-days', 'ok']);
  });
  test('the surroundings of a school hold around its bells', async () => {
    const school = await town.addPlace('一小', 'school', at(0, 0));
    await town.store.db.insert(placeBell).values({ placeId: school, minute: 990, label: '放学', weekdays: [0, 1, 2, 3, 4], term: null });
    const id = await town.addZone('一小周边', 'sensitive', rectangle(-100, -100, 100, 100), { placeId: school, bellBeforeMinutes: 30, bellAfterMinutes: 30 });
    const stateAt = async (when: string) => { const zone = await readZone({ ctx: town.as('officer'), input: { id, at: local(when) } }); return zone.ok ? zone.value.state : zone.refusal; };
    expect(await stateAt('2024-05-10T16:10')).toEqual({ state: 'in-force', because: 'bell', bell: '放学' });
    expect(await stateAt('2024-05-01T16:10')).toEqual({ state: 'not-in-force', because: 'no-school', bell: null });
    expect(await readPlaceBells({ ctx: town.as('officer'), input: { id: school } })).toMatchObject({ ok: true, value: { name: '一小', bells: [{ minute: 990 }] } });
    expect(await readPlaceBells({ ctx: town.as('officer'), input: { id: 999 } })).toMatchObject({ ok: false, refusal: { code: 'not-found' } });
  });
});
