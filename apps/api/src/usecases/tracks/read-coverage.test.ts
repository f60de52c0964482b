import { beforeAll, describe, expect, test } from 'vitest';
import type { PatrolRequirement } from '@wuding/domain';
import { visit } from '../../db/schema';
import { accepted, director, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at, rectangle, Town } from '../../testing/town';
import { readCoverage } from './read-coverage';

/** Four streets on the day of Friday 2026-05-01; main streets are owed four visits from 08:00 to 20:00, alleys one, the surroundings of a school three. */
let town: Town;
let ids: { main: number; alley: number; school: number; east: number };
let westDistrict: number;
const hour = 3_600_000, midnight = Date.UTC(2026, 3, 30, 16);
const rule = (of: PatrolRequirement['of'], visitsPerDay: number): PatrolRequirement =>
  ({ of, district: null, weekdays: [0, 1, 2, 3, 4, 5, 6], season: null, fromMinute: 480, toMinute: 1200, visitsPerDay, source: 'test' });
const requirements = [rule('main', 4), rule('secondary', 2), rule('alley', 1), rule('sensitive', 3)];

beforeAll(async () => {
  town = await Town.found(await testStore());
  westDistrict = await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]);
  ids = {
    main: await town.addStreet('环城路', 'main', [at(-900, 0), at(-700, 0)]), alley: await town.addStreet('', 'alley', [at(-900, 50), at(-800, 50)]),
    school: await town.addStreet('学府巷', 'alley', [at(-500, 0), at(-400, 0)]), east: await town.addStreet('东大街', 'secondary', [at(500, 0), at(600, 0)]),
  };
  await town.addZone('一中周边', 'sensitive', rectangle(-520, -20, -380, 20));
  const spotId = await town.addSpot(at(-800, 0));
  const pass = (roadSegmentId: number, unit: string, hours: number, minutes = 5) => town.store.db.insert(visit).values({
    datasetId: town.dataset.id, unit, mode: 'foot', spotId, roadSegmentId, enteredAt: new Date(midnight + hours * hour), leftAt: new Date(midnight + hours * hour + minutes * 60_000), isRandom: false, noticedCount: 0, hasClearCheck: false,
  });
  // 甲 goes twice with eleven minutes between, and once more within ten: that is one pass. 乙 goes at the same time: a pass of its own.
  await pass(ids.main, '甲', 9);
  await pass(ids.main, '甲', 9 + 16 / 60);
  await pass(ids.main, '甲', 9 + 30 / 60);
  await pass(ids.main, '乙', 9);
  await pass(ids.main, '甲', 14);
  await pass(ids.school, '甲', 10);
  await pass(ids.east, '甲', -30, 20);
});

const coverage = (input: Partial<Parameters<typeof readCoverage>[0]['input']> = {}) => readCoverage({
  ctx: town.as(director), requirements, input: { from: new Date(midnight).toISOString(), to: new Date(midnight + 24 * hour).toISOString(), limit: 200, ...input },
});

describe('coverage of a window', () => {
  test('counts passes against what each street is owed, the most owed first', async () => {
    const { segments, total, byClass, owedSegmentCount, visitCount } = await accepted(coverage());
    expect(segments.map(({ id, visits, required, owed }) => [id, visits, required, owed])).toEqual([
      [ids.east, 0, 2, 2], [ids.school, 1, 3, 2], [ids.alley, 0, 1, 1], [ids.main, 4, 4, 0],
    ]);
    expect({ owedSegmentCount, visitCount }).toEqual({ owedSegmentCount: 3, visitCount: 5 });
    expect(total.segmentCount).toBe(4);
    expect(total.lengthMetres).toBeCloseTo(500, 0);
    expect(total.visitedRatio).toBeCloseTo(300 / 500, 3);
    expect(total.compliantRatio).toBeCloseTo(200 / 500, 3);
    expect(byClass.map(({ controlClass, compliantRatio }) => [controlClass, compliantRatio])).toEqual([['main', 1], ['secondary', 0], ['alley', 0]]);
  });

  test('says how long ago each street was visited, before the window too; never is unknown', async () => {
    const { segments } = await accepted(coverage());
    const since = Object.fromEntries(segments.map(({ id, sinceLastVisitMinutes }) => [id, sinceLastVisitMinutes]));
    expect(since).toEqual({ [ids.main]: 10 * 60 - 5, [ids.school]: 14 * 60 - 5, [ids.east]: 54 * 60 - 20, [ids.alley]: null });
    expect(segments.find(({ id }) => id === ids.alley)?.lastVisitAt).toBeNull();
  });

  test('owes only what the hours of the window ask for', async () => {
    const { segments } = await accepted(coverage({ from: new Date(midnight + 8 * hour).toISOString(), to: new Date(midnight + 14 * hour).toISOString() }));
    expect(Object.fromEntries(segments.map(({ id, visits, required }) => [id, [visits, required]]))).toEqual({ [ids.main]: [3, 2], [ids.school]: [1, 1], [ids.east]: [0, 1], [ids.alley]: [0, 0] });
  });

  test('of a district holds the streets whose middle lies in it', async () => {
    const { segments, byClass } = await accepted(coverage({ district: westDistrict }));
    expect(segments.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([ids.main, ids.alley, ids.school]);
    expect(byClass.find(({ controlClass }) => controlClass === 'secondary')).toMatchObject({ segmentCount: 0, visitedRatio: null, compliantRatio: null });
  });

  test('without a window is that of the day until now', async () => {
    const { from, to } = await accepted(readCoverage({ ctx: town.as(director), requirements, input: { limit: 1 } }));
    expect([from, to]).toEqual([new Date(town.clock.now() - 24 * hour).toISOString(), new Date(town.clock.now()).toISOString()]);
  });

  test('is refused for windows and places that make no sense', async () => {
    expect(await refusalOf(coverage({ to: new Date(midnight).toISOString() }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(coverage({ from: '2020-01-01T00:00:00Z' }))).toMatchObject({ code: 'window-too-long', pointer: '/from' });
    expect(await refusalOf(coverage({ district: 999 }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(coverage({ dataset: 'nowhere' }))).toMatchObject({ code: 'unknown-dataset' });
  });
});
