import { describe, expect, test } from 'vitest';
import { bboxOf, distanceMetres, lineLengthMetres, pointInMultiPolygon, pointInPolygon, polygonAreaSquareMetres, validatePolygon, type Position } from '@wuding/geo';
import { countyDrawings, countyGround } from '../testing/county';
import { prepareGround } from './prepare-ground';

const ground = countyGround();

describe('the county\'s streets', () => {
  test('keep the length of each class they were drawn with', () => {
    const drawn = { main: 0, secondary: 0, alley: 0 }, laid = { main: 0, secondary: 0, alley: 0 };
    for (const { controlClass, coordinates } of countyDrawings.streets) drawn[controlClass] += lineLengthMetres([...coordinates]);
    for (const { controlClass, lengthMetres } of ground.streets) laid[controlClass] += lengthMetres;
    for (const each of ['main', 'secondary', 'alley'] as const) expect(laid[each] / drawn[each]).toBeCloseTo(1, 2);
  });
  test('are one connected network of pieces no longer than 200 m, with codes of their own', () => {
    expect(Math.max(...ground.streets.map(({ lengthMetres }) => lengthMetres))).toBeLessThanOrEqual(200.01);
    expect(new Set(ground.streets.map(({ code }) => code)).size).toBe(ground.streets.length);
    const neighbours = new Map<string, string[]>();
    for (const { fromNode, toNode } of ground.streets) {
      neighbours.set(fromNode, [...(neighbours.get(fromNode) ?? []), toNode]);
      neighbours.set(toNode, [...(neighbours.get(toNode) ?? []), fromNode]);
    }
    const reached = new Set<string>();
    const queue = [ground.streets[0]?.fromNode ?? ''];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      queue.push(...(neighbours.get(node) ?? []));
    }
    expect(reached.size).toBe(neighbours.size);
  });
  test('know their three bridges', () => {
    expect(ground.streets.filter(({ isBridge }) => isBridge)).toHaveLength(3);
  });
});

describe('the county\'s districts', () => {
  test('are the seven, each a sound area about as large as drawn and mostly where it was drawn', () => {
    expect(ground.districts.map(({ name }) => name)).toEqual(['凯龙城', '东卡', '公租房', '黄龙玉交易中心', '农贸市场', '学校片区', '医院片区']);
    for (const [i, { polygons, name }] of ground.districts.entries()) {
      const drawn = countyDrawings.districts[i]?.ring ?? [];
      const [outline] = polygons[0] ?? [];
      expect(validatePolygon({ type: 'MultiPolygon', coordinates: polygons }), name).toMatchObject({ ok: true, repairs: [] });
      const ratio = polygonAreaSquareMetres([outline ?? []]) / polygonAreaSquareMetres([drawn]);
      expect(ratio, name).toBeGreaterThan(0.93);
      expect(ratio, name).toBeLessThan(1.07);
      expect(shareOf(drawn, outline ?? []), name).toBeGreaterThan(0.92);
      expect(shareOf(outline ?? [], drawn), name).toBeGreaterThan(0.92);
    }
  });
  test('meet none of the others', () => {
    for (const one of ground.districts) {
      for (const other of ground.districts) {
        if (one !== other) expect(one.polygons.flat(2).some((position) => pointInMultiPolygon(position, other.polygons))).toBe(false);
      }
    }
  });
  test('have edges on the middles of streets where blocks make them up', () => {
    const vertices = ground.streets.flatMap(({ coordinates }) => coordinates);
    const outline = ground.districts.find(({ name }) => name === '农贸市场')?.polygons.flat(2) ?? [];
    const gaps = outline.map((position) => Math.min(...vertices.filter((v) => Math.abs(v[1] - position[1]) < 0.0005).map((v) => distanceMetres(v, position))));
    expect(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]).toBeLessThan(20);
  });
});

describe('the county\'s places', () => {
  test('include what gives the town its rhythm', () => {
    const count = (kind: string) => ground.places.filter((place) => place.kind === kind).length;
    expect([count('school') >= 4, count('hospital') >= 1, count('market') >= 2, count('site') >= 2]).toEqual([true, true, true, true]);
    expect([count('mall'), count('exchange'), count('housing')]).toEqual([1, 1, 1]);
    expect(count('government')).toBeGreaterThan(0);
  });
  test.each([['凯龙城购物中心', '凯龙城'], ['县城农贸市场', '农贸市场'], ['黄龙玉交易中心', '黄龙玉交易中心'], ['幸福家园公租房', '公租房'], ['县第一中学', '学校片区'], ['县人民医院', '医院片区']])(
    '%s lies in 片区 %s, beside a street and not on it', (placeName, districtName) => {
      const place = ground.places.find(({ name }) => name === placeName);
      const district = ground.districts.find(({ name }) => name === districtName);
      expect(pointInMultiPolygon(place?.position ?? [0, 0], district?.polygons ?? [])).toBe(true);
      const nearest = Math.min(...ground.streets.flatMap(({ coordinates }) => coordinates.map((v) => distanceMetres(v, place?.position ?? [0, 0]))));
      expect(nearest).toBeGreaterThan(15);
      expect(nearest).toBeLessThan(90);
    });
});

test('the same drawings and seed lay out the same county; another seed moves its places only', () => {
  expect(prepareGround(20_221_215, countyDrawings)).toEqual(ground);
  const other = prepareGround(7, countyDrawings);
  expect(other.streets).toEqual(ground.streets);
  expect(other.districts).toEqual(ground.districts);
  expect(other.places).not.toEqual(ground.places);
});

/** Share of a ring's area that lies in another, by 4,000 points scattered over its box (Halton sequence of bases 2 and 3). */
function shareOf(ring: readonly Position[], other: readonly Position[]): number {
  const [west, south, east, north] = bboxOf(ring) ?? [0, 0, 0, 0];
  const own = Array.from({ length: 4_000 }, (_, i): Position => [west + (east - west) * halton(i + 1, 2), south + (north - south) * halton(i + 1, 3)])
    .filter((position) => pointInPolygon(position, [ring]));
  return own.filter((position) => pointInPolygon(position, [other])).length / own.length;
}

function halton(index: number, base: number): number {
  let value = 0;
  for (let i = index, share = 1 / base; i > 0; i = Math.floor(i / base), share /= base) value += (i % base) * share;
  return value;
}
