import { describe, expect, test } from 'vitest';
import { distanceMetres, pointInMultiPolygon } from '@wuding/geo';
import { countyGround } from './test-county';
import { simulateCounty, type CountyInput } from './simulate-county';

const ground = countyGround();
const calendar = { holidays: new Set<string>(), workedWeekends: new Set<string>() };
const inShanghai = (text: string): number => Date.parse(`${text}+08:00`);
const run = (extra: Partial<CountyInput> = {}) =>
  [...simulateCounty({ seed: 20_221_215, untilAt: inShanghai('2026-11-23T17:00:00'), scale: 1, ground, calendar, ...extra })];
const all = run();
const hourOf = (at: number): number => new Date(at + 8 * 3_600_000).getUTCHours();

describe('time', () => {
  test('what occurred before a midnight is the same to the letter, however far the simulation runs', () => {
    for (const untilAt of [inShanghai('2025-03-01T00:00:00'), inShanghai('2026-10-01T00:00:00')]) {
      expect(run({ untilAt })).toEqual(all.filter(({ occurredAt }) => occurredAt < untilAt));
    }
  });
  test('at noon, what is being handled is still open, and nothing of the afternoon is known', () => {
    const untilAt = inShanghai('2026-09-16T12:00:00');
    const now = run({ untilAt }), later = new Map(all.map((incident) => [incident.code, incident]));
    expect(now.every(({ occurredAt, closedAt }) => occurredAt < untilAt && (closedAt ?? 0) < untilAt)).toBe(true);
    const changed = now.filter((incident) => JSON.stringify(incident) !== JSON.stringify(later.get(incident.code)));
    expect(changed.every(({ code, status }) => status === 'open' && (later.get(code)?.closedAt ?? 0) >= untilAt)).toBe(true);
  });
  test('nothing closes before it occurs, nor after the midnight that follows', () => {
    for (const { occurredAt, closedAt } of all) {
      const dayAfter = (Math.floor((occurredAt + 8 * 3_600_000) / 86_400_000) + 1) * 86_400_000 - 8 * 3_600_000;
      expect(closedAt === null || (closedAt >= occurredAt && closedAt < dayAfter)).toBe(true);
    }
  });
  test('vending has its rhythm: free days and market days are busier, and nobody sells at four in the morning', () => {
    const stalls = all.filter(({ eventCode }) => eventCode === '05-01');
    const dayOf = (at: number): number => Math.floor((at + 8 * 3_600_000) / 86_400_000);
    const perDay = (isChosen: (day: number) => boolean): number => {
      const days = Array.from({ length: dayOf(all.at(-1)?.occurredAt ?? 0) - 20_089 }, (_, i) => 20_089 + i).filter(isChosen);
      const chosen = new Set(days);
      return stalls.filter(({ occurredAt }) => chosen.has(dayOf(occurredAt))).length / days.length;
    };
    expect(perDay((day) => day % 5 === 2) / perDay((day) => day % 5 !== 2)).toBeGreaterThan(1.25);
    expect(perDay((day) => [2, 3].includes(day % 7)) / perDay((day) => ![2, 3].includes(day % 7))).toBeGreaterThan(1.05);
    expect(stalls.filter(({ occurredAt }) => hourOf(occurredAt) < 6)).toEqual([]);
    expect(all.filter(({ eventCode, occurredAt }) => eventCode === '05-10' && hourOf(occurredAt) < 18)).toEqual([]);
  });
});

describe('what is recorded', () => {
  test('is about six thousand records, about 85 % of them 占道经营, each with a code of its own', () => {
    expect(all.length).toBeGreaterThan(5_500);
    expect(all.length).toBeLessThan(6_500);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    const share = all.filter(({ eventCode }) => ['05-01', '05-03', '05-04', '02-03'].includes(eventCode)).length / all.length;
    expect(share).toBeGreaterThan(0.83);
    expect(share).toBeLessThan(0.87);
  });
  test('is mostly closed, a little open or withdrawn, and one in seventy without coordinates', () => {
    const share = (isOne: (incident: (typeof all)[number]) => boolean): number => all.filter(isOne).length / all.length;
    expect(share(({ status }) => status === 'closed')).toBeGreaterThan(0.97);
    expect(share(({ status }) => status === 'open')).toBeGreaterThan(0.003);
    expect(share(({ status }) => status === 'withdrawn')).toBeLessThan(0.01);
    expect(share(({ position }) => position === null)).toBeGreaterThan(0.009);
    expect(share(({ position }) => position === null)).toBeLessThan(0.022);
    expect(all.every(({ status, closedAt, outcome }) => (status !== 'open' || (closedAt === null && outcome === 'none')))).toBe(true);
  });
  test('lies along streets, thick on a few corners inside the districts', () => {
    const located = all.flatMap(({ position }) => (position === null ? [] : [position]));
    const inDistricts = located.filter((position) => ground.districts.some(({ polygons }) => pointInMultiPolygon(position, polygons))).length;
    expect(inDistricts / located.length).toBeGreaterThan(0.5);
    const vertices = ground.streets.flatMap(({ coordinates }) => coordinates);
    for (const position of located.slice(0, 200)) {
      const near = vertices.filter((vertex) => Math.abs(vertex[1] - position[1]) < 0.001);
      expect(Math.min(...near.map((vertex) => distanceMetres(vertex, position)))).toBeLessThan(80);
    }
    const cells = new Map<string, number>();
    for (const [lng, lat] of located) {
      const cell = `${Math.floor(lng * 1000)}/${Math.floor(lat * 1000)}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    const counts = [...cells.values()].toSorted((a, b) => b - a);
    const busiestTenth = counts.slice(0, Math.ceil(counts.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(busiestTenth / located.length).toBeGreaterThan(0.4);
  });
});

describe('scale', () => {
  const untilAt = inShanghai('2025-03-01T00:00:00');
  test('adds copies drawn from other seeds and leaves the first as it is', () => {
    const one = run({ untilAt }), three = run({ untilAt, scale: 3 });
    expect(three.slice(0, one.length)).toEqual(one);
    expect(three.length / one.length).toBeGreaterThan(2.6);
    expect(new Set(three.map(({ code }) => code)).size).toBe(three.length);
    expect(three.filter(({ occurredAt }) => one.some((first) => first.occurredAt === occurredAt))).toHaveLength(one.length);
  });
  test('another seed makes another county', () => {
    expect(run({ untilAt, seed: 1 })).not.toEqual(run({ untilAt }));
  });
});
