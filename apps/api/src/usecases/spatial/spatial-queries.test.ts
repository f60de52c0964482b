import { beforeEach, describe, expect, test } from 'vitest';
import { distanceMetres, type Position } from '@wuding/geo';
import type { Result } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { readAlongStreet } from './read-along-street';
import { readDistrictAt } from './read-district-at';
import { readHere } from './read-here';
import { readNearest } from './read-nearest';
import { readWithin } from './read-within';

let town: Town;
const spring = Date.UTC(2026, 2, 1), winter = Date.UTC(2026, 0, 1), summer = Date.UTC(2026, 5, 1);
const text = (instant: number): string => new Date(instant).toISOString();
const lngLat = ([lng, lat]: Position): { lng: number; lat: number } => ({ lng, lat });

async function value<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(settled.refusal.code);
  return settled.value;
}
const refusalOf = async (result: Promise<Result<unknown>>) => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};

beforeEach(async () => {
  town = await Town.found(await testStore());
});

describe('which district at that time', () => {
  const districtAt = async (position: Position, instant: number) =>
    (await value(readDistrictAt({ ctx: town.as('officer'), input: { ...lngLat(position), at: text(instant) } }))).district?.name ?? null;

  test('follows a boundary that moved in spring, to the instant', async () => {
    await town.addDistrict('农贸市场', [{ ring: rectangle(0, 0, 200, 200), to: spring }, { ring: rectangle(200, 0, 400, 200), from: spring }]);
    expect(await districtAt(at(100, 100), winter)).toBe('农贸市场');
    expect(await districtAt(at(100, 100), spring - 1)).toBe('农贸市场');
    expect(await districtAt(at(100, 100), spring)).toBeNull();
    expect(await districtAt(at(300, 100), spring - 1)).toBeNull();
    expect(await districtAt(at(300, 100), spring)).toBe('农贸市场');
  });
  test('is the smaller of two that overlap, and none outside', async () => {
    await town.addDistrict('大片', [{ ring: rectangle(-500, -500, 500, 500) }]);
    await town.addDistrict('小片', [{ ring: rectangle(-50, -50, 50, 50) }]);
    expect([await districtAt(at(0, 0), summer), await districtAt(at(100, 0), summer), await districtAt(at(600, 0), summer)]).toEqual(['小片', '大片', null]);
  });
  test('belongs to the dataset asked for: another city\'s district on the same ground does not answer', async () => {
    await town.addDistrict('农贸市场', [{ ring: rectangle(0, 0, 200, 200) }]);
    const other = await Town.found(town.store, 'other-town');
    expect((await value(readDistrictAt({ ctx: other.as('officer'), input: { ...lngLat(at(100, 100)), at: text(summer) } }))).district).toBeNull();
    expect((await value(readDistrictAt({ ctx: other.as('officer'), input: { dataset: 'town', ...lngLat(at(100, 100)), at: text(summer) } }))).district?.name).toBe('农贸市场');
  });
});

