import { describe, expect, test } from 'vitest';
import { bboxContains, bboxOf, distanceMetres, pointInMultiPolygon } from '@wuding/geo';
import { copyGround } from './ground/copy-ground';
import { yearFigures } from './life/exact-totals';
import { countyGround } from './testing/county';
import { lifeParameters } from './life/parameters';
import { simulateCounty, spotCode, type CountyInput } from './simulate-county';

const ground = countyGround();
const calendar = { holidays: new Set<string>(), workedWeekends: new Set<string>() };
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const live = (extra: Partial<CountyInput> = {}) =>
  [...simulateCounty({ seed: 20_221_215, untilAt: inShanghai('2024-07-01T17:00:00'), ground, calendar, meetsTotals: true, ...extra }).days()];
const county = simulateCounty({ seed: 20_221_215, untilAt: inShanghai('2024-07-01T17:00:00'), ground, calendar, meetsTotals: true });
const days = [...county.days()];
const all = days.flatMap(({ incidents }) => incidents);
const visits = days.flatMap((day) => day.visits);
const hourOf = (at: number): number => new Date(at + 8 * 3_600_000).getUTCHours();
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

describe('what is being handled', () => {
  test('waits for its term since 2024, so that on any day some of the last days is open; 2023 was closed on the day or the next', () => {
    const told = live({ untilAt: inShanghai('2024-06-12T10:30:00') }).flatMap(({ incidents }) => incidents);
    const open = told.filter(({ status }) => status === 'open');
    expect(open.length).toBeGreaterThan(3);
    expect(open.length).toBeLessThan(40);
    expect(open.every(({ occurredAt }) => occurredAt > inShanghai('2024-04-20T00:00:00'))).toBe(true);
    const took = all.filter(({ occurredAt, closedAt }) => closedAt !== null && occurredAt < inShanghai('2024-01-01T00:00:00')).map(({ occurredAt, closedAt }) => (closedAt ?? 0) - occurredAt);
    expect(Math.max(...took)).toBeLessThan(5 * 86_400_000);
    const waited = all.filter(({ handlingMode, closedAt, occurredAt }) => handlingMode === 'dispatched' && occurredAt >= inShanghai('2024-01-01T00:00:00') && closedAt !== null && closedAt - occurredAt > 12 * 3_600_000);
    expect(new Set(waited.map(({ closedAt }) => hourOf(closedAt ?? 0)))).toEqual(new Set([9, 10, 11, 12, 13, 14, 15, 16, 17]));
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
  test('agrees with the passes: on each day they noticed as many vendors as were written down, the last days of 2023 included, but for days the system was down', () => {
    const told = days.filter(({ day }) => day < Date.parse('2024-07-01T00:00:00Z') / 86_400_000 && day >= Date.parse('2023-01-01T00:00:00Z') / 86_400_000);
    const unlike = told.filter(({ offences, visits: passes }) => offences.length > 0 && passes.reduce((sum, { noticedCount }) => sum + noticedCount, 0) !== offences.length);
    expect(unlike.map(({ day }) => day)).toEqual([]);
    expect(told.filter(({ offences }) => offences.length === 0).length).toBeLessThan(15);
  });
  test('follows the patrol: per hour of real presence the busiest third of spots has ten times the records of the quietest, while finds per independent pass tell what is there', () => {
    // Latent presence by spot and hour of the day; records by spot from the passes that noticed them.
    const told = days.filter(({ day }) => day >= Date.parse('2023-07-01T00:00:00Z') / 86_400_000 && day < Date.parse('2024-07-01T00:00:00Z') / 86_400_000);
    const spotOf = new Map(county.spots.map(({ index }) => [spotCode(index), index]));
    const tally = county.spots.map(() => ({ passes: 0, records: 0, minutes: 0, independent: 0, found: 0, expected: 0 }));
    const byHour = county.spots.map(() => new Float64Array(24));
    for (const { latent } of told) {
      for (const { spot, fromAt, toAt } of latent) {
        const one = tally[spot];
        if (one !== undefined) one.minutes += (toAt - fromAt) / 60_000;
        for (let at = fromAt; at < toAt; at = (Math.floor(at / 3_600_000) + 1) * 3_600_000) {
          const hour = hourOf(at), until = Math.min(toAt, (Math.floor(at / 3_600_000) + 1) * 3_600_000), hours = byHour[spot];
          if (hours !== undefined) hours[hour] = (hours[hour] ?? 0) + (until - at) / 3_600_000 / told.length;
        }
      }
    }
    for (const { spotCode: code, noticedCount, isRandom, enteredAt } of told.flatMap((day) => day.visits)) {
      const spot = spotOf.get(code) ?? -1, one = tally[spot];
      if (one === undefined) continue;
      one.passes += 1;
      one.records += noticedCount;
      if (!isRandom) continue;
      one.independent += 1;
      one.found += noticedCount;
      one.expected += (byHour[spot]?.[hourOf(enteredAt)] ?? 0) * lifeParameters.noticeProbability;
    }
    const ranked = tally.filter(({ minutes }) => minutes > 0).toSorted((a, b) => b.passes - a.passes), third = Math.floor(ranked.length / 3);
    const sums = (some: typeof tally) => some.reduce((sum, one) => ({ passes: sum.passes + one.passes, records: sum.records + one.records, minutes: sum.minutes + one.minutes, independent: sum.independent + one.independent, found: sum.found + one.found, expected: sum.expected + one.expected }));
    const [busy, quiet] = [sums(ranked.slice(0, third)), sums(ranked.slice(-third))];
    expect(busy.records / busy.minutes / (quiet.records / quiet.minutes)).toBeGreaterThan(10);
    for (const { found, expected } of [busy, quiet]) {
      expect(found / expected).toBeGreaterThan(0.8);
      expect(found / expected).toBeLessThan(1.2);
    }
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
