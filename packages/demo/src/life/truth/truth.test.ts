import { describe, expect, test } from 'vitest';
import { distanceMetres } from '@wuding/geo';
import { dayFacts, dayOfDate, instantOf } from '../calendar';
import { familyRecords, smallAdRecords } from '../other-families';
import { lifeParameters } from '../parameters';
import type { LatentStay, SimulatedDay, SimulatedIncident } from '../record';
import type { LifeWorld } from '../simulate-day';
import { makeWorld, simulateLife, type LifeInput } from '../simulate-life';
import { testGround } from '../test-ground';
import { PostContrastTally } from './post-contrast';
import { PresenceTally } from './presence';
import { RecurrenceTally } from './recurrence';

const calendar = { holidays: new Set<string>(), workedWeekends: new Set<string>() };
const input = (fromDate: string, untilDate: string, changes: Partial<LifeInput> = {}): LifeInput => ({
  seed: 20_240_101, ground: testGround(), calendar, parameters: lifeParameters, vendorCount: 80, fromDay: dayOfDate(fromDate), untilDay: dayOfDate(untilDate), ...changes,
});
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('twice the patrol on half the spots', () => {
  const given = input('2023-06-01', '2023-10-01');
  const world = makeWorld(given);
  const middle = world.spots.map(({ position }) => position[0]).sort((a, b) => a - b)[world.spots.length >> 1] ?? 0;
  const isWest = (spot: number): boolean => (world.spots[spot]?.position[0] ?? 0) < middle;
  const doubled: LifeWorld = {
    ...makeWorld(given),
    groups: [...world.groups, ...world.groups.map((group) => ({ ...group, name: `${group.name}乙`, round: group.round.filter(isWest) })).filter(({ round }) => round.length > 0)],
  };
  const figuresOf = (days: readonly SimulatedDay[]) => {
    const presence = new PresenceTally(world.spots.length);
    for (const day of days) presence.add(day.latent);
    const western = world.spots.flatMap(({ index }) => (isWest(index) ? [index] : []));
    const present = Array.from({ length: 24 }, (_, hour) => sum(western.map((spot) => presence.meanByHour(spot)[hour] ?? 0)) / western.length);
    const passes = days.flatMap(({ visits }) => visits.filter(({ spot, isRandom }) => isRandom && isWest(spot)));
    const hourOf = ({ from }: { readonly from: number }): number => Math.floor(from / 60);
    return {
      records: sum(days.map(({ incidents }) => incidents.filter(({ spot, vendor, source }) => vendor !== null && source === 'patrol' && isWest(spot ?? -1)).length)),
      presence: sum(passes.map((pass) => present[hourOf(pass)] ?? 0)) / passes.length,
      ratePerPass: sum(passes.map(({ noticedCount }) => noticedCount)) / passes.length, passCount: passes.length,
    };
  };
  const [once, twice] = [figuresOf([...simulateLife(world, given)]), figuresOf([...simulateLife(doubled, given)])];

  test('raises the raw count by a third and more, though fewer vendors are really there', () => {
    expect(twice.records / once.records).toBeGreaterThan(1.33);
    expect(twice.presence).toBeLessThan(once.presence);
  });
  test('leaves the rate of independent passes, corrected for what a pass misses, within a fifth of what is really there', () => {
    for (const figures of [once, twice]) {
      expect(figures.passCount).toBeGreaterThan(1_000);
      const recovered = figures.ratePerPass / lifeParameters.noticeProbability;
      expect(recovered / figures.presence).toBeGreaterThan(0.8);
      expect(recovered / figures.presence).toBeLessThan(1.2);
    }
  });
});

