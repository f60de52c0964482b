import { describe, expect, test } from 'vitest';
import { distanceMetres } from '@wuding/geo';
import { countyGround } from '../../testing/county';
import { simulateCounty } from '../../simulate-county';
import { dayFacts, dayOfDate } from '../calendar';
import { keyAreas } from '../post/candidate-pairs';
import { isResting, leaveOn } from './leave';
import { shifts } from './shift';

const calendar = { holidays: new Set(['2024-05-01', '2024-05-02']), workedWeekends: new Set(['2024-05-11']) };
const seed = 20_221_215;
const county = simulateCounty({ seed, untilAt: Date.parse('2024-08-01T00:00:00+08:00'), ground: countyGround(), calendar, meetsTotals: false });
const days = [...county.days()];
const { people, posts } = county;
const duties = days.flatMap((day) => day.duties);
const spring = dayOfDate('2024-01-08'), summer = dayOfDate('2024-07-01');

describe('the bureau\'s people', () => {
  test('are as many as it says: 9 staff, 6 of them certified, 39 auxiliaries without certificate, 2 vehicles; all with names of their own', () => {
    // The bureau's 2023 summary: org-04, trn-03, org-05.
    expect([people.filter(({ role }) => role === 'staff').length, people.filter(({ isCertified }) => isCertified).length, people.filter(({ role }) => role === 'auxiliary').length, county.vehicles.length]).toEqual([9, 6, 39, 2]);
    expect(people.filter(({ role, isCertified }) => role === 'auxiliary' && isCertified)).toEqual([]);
    expect(new Set(people.map(({ name }) => name)).size).toBe(48);
  });
  test('work in one place a shift, two shifts a day, eight hours at most, and two days a week not at all', () => {
    const seats = duties.map(({ person, day, shift }) => `${person}/${day}/${shift}`);
    expect(new Set(seats).size).toBe(seats.length);
    const planned = new Map<string, number>();
    const worked = new Map<string, Set<number>>();
    for (const { person, day, plannedFrom, plannedTo } of duties) {
      planned.set(`${person}/${day}`, (planned.get(`${person}/${day}`) ?? 0) + plannedTo - plannedFrom);
      const week = `${person}/${Math.floor((day - 4) / 7)}`;
      worked.set(week, (worked.get(week) ?? new Set()).add(day));
    }
    expect(Math.max(...planned.values())).toBeLessThanOrEqual(8 * 60);
    expect(Math.max(...[...worked.values()].map(({ size }) => size))).toBeLessThanOrEqual(5);
  });
  test('are on nobody\'s plan while they rest or are on leave', () => {
    for (const day of days.slice(0, 200)) {
      const facts = dayFacts(seed, day.day, calendar);
      for (const { person } of day.duties) {
        const one = people[person];
        expect(one !== undefined && leaveOn(seed, one, day.day) === null && !isResting(seed, one, facts)).toBe(true);
      }
      for (const { person, kind } of day.leaves) expect(leaveOn(seed, people[person] as (typeof people)[number], day.day)).toBe(kind);
    }
  });
  test('come late now and then and hardly ever not at all', () => {
    const absent = duties.filter(({ arrived }) => arrived === null).length / duties.length;
    const late = duties.filter(({ arrived, plannedFrom }) => arrived !== null && arrived > plannedFrom).length / duties.length;
    expect(absent).toBeGreaterThan(0.008);
    expect(absent).toBeLessThan(0.03);
    expect(late).toBeGreaterThan(0.08);
    expect(late).toBeLessThan(0.2);
  });
  test('drive with a certified officer aboard, and pass no spot in a shift nobody of their group came to', () => {
    const crews = new Map<string, number[]>();
    for (const { unit, day, person, vehicle } of duties) if (vehicle !== null) crews.set(`${unit}/${day}`, [...(crews.get(`${unit}/${day}`) ?? []), person]);
    const led = [...crews.values()].filter((crew) => crew.some((person) => people[person]?.isCertified)).length;
    expect(led / crews.size).toBeGreaterThan(0.9);
    for (const day of days.slice(0, 200)) {
      const out = new Set(day.duties.flatMap(({ unit, arrived }) => (arrived === null ? [] : [unit])));
      expect(day.visits.filter(({ unit }) => !out.has(unit))).toEqual([]);
    }
  });
});

describe('posts', () => {
  test('are twelve, open one by one from January to June 2024, and every key area has one', () => {
    expect(posts.map(({ code }) => code)).toEqual(Array.from({ length: 12 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`));
    expect(new Set(posts.map(({ openedDay }) => openedDay)).size).toBe(12);
    expect(Math.min(...posts.map(({ openedDay }) => openedDay))).toBeGreaterThanOrEqual(dayOfDate('2024-01-01'));
    expect(Math.max(...posts.map(({ openedDay }) => openedDay))).toBeLessThan(dayOfDate('2024-07-01'));
    expect(posts.map(({ districtName }) => districtName)).toEqual(expect.arrayContaining([...keyAreas]));
  });
  test('have controls beyond the ring of every post, with as many vendors at home as the place that was taken', () => {
    for (const { control } of posts) for (const { position, radiusMetres } of posts) expect(distanceMetres(control.position, position)).toBeGreaterThan(radiusMetres + 300);
    const homes = (spot: number): number => county.vendors.filter(({ homeSpot }) => distanceMetres(county.spots[homeSpot]?.position ?? [0, 0], county.spots[spot]?.position ?? [0, 0]) <= 50).length;
    for (const { spot, control, code } of posts) {
      expect(homes(spot), code).toBeGreaterThanOrEqual(2);
      expect(Math.abs(homes(spot) - homes(control.spot)), code).toBeLessThanOrEqual(3);
    }
  });
  test('are held only since they opened, in the shifts of their week, while somebody of the crew is there', () => {
    for (const { day, manned, duties: ofDay } of days.filter(({ day }) => day >= spring && day < summer)) {
      posts.forEach(({ code, openedDay, weekly }, i) => {
        const present = ofDay.filter(({ unit, arrived }) => unit === code && arrived !== null);
        expect(manned[i]?.length === 0, code).toBe(present.length === 0);
        if (present.length === 0) return;
        expect(openedDay).toBeLessThanOrEqual(day);
        expect(weekly[(day + 3) % 7]).toEqual(expect.arrayContaining(present.map(({ shift }) => shift)));
        expect(manned[i]?.[0]?.[0]).toBe(Math.min(...present.map(({ arrived }) => arrived ?? Infinity)));
      });
    }
  });
  test('never take a patrol away: the patrols of a county are manned first', () => {
    const outings = (isOne: (day: number) => boolean): number => {
      const some = days.filter(({ day }) => isOne(day));
      return some.flatMap(({ duties: ofDay }) => ofDay.filter(({ kind }) => kind === 'patrol')).length / some.length;
    };
    expect(outings((day) => day >= summer) / outings((day) => day < spring)).toBeGreaterThan(0.97);
    expect(shifts.map(({ key }) => key)).toEqual(['early', 'middle', 'night']);
  });
});
