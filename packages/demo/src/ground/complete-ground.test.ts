import { describe, expect, test } from 'vitest';
import { checkZoneHours, civilDateOf, dayFactsOf, isWorkday, zoneStateAt, type CalendarRules } from '@wuding/domain';
import { distanceMetres, pointInMultiPolygon, pointInPolygon, polygonAreaSquareMetres, validatePolygon } from '@wuding/geo';
import { dayFacts, dayOfDate } from '../life/calendar';
import { countyDrawings, countyGround } from '../testing/county';
import { copyGround } from './copy-ground';
import { marketRules, schoolTerms } from './county-calendar';
import { placeWishes } from './county-profile';
import { setPlaces } from './places';
import { openShops } from './shops';
import { streetLines } from './street-lines';
import { countyCentre } from './prepare-ground';

const ground = countyGround();
const { shops, zones, cells, bells, places, coveredWalks } = ground;
const lines = streetLines(countyDrawings.streets, countyCentre);

describe('shop fronts', () => {
  test('are at least 1,100, each with a code, a name and a house number of its street', () => {
    expect(shops.length).toBeGreaterThanOrEqual(1_100);
    expect(new Set(shops.map(({ code }) => code)).size).toBe(shops.length);
    const streetNames = new Set(countyDrawings.streets.map(({ name }) => name));
    for (const { name, address } of shops) {
      expect(name.length).toBeGreaterThan(2);
      expect(streetNames.has(address.replace(/\d+号$/, ''))).toBe(true);
    }
    expect(new Set(shops.map(({ name }) => name)).size / shops.length).toBeGreaterThan(0.95);
  });
  test('stand on the edge of a block and face the street of their address, thick in the middle of town', () => {
    for (const { position, address } of shops.filter((_, i) => i % 20 === 0)) {
      const onEdge = countyDrawings.blocks.some((ring) => ring.some((corner, i) => i > 0 && onSide(position, ring[i - 1]!, corner)));
      expect(onEdge, address).toBe(true);
      expect(lines.footOf(position, 22)?.street.name).toBe(address.replace(/\d+号$/, ''));
    }
    const central = shops.filter(({ position }) => distanceMetres(position, countyCentre) < 800).length;
    expect(central / shops.length).toBeGreaterThan(0.4);
  });
  test('another block, or another wish for a place, moves none of them', () => {
    const fewer = openShops(20_221_215, countyDrawings.blocks.slice(0, 200), lines, places);
    expect(shops.slice(0, fewer.length)).toEqual(fewer);
    const more = setPlaces(20_221_215, [...placeWishes, { kind: 'site', name: '龙泉路新工地', district: null, street: '龙泉路' }], ground.streets, ground.districts);
    expect(more.slice(0, places.length)).toEqual(places);
  });
});

/** A point lies on a side when the two stretches to its ends are together no longer than the side. */
const onSide = (p: [number, number], a: readonly [number, number], b: readonly [number, number]): boolean =>
  Math.hypot(p[0] - a[0], p[1] - a[1]) + Math.hypot(p[0] - b[0], p[1] - b[1]) - Math.hypot(a[0] - b[0], a[1] - b[1]) < 1e-7;

describe('zones', () => {
  test('are sound areas with hours a day can have, of every kind the law asks for', () => {
    for (const { polygons, hours, code } of zones) {
      expect(validatePolygon({ type: 'MultiPolygon', coordinates: polygons }), code).toMatchObject({ ok: true, repairs: [] });
      expect(checkZoneHours(hours).ok, code).toBe(true);
    }
    const count = (kind: string) => zones.filter((zone) => zone.kind === kind).length;
    expect([count('barbecue-ban'), count('permitted-vending') >= 6, count('keep-clear') >= 1, count('sensitive') >= 5]).toEqual([2, true, true, true]);
    expect(zones.filter(({ kind, capacity }) => (kind === 'permitted-vending') !== (capacity !== null))).toEqual([]);
  });
  test('the mall has its covered walk inside the zone that keeps it clear', () => {
    const [walk] = coveredWalks;
    const clear = zones.find(({ name }) => name === '凯龙城风雨廊');
    expect(walk?.line.slice(1, -1).every((position) => pointInMultiPolygon(position, clear?.polygons ?? []))).toBe(true);
    const mall = places.find(({ kind }) => kind === 'mall')?.position ?? [0, 0];
    expect(Math.min(...(walk?.line ?? []).map((position) => distanceMetres(position, mall)))).toBeLessThan(40);
  });
  test('four schools at least have bells, and each lies in the middle of its buffer', () => {
    const schools = places.filter(({ kind }) => kind === 'school');
    expect(schools.length).toBeGreaterThanOrEqual(4);
    for (const { code, position } of schools) {
      expect(bells.filter(({ placeCode }) => placeCode === code).length).toBeGreaterThanOrEqual(2);
      expect(pointInMultiPolygon(position, zones.find(({ placeCode }) => placeCode === code)?.polygons ?? [])).toBe(true);
    }
  });
});