describe('posts', () => {
  const given = input('2023-10-01', '2025-01-01', { vendorCount: 60 });
  const contrastOf = (postEffect: number) => {
    const world = makeWorld({ ...given, parameters: { ...lifeParameters, postEffect } });
    const near = world.vendors.filter(({ homeSpot, alternativeSpot }) => (world.postAt[homeSpot] ?? -1) >= 0 || (world.postAt[alternativeSpot] ?? -1) >= 0).map(({ index }) => index);
    const tally = new PostContrastTally({ posts: world.posts, spots: world.spots, vendorsNearPosts: near });
    const days = [...simulateLife(world, given)];
    for (const { facts, ...day } of days) tally.add({ day: facts.day, ...day });
    return { world, days, overall: tally.overall() };
  };
  const planted = contrastOf(lifeParameters.postEffect);

  test('that change nothing leave nothing to be found: with and without are the same to the letter', () => {
    expect(contrastOf(0).overall).toMatchObject({ whileManned: { ratio: 1 }, ringPresence: { ratio: 1 }, movesIntoRing: { ratio: 1 } });
  });
  test('take away less of the presence than of the arrivals, for who is there stays; and more of it while held than at other hours', () => {
    const { whileManned, sinceOpening } = planted.overall;
    expect(whileManned.ratio).toBeGreaterThan(1 - lifeParameters.postEffect);
    expect(whileManned.ratio).toBeLessThan(0.8);
    expect(sinceOpening.ratio).toBeGreaterThan(whileManned.ratio ?? 1);
    expect(sinceOpening.ratio).toBeLessThan(1);
  });
  test('are recovered from presence at posts and at their controls, before and after, without looking at the twin', () => {
    const { world, days, overall } = planted;
    const within = (centre: number) => new Set(world.spots.flatMap(({ index, position }) => (distanceMetres(position, world.spots[centre]?.position ?? [0, 0]) <= 50 ? [index] : [])));
    const logRatios = world.posts.map(({ spot, control, openedDay, weekly }) => {
      const hours = (centre: number, isAfter: boolean): number => {
        const inside = within(centre);
        const some = days.filter(({ facts }) => (weekly[facts.weekday]?.length ?? 0) > 0 && facts.day >= openedDay === isAfter && Math.abs(facts.day - openedDay) < 185);
        return sum(some.flatMap(({ facts, latent }) => latent.filter((stay) => inside.has(stay.spot)).map((stay) => daytimeHours(stay, facts.day)))) / some.length;
      };
      return Math.log(hours(spot, true) / hours(spot, false)) - Math.log(hours(control.spot, true) / hours(control.spot, false));
    });
    const recovered = Math.exp(sum(logRatios) / logRatios.length);
    const truth = overall.whileManned.ratio ?? 0;
    // A handful of pairs: the truth within 0.2, and visibly an effect.
    expect(Math.abs(recovered - truth)).toBeLessThan(0.2);
    expect(recovered).toBeLessThan(0.9);
  });
  test('send nobody round the corner: who does not come cannot be scared off, so fewer move into the ring and fewer stand there', () => {
    const { movesIntoRing, ringPresence } = planted.overall;
    expect(movesIntoRing.withoutPosts).toBeGreaterThan(30);
    expect(movesIntoRing.ratio).toBeLessThan(1);
    expect(ringPresence.ratio).toBeLessThan(1);
  });
});

/** Hours of a stay between 08:00 and 18:00, when posts of the test town are held. */
const daytimeHours = ({ fromAt, toAt }: LatentStay, day: number): number =>
  Math.max(0, Math.min(toAt, instantOf(day, 18 * 60)) - Math.max(fromAt, instantOf(day, 8 * 60))) / 3_600_000;

test('patrols do displace: of the vendors scared off that have somewhere else to go, the planted share of each district moves there', () => {
  const given = input('2023-03-01', '2023-07-01');
  const world = makeWorld(given);
  const ends = new Map<string, { moved: number; all: number }>();
  for (const { latent } of simulateLife(world, given)) {
    for (const { vendor, ended } of latent) {
      const { homeSpot, alternativeSpot } = world.vendors[vendor] ?? { homeSpot: 0, alternativeSpot: 0 };
      if (homeSpot === alternativeSpot || (ended !== 'moved' && ended !== 'scared')) continue;
      const district = world.spots[homeSpot]?.districtName ?? 'default';
      const count = ends.get(district) ?? { moved: 0, all: 0 };
      ends.set(district, { moved: count.moved + (ended === 'moved' ? 1 : 0), all: count.all + 1 });
    }
  }
  expect([...ends.keys()].sort()).toEqual(['default', '农贸市场', '凯龙城'].sort());
  for (const [district, { moved, all }] of ends) {
    const share = lifeParameters.moveProbability[district] ?? 0;
    expect(Math.abs(moved / all - share), district).toBeLessThan(3.5 * Math.sqrt((share * (1 - share)) / all));
  }
});

