import { describe, expect, test } from 'vitest';
import { bboxContains, bboxOf, distanceMetres, pointInMultiPolygon } from '@wuding/geo';
import { copyGround } from './ground/copy-ground';
import { yearFigures } from './life/exact-totals';
import { countyGround } from './testing/county';
import { simulateCounty, type CountyInput } from './simulate-county';

const ground = countyGround();
const calendar = { holidays: new Set<string>(), workedWeekends: new Set<string>() };
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const live = (extra: Partial<CountyInput> = {}) =>
  [...simulateCounty({ seed: 20_221_215, untilAt: inShanghai('2024-07-01T17:00:00'), ground, calendar, meetsTotals: true, ...extra }).days()];
const days = live();
const all = days.flatMap(({ incidents }) => incidents);
const visits = days.flatMap((day) => day.visits);
const share = (isOne: (incident: (typeof all)[number]) => boolean): number => all.filter(isOne).length / all.length;

describe('time', () => {
  test('what occurred before a midnight is the same to the letter, however far the simulation runs: within the published year and after it', () => {
    for (const midnight of ['2023-11-20', '2024-03-01']) {
      const untilAt = inShanghai(`${midnight}T00:00:00`);
      const told = live({ untilAt });
      const day = Math.floor((untilAt + 8 * 3_600_000) / 86_400_000);
      const closedBefore = ({ closedAt }: (typeof all)[number]): boolean => closedAt !== null && closedAt < untilAt;
      expect(told.flatMap(({ incidents }) => incidents).filter(closedBefore)).toEqual(all.filter((incident) => incident.occurredAt < untilAt && closedBefore(incident)));
      expect(told.flatMap((one) => one.visits)).toEqual(days.filter((one) => one.day < day).flatMap((one) => one.visits));
    }
  });
  test('nothing is told that lies ahead, and what is being handled is still open', () => {
    const untilAt = inShanghai('2024-03-12T10:30:00');
    const told = live({ untilAt });
    for (const { incidents, visits: passes, latent } of told) {
      expect(incidents.every(({ occurredAt, closedAt }) => occurredAt < untilAt && (closedAt ?? 0) < untilAt)).toBe(true);
      expect(passes.every(({ leftAt }) => leftAt < untilAt)).toBe(true);
      expect(latent.every(({ toAt }) => toAt <= untilAt)).toBe(true);
    }
    expect(told.flatMap(({ incidents }) => incidents).filter(({ closedAt, status }) => closedAt === null && status === 'closed')).toEqual([]);
  });
});

describe('what is recorded', () => {
  test('meets each published figure of 2023 exactly', () => {
    const year = all.filter(({ occurredAt }) => occurredAt >= inShanghai('2023-01-01T00:00:00') && occurredAt < inShanghai('2024-01-01T00:00:00'));
    const vending = ['05-01', '05-03', '05-04', '02-03'];
    const counted = (codes: string[], source: string): number => year.filter((one) => one.status !== 'withdrawn' && one.source === source && codes.includes(one.eventCode)).length;
    // The bureau's summary of 2023, §二(一): dust 95, street vending 8,543, small ads 254, rubble 59, concrete sites 57, wet work 95, signs 234, telephone 16.
    expect(['03-02', '02-01', '06-01', '06-04', '06-05', '02-02'].map((code) => counted([code], 'patrol'))).toEqual([95, 254, 59, 57, 95, 234]);
    expect(counted(vending, 'patrol')).toBe(8543);
    expect(year.filter(({ status, source }) => status !== 'withdrawn' && source === 'complaint')).toHaveLength(16);
    expect(yearFigures.map(({ target }) => target)).toEqual([95, 8543, 254, 59, 57, 95, 234, 16]);
  });
  test('each record has a code of its own; few are withdrawn, few without coordinates', () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(share(({ status }) => status === 'withdrawn')).toBeLessThan(0.006);
    expect(share(({ position }) => position === null)).toBeGreaterThan(0.008);
    expect(share(({ position }) => position === null)).toBeLessThan(0.02);
  });
  test('lies along streets, thick on a few corners inside the districts', () => {
    const located = all.flatMap(({ position }) => (position === null ? [] : [position]));
    expect(located.filter((position) => ground.districts.some(({ polygons }) => pointInMultiPolygon(position, polygons))).length / located.length).toBeGreaterThan(0.5);
    const vertices = ground.streets.flatMap(({ coordinates }) => coordinates);
    for (const position of located.slice(0, 200)) {
      const near = vertices.filter((vertex) => Math.abs(vertex[1] - position[1]) < 0.001);
      expect(Math.min(...near.map((vertex) => distanceMetres(vertex, position)))).toBeLessThan(120);
    }
  });
  test('nobody sells at four in the morning, and one visit in ten goes to a random place', () => {
    const hourOf = (at: number): number => new Date(at + 8 * 3_600_000).getUTCHours();
    expect(all.filter(({ eventCode, occurredAt }) => eventCode === '05-01' && hourOf(occurredAt) < 5)).toEqual([]);
    const randomShare = visits.filter(({ isRandom }) => isRandom).length / visits.length;
    expect(randomShare).toBeGreaterThan(0.08);
    expect(randomShare).toBeLessThan(0.12);
    expect(visits.filter(({ hasClearCheck, noticedCount }) => hasClearCheck && noticedCount > 0)).toEqual([]);
    expect(visits.filter(({ hasClearCheck, enteredAt }) => hasClearCheck && enteredAt < inShanghai('2023-06-01T00:00:00'))).toEqual([]);
  });
});

describe('copies of the town', () => {
  test('lie beside it and hang on one road', () => {
    const copy = copyGround(ground, 1, 4);
    const [town, other] = [bboxOf(ground.districts.flatMap(({ polygons }) => polygons.flat(2))), bboxOf(copy.districts.flatMap(({ polygons }) => polygons.flat(2)))];
    expect(town !== null && other !== null && !bboxContains(town, [other[0], other[1]])).toBe(true);
    const link = copy.streets.filter(({ code }) => code.startsWith('link-'));
    const nodes = new Set(ground.streets.flatMap(({ fromNode, toNode }) => [fromNode, toNode]));
    expect(nodes.has(link[0]?.fromNode ?? '')).toBe(true);
    expect(link.every(({ lengthMetres }) => lengthMetres > 30 && lengthMetres <= 200)).toBe(true);
    expect(new Set(copy.streets.map(({ code }) => code)).size).toBe(copy.streets.length);
  });
  test('another seed lives another life', () => {
    const untilAt = inShanghai('2023-01-10T00:00:00');
    expect(live({ untilAt, seed: 1, meetsTotals: false })).not.toEqual(live({ untilAt, meetsTotals: false }));
  });
});