describe('nearest', () => {
  const nearest = (input: Partial<Parameters<typeof readNearest>[0]['input']>) => value(readNearest({
    ctx: town.as('officer'), input: { ...lngLat(at(0, 0)), kind: 'place', limit: 5, maxDistanceMetres: 5_000, ...input },
  }));

  test('orders by metres on the ground, not by degrees', async () => {
    // 103 m east is fewer metres but more degrees of longitude than 101 m north: a degree of longitude is 9 % shorter here.
    await town.addPlace('东', 'shop', at(100, 0));
    await town.addPlace('北', 'shop', at(0, 103));
    const { items } = await nearest({ limit: 1 });
    expect(items.map(({ name }) => name)).toEqual(['东']);
    const both = await nearest({});
    expect(both.items.map(({ distanceMetres: metres }) => Math.round(metres * 100) / 100)).toEqual([100, 103]);
  });
  test('agrees with the geodesic distance of every place, from wherever one asks', async () => {
    const places = Array.from({ length: 60 }, (_, i): Position => at(((i * 733) % 3001) - 1500, ((i * 1291) % 2903) - 1450));
    for (const [i, position] of places.entries()) await town.addPlace(`p${i}`, 'shop', position);
    for (const from of [at(0, 0), at(1490, -1440), at(-700, 300)]) {
      const expected = places.map((position) => distanceMetres(from, position)).sort((a, b) => a - b).slice(0, 7);
      const { items } = await nearest({ ...lngLat(from), limit: 7 });
      expect(items.length).toBe(7);
      items.forEach((item, i) => expect(item.distanceMetres).toBeCloseTo(expected[i] ?? NaN, 3));
    }
  });
  test('stops at the greatest distance, and says nothing when nothing is in reach', async () => {
    await town.addPlace('近', 'shop', at(0, 99));
    await town.addPlace('远', 'shop', at(0, 101));
    expect((await nearest({ maxDistanceMetres: 100 })).items.map(({ name }) => name)).toEqual(['近']);
    expect((await nearest({ maxDistanceMetres: 50 })).items).toEqual([]);
  });
  test('measures a street to the nearest point of it and gives that point', async () => {
    await town.addStreet('斜街', 'secondary', [at(-100, 0), at(100, 200)]);
    const [street] = (await nearest({ kind: 'road-segment' })).items;
    // the foot of the perpendicular from the origin to the line y = x + 100 is (−50, 50), 100/√2 away
    expect(street).toMatchObject({ kind: 'road-segment', name: '斜街', detail: 'secondary' });
    expect(street?.distanceMetres).toBeCloseTo(Math.SQRT1_2 * 100, 1);
    expect(distanceMetres(street?.position ?? [0, 0], at(-50, 50))).toBeLessThan(0.1);
  });
  test('finds a district at distance 0 from inside and to its edge from outside', async () => {
    await town.addDistrict('东卡', [{ ring: rectangle(100, -50, 300, 50) }]);
    const [outside] = (await nearest({ kind: 'district' })).items;
    expect(outside?.distanceMetres).toBeCloseTo(100, 1);
    expect((await nearest({ kind: 'district', ...lngLat(at(200, 0)) })).items[0]?.distanceMetres).toBe(0);
  });
  test('leaves withdrawn and unlocated incidents out, and tells when the others occurred', async () => {
    await town.addIncident({ position: at(10, 0), status: 'withdrawn' });
    await town.addIncident({ position: null });
    await town.addIncident({ position: at(0, 20), occurredAt: winter, eventCode: '05-04' });
    const { items } = await nearest({ kind: 'incident' });
    expect(items).toMatchObject([{ kind: 'incident', name: '店外经营', detail: '2026-01-01T00:00:00.000Z' }]);
  });
  test('shows incidents only to those who may read incidents', async () => {
    const answer = readNearest({ ctx: town.as('auditor'), input: { ...lngLat(at(0, 0)), kind: 'incident', limit: 5, maxDistanceMetres: 100 } });
    expect(await refusalOf(answer)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('what is here', () => {
  const here = (position: Position, extra: object = {}) =>
    value(readHere({ ctx: town.as('officer'), input: { ...lngLat(position), radiusMetres: 50, ...extra } }));

  test('names district, street, places and incidents within the radius', async () => {
    const districtId = await town.addDistrict('凯龙城', [{ ring: rectangle(-300, -300, 300, 300) }]);
    const segmentId = await town.addStreet('凯龙路', 'main', [at(-200, 30), at(200, 30)]);
    await town.addPlace('凯龙商场', 'mall', at(0, 40));
    await town.addPlace('远处的学校', 'school', at(0, 400));
    await town.addIncident({ position: at(0, 49) });
    await town.addIncident({ position: at(0, 51) });
    const answer = await here(at(0, 0));
    expect(answer.district).toEqual({ id: districtId, name: '凯龙城', grade: 'regular' });
    expect(answer.street).toMatchObject({ id: segmentId, name: '凯龙路', controlClass: 'main' });
    expect(answer.street?.distanceMetres).toBeCloseTo(30, 1);
    expect(answer.places).toMatchObject([{ name: '凯龙商场', detail: 'mall' }]);
    expect(answer.places[0]?.distanceMetres).toBeCloseTo(40, 2);
    expect(answer.incidentCount).toBe(1);
    expect(answer.incidents).toHaveLength(1);
  });
  test('is nothing in the middle of nowhere', async () => {
    expect(await here(at(1900, 1900))).toEqual({ district: null, street: null, places: [], incidentCount: 0, incidents: [], zones: [] });
  });
  test('counts every incident of the window but shows only the nearest twenty', async () => {
    for (let i = 0; i < 25; i++) await town.addIncident({ position: at(i, 0), occurredAt: i < 5 ? winter : spring });
    const all = await here(at(0, 0));
    expect([all.incidentCount, all.incidents.length]).toEqual([25, 20]);
    expect((await here(at(0, 0), { from: text(winter), to: text(spring) })).incidentCount).toBe(5);
    expect((await here(at(0, 0), { from: text(spring) })).incidentCount).toBe(20);
  });
  test('refuses a window that ends before it begins', async () => {
    const answer = readHere({ ctx: town.as('officer'), input: { ...lngLat(at(0, 0)), radiusMetres: 50, from: text(spring), to: text(winter) } });
    expect(await refusalOf(answer)).toEqual({ code: 'window-ends-before-it-begins', pointer: '/to' });
  });
});

describe('within a polygon', () => {
  const within = (ring: Position[], extra: object = {}) => readWithin({
    ctx: town.as('officer'), input: { polygon: { type: 'Polygon', coordinates: [ring] }, kinds: ['place', 'road-segment', 'incident'], limit: 100, ...extra },
  });

  test('counts what lies inside, streets that touch it, and nothing else', async () => {
    for (const east of [-60, -40, 0, 40, 60]) await town.addPlace(`p${east}`, 'shop', at(east, 0));
    await town.addStreet('穿过', 'alley', [at(-500, 10), at(500, 10)]);
    await town.addStreet('旁边', 'alley', [at(-500, 80), at(500, 80)]);
    await town.addIncident({ position: at(49, 49) });
    await town.addIncident({ position: at(49, 51) });
    await town.addIncident({ position: at(1, 1), status: 'withdrawn' });
    const answer = await value(within(rectangle(-50, -50, 50, 50)));
    expect(answer.counts).toEqual({ place: 3, 'road-segment': 1, incident: 1 });
    expect(answer.items.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['place p0', 'road-segment 穿过', 'place p-40', 'place p40', 'incident 无照经营游商']);
  });
  test('agrees with ST_Covers over scattered incidents and an L-shaped area', async () => {
    for (let i = 0; i < 150; i++) await town.addIncident({ position: at(((i * 37) % 211) - 105, ((i * 53) % 199) - 99) });
    const ring = [at(-80, -80), at(80, -80), at(80, 0), at(0, 0), at(0, 80), at(-80, 80), at(-80, -80)];
    const answer = await value(within(ring, { kinds: ['incident'], limit: 10 }));
    const [truth] = await rowsOf<{ count: number }>(town.store.db, sql`
      select count(*)::int as count from incident where st_covers(st_setsrid(st_geomfromgeojson(${JSON.stringify({ type: 'Polygon', coordinates: [ring] })}), 4326), position)`);
    expect(answer.counts).toEqual({ incident: truth?.count });
    expect(truth?.count).toBeGreaterThan(30);
    expect(answer.items).toHaveLength(10);
  });
  test('refuses a bow tie, saying where', async () => {
    expect(await refusalOf(within([at(0, 0), at(100, 100), at(100, 0), at(0, 100), at(0, 0)])))
      .toMatchObject({ code: 'invalid-geometry', data: { reason: 'self-crossing' }, pointer: expect.stringMatching(/^\/polygon/) });
  });
});

describe('along a street', () => {
  const along = (extra: object = {}) =>
    value(readAlongStreet({ ctx: town.as('officer'), input: { name: '人民路', bufferMetres: 30, limit: 100, ...extra } }));
  beforeEach(async () => {
    await town.addStreet('人民路', 'main', [at(0, 0), at(150, 0)]);
    await town.addStreet('人民路', 'main', [at(150, 0), at(150, 100)]);
    await town.addStreet('兴龙路', 'secondary', [at(0, 200), at(150, 200)]);
  });

  test('takes all segments of the name as one street', async () => {
    const answer = await along();
    expect(answer).toMatchObject({ name: '人民路', controlClass: 'main', segmentCount: 2, incidentCount: 0, byCode: {}, places: [] });
    expect(answer.lengthMetres).toBeCloseTo(250, 1);
  });
  test('counts an incident at the corner once, and only within the buffer', async () => {
    await town.addIncident({ position: at(145, 5), eventCode: '05-04' });
    await town.addIncident({ position: at(75, 29.9) });
    await town.addIncident({ position: at(75, -30.1) });
    await town.addIncident({ position: at(-29, 0), status: 'withdrawn' });
    expect(await along()).toMatchObject({ incidentCount: 2, byCode: { '05-04': 1, '05-01': 1 } });
    expect(await along({ bufferMetres: 31 })).toMatchObject({ incidentCount: 3 });
  });
  test('lists the places on it, nearest to its middle first', async () => {
    await town.addPlace('对面', 'shop', at(50, 25));
    await town.addPlace('路边', 'shop', at(148, 50));
    await town.addPlace('远处', 'shop', at(50, 100));
    const { places } = await along();
    expect(places.map(({ name, distanceMetres: metres }) => [name, Math.round(metres * 10) / 10])).toEqual([['路边', 2], ['对面', 25]]);
  });
  test('keeps to the window, and knows no street of another name', async () => {
    await town.addIncident({ position: at(75, 0), occurredAt: winter });
    await town.addIncident({ position: at(75, 0), occurredAt: spring });
    expect((await along({ from: text(winter), to: text(spring) })).incidentCount).toBe(1);
    expect(await refusalOf(readAlongStreet({ ctx: town.as('officer'), input: { name: "'; drop table place; --", bufferMetres: 30, limit: 10 } })))
      .toEqual({ code: 'not-found', pointer: '/name' });
  });
});