describe('near repeat', () => {
  const world = makeWorld(input('2023-01-01', '2023-01-02'));
  const days = Array.from({ length: 5 * 365 }, (_, i) => dayFacts(world.seed, dayOfDate('2022-01-01') + i, calendar));
  const placed = (incidents: readonly SimulatedIncident[]) => incidents.flatMap(({ position, occurredAt }) => (position === null ? [] : [{ position, day: Math.floor(occurredAt / 86_400_000) }]));
  /** Knox 1964: pairs within 30 m and 3 days, over what dates dealt out anew would give (here: all pairs' share of each, multiplied). */
  const knoxRatio = (events: readonly { position: readonly [number, number]; day: number }[]): number => {
    let near = 0, soon = 0, both = 0, pairs = 0;
    events.forEach((a, i) => {
      for (let j = i + 1; j < events.length; j++) {
        const b = events[j] ?? a;
        const isNear = Math.abs(a.position[1] - b.position[1]) < 0.0003 && distanceMetres(a.position as [number, number], b.position as [number, number]) <= 30;
        const isSoon = Math.abs(a.day - b.day) <= 3;
        pairs++;
        near += isNear ? 1 : 0;
        soon += isSoon ? 1 : 0;
        both += isNear && isSoon ? 1 : 0;
      }
    });
    return both / ((near * soon) / pairs);
  };
  test('shows in small ads, which excite themselves, and not in litter, which does not', () => {
    const ads = placed(days.flatMap((facts) => smallAdRecords(world.seed, facts, world.spots).incidents));
    const litter = placed(days.flatMap((facts) => familyRecords(world.seed, facts, world.spots).incidents.filter(({ eventCode }) => eventCode === '01-02')));
    expect(knoxRatio(ads)).toBeGreaterThan(5);
    expect(knoxRatio(litter)).toBeGreaterThan(0.5);
    expect(knoxRatio(litter)).toBeLessThan(1.5);
  });
});

describe('what follows a departure confirmed clear', () => {
  const day = dayOfDate('2024-03-05');
  const at = (hour: number, minute = 0): number => instantOf(day, hour * 60 + minute);
  const stay = (fromAt: number, toAt: number, ended: LatentStay['ended'] = 'scared'): LatentStay => ({ vendor: 1, spot: 4, fromAt, toAt, began: 'opened', ended });
  const pass = (toAt: number, spot = 4) => ({ spot, fromAt: toAt - 60_000, toAt });

  test('is counted from the first pass that met nobody, once for each departure', () => {
    const tally = new RecurrenceTally();
    // Gone at 9:10, seen clear at 9:20 and again at 9:30, back from 9:50 to 10:30; nothing confirms that last departure.
    tally.add([stay(at(8), at(9, 10)), stay(at(9, 50), at(10, 30), 'closed')], [pass(at(9, 5)), pass(at(9, 20)), pass(at(9, 30)), pass(at(9, 25), 5)]);
    const { departureCount, occupancy, notYetBack } = tally.result();
    expect(departureCount).toBe(1);
    // Lags 10, 20, 30, 45, 60, 90 … after 9:20: back 30 minutes later, gone again at 10:30, 70 minutes later.
    expect(occupancy.slice(0, 6)).toEqual([0, 0, 1, 1, 1, 0]);
    expect(notYetBack.slice(0, 3)).toEqual([1, 1, 1]);
    expect(notYetBack[3]).toBeNull();
  });
  test('follows nobody past the vendors\' day, and says so by null', () => {
    const tally = new RecurrenceTally();
    tally.add([stay(at(20), at(21, 10))], [pass(at(21, 20))]);
    expect(tally.result()).toMatchObject({ departureCount: 1, occupancy: [0, 0, 0, null, null, null, null, null, null] });
  });
  test('is nothing for a pass that finds somebody there or a spot nobody left', () => {
    const tally = new RecurrenceTally();
    tally.add([stay(at(8), at(9)), { ...stay(at(8, 30), at(10)), vendor: 2 }], [pass(at(9, 10)), pass(at(9, 10), 7)]);
    expect(tally.result()).toMatchObject({ departureCount: 0, occupancy: expect.arrayContaining([null]) as unknown });
  });
});