describe('the unit grid', () => {
  test('holds all floors of the town but sheds, in cells of 120 m', () => {
    const floors = countyDrawings.buildings.reduce((sum, { rings, storeys }) => sum + polygonAreaSquareMetres(rings) * storeys, 0);
    expect(cells.reduce((sum, { floorAreaSquareMetres }) => sum + floorAreaSquareMetres, 0) / floors).toBeGreaterThan(0.995);
    for (const { ring } of cells) expect(polygonAreaSquareMetres([ring]) / 120 ** 2).toBeCloseTo(1, 2);
    expect(new Set(cells.map(({ code }) => code)).size).toBe(cells.length);
  });
});

describe('days', () => {
  const work = { coversFrom: '2022-12-01', coversTo: '2026-12-31', holidays: [{ name: '国庆节', from: '2023-10-01', to: '2023-10-06' }], workedWeekends: ['2023-10-07', '2023-10-08'] };
  const rules: CalendarRules = { work, markets: marketRules, terms: schoolTerms };
  const lived = { holidays: new Set(['2023-10-01', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06']), workedWeekends: new Set(work.workedWeekends) };
  test('are the same to the bureau as to the people who live them', () => {
    for (let day = dayOfDate('2022-12-15'); day <= dayOfDate('2026-12-31'); day++) {
      const facts = dayFactsOf(civilDateOf(day), rules);
      const { isWorkday: works, isSchoolDay, isMarketDay, weekday } = dayFacts(1, day, lived);
      expect([facts.weekday, isWorkday(facts), facts.isSchoolDay, facts.markets.length > 0], facts.on).toEqual([weekday, works, isSchoolDay, isMarketDay]);
    }
  });
  test('the market ground of 东卡 is open at nine on a market day and on no other', () => {
    const zone = zones.find(({ name }) => name === '东卡集市摊区')!;
    const isOpen = (on: string): boolean => zoneStateAt({ ...zone, effectiveFromAt: null, effectiveToAt: null, bells: [] }, { at: 0, civil: { on, minute: 540 }, factsOf: (day) => dayFactsOf(day, rules) }).state === 'in-force';
    expect(['2024-05-29', '2024-05-30', '2024-05-31', '2024-06-01', '2024-06-02', '2024-06-03'].map(isOpen)).toEqual(
      ['2024-05-29', '2024-05-30', '2024-05-31', '2024-06-01', '2024-06-02', '2024-06-03'].map((on) => dayOfDate(on) % 5 === 2));
  });
});

test('a copy of the town has all of it, with codes of its own and beside the first', () => {
  const copy = copyGround(ground, 2, 4);
  expect([copy.shops.length, copy.zones.length, copy.cells.length, copy.bells.length, copy.coveredWalks.length]).toEqual([shops.length, zones.length, cells.length, bells.length, coveredWalks.length]);
  const codes = (of: typeof ground): string[] => [...of.shops, ...of.zones, ...of.cells, ...of.coveredWalks].map(({ code }) => code);
  expect(codes(copy).filter((code) => codes(ground).includes(code))).toEqual([]);
  expect(copy.zones.every(({ placeCode }) => placeCode === null || copy.places.some(({ code }) => code === placeCode))).toBe(true);
  expect(copy.cells.some(({ ring }) => cells.some((cell) => pointInPolygon(ring[0]!, [cell.ring])))).toBe(false);
});
