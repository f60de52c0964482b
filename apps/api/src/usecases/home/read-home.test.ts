import { beforeEach, describe, expect, test } from 'vitest';
import type { HomeAnswer } from '@wuding/contract';
import type { Actor, Role } from '@wuding/domain';
import { sql } from '../../db/store';
import { openEventCubes, type EventCubes } from '../../live/event-cubes';
import { addTo } from '../../testing/incident-changes';
import { testStore } from '../../testing/store';
import { at, rectangle, Town, type IncidentFacts } from '../../testing/town';
import { recordIncident } from '../incidents/record-incident';
import { homeDays } from './home-days';
import { readHome } from './read-home';

/** The town's clock stands at noon of Friday 2026-05-01 in Shanghai. */
let town: Town;
let cubes: EventCubes;
const hour = 3_600_000, day = 24 * hour;

beforeEach(async () => {
  town = await Town.found(await testStore());
  cubes = await openEventCubes({ store: town.store, clock: town.clock });
});

const ask = (who: Role | Actor = 'director', query: { dataset?: string; lng?: number; lat?: number } = {}) => readHome({ ctx: town.as(who), input: { query, cubes } });
async function home(who: Role | Actor = 'director', query: Parameters<typeof ask>[1] = {}): Promise<HomeAnswer> {
  const answer = await ask(who, query);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}
const ago = (milliseconds: number, facts: IncidentFacts = {}): IncidentFacts => ({ status: 'closed', occurredAt: town.clock.now() - milliseconds, ...facts });

describe('what today asks for', () => {
  test('a county without a record says that nothing is known, not that nothing is usual', async () => {
    const answer = await home();
    expect(answer).toMatchObject({ today: '2026-05-01', todayCount: 0, usual: null, hoursAhead: { weekCount: 0, hours: [] }, spotsAhead: [], openItems: [] });
    expect(answer.period).toEqual({ current: 0, previous: 0, direction: 'level' });
  });

  test('today is told beside the same hours of the same weekday, over the weeks on record only', async () => {
    await addTo(town, [
      ago(hour), ago(11 * hour), ago(13 * hour), // 11:00 and 01:00 today; 23:00 yesterday
      ago(7 * day + hour), ago(7 * day + 2 * hour), ago(7 * day - hour), // last Friday 11:00, 10:00 and, after noon, 13:00
      ago(14 * day + 11 * hour), ago(21 * day + 12 * hour), // Fridays 01:00 and 00:00: the first record of all
    ]);
    expect(await home()).toMatchObject({ todayCount: 2, usual: { weekCount: 3, mean: 4 / 3 } });
  });

  test('four weeks up to yesterday are compared with the four before, and chance is not called a change', async () => {
    await addTo(town, [...Array.from({ length: 9 }, () => ago(2 * day)), ...Array.from({ length: 2 }, () => ago(30 * day)), ago(hour)]);
    const { period, periods, categories } = await home();
    expect(period).toEqual({ current: 9, previous: 2, direction: 'more' });
    expect(periods).toEqual({ currentFrom: '2026-04-03', currentTo: '2026-04-30', previousFrom: '2026-03-06', previousTo: '2026-04-02' });
    expect(categories[0]).toMatchObject({ key: 'roadOccupation', change: { current: 9, previous: 2 } });
  });

  test('open incidents are told by age in civil days, oldest first, nearest first where the asker stands', async () => {
    await addTo(town, [
      ago(11 * hour, { status: 'open', position: at(500, 0) }), ago(13 * hour, { status: 'open', position: at(0, 0) }),
      ago(6 * day + 11 * hour, { status: 'open', position: at(100, 0) }), ago(6 * day + 13 * hour, { status: 'open', position: null }),
      ago(day, { status: 'withdrawn' }),
    ]);
    const answer = await home('command');
    expect(answer.open).toEqual({ today: 1, week: 2, long: 1 });
    expect(answer.openItems.map(({ distanceMetres, position }) => [position === null, distanceMetres])).toEqual([[true, null], [false, null], [false, null], [false, null]]);
    const [lng, lat] = at(600, 0);
    const near = await home('officer', { lng, lat });
    expect(near.openItems.map(({ distanceMetres }) => (distanceMetres === null ? null : Math.round(distanceMetres)))).toEqual([100, 500, 600, null]);
  });

  test('the hours ahead carry what the same hours held in the weeks before, and name the place that held most', async () => {
    await town.addStreet('滨河路', 'main', [at(-900, 40), at(900, 40)]);
    const spot = { position: at(40, 40) };
    await addTo(town, [
      ago(14 * day + 12 * hour), ago(7 * day - hour, spot), ago(7 * day - hour, spot), ago(14 * day - 2 * hour, spot), ago(7 * day - 7 * hour),
    ]);
    const { hoursAhead, spotsAhead } = await home();
    expect(hoursAhead.weekCount).toBe(2);
    expect(hoursAhead.hours).toEqual([12, 13, 14, 15, 16, 17].map((at_) => ({ weekday: 4, hour: at_, count: at_ === 13 ? 2 : at_ === 14 ? 1 : 0 })));
    expect(spotsAhead).toMatchObject([{ count: 3, near: '滨河路' }]);
    await town.store.db.execute(sql`update road_segment set name = ''`);
    await town.addPlace('凯龙商场', 'mall', at(60, 60));
    expect((await home()).spotsAhead).toMatchObject([{ count: 3, near: '凯龙商场' }]);
  });

  test('codes without a report category and records without a place are counted, not lost', async () => {
    await town.store.db.execute(sql`delete from report_category_event_code where event_code_id = (select id from event_code where code = '05-02' limit 1)`);
    await addTo(town, [ago(day, { eventCode: '05-02' }), ago(day, { eventCode: '05-02' }), ago(day, { position: null })]);
    const { unmapped, quality } = await home('analyst');
    expect(unmapped).toMatchObject({ count: 2, codes: [{ code: '05-02', count: 2 }] });
    expect(quality).toEqual({ total: 3, unlocated: 1 });
  });
});

describe('the day and the plans', () => {
  test('a plan whose review day has come is due, one whose day is tomorrow is not', async () => {
    const [due, later] = [await town.addDistrict('东', [{ ring: rectangle(-900, -900, 0, 0) }]), await town.addDistrict('西', [{ ring: rectangle(0, 0, 900, 900) }])];
    await town.store.db.execute(sql`update district set plan = '早晚两次'`);
    await town.store.db.execute(sql`insert into district_plan (district_id, number, text, review_on)
      values (${due}::int, 1, '早晚两次', '2026-05-01'), (${later}::int, 1, '早晚两次', '2026-05-02')`);
    expect((await home()).districts.map(({ id, hasPlan, isPlanDue, planReviewOn }) => ({ id, hasPlan, isPlanDue, planReviewOn })).sort((a, b) => a.id - b.id)).toEqual([
      { id: due, hasPlan: true, isPlanDue: true, planReviewOn: '2026-05-01' }, { id: later, hasPlan: true, isPlanDue: false, planReviewOn: '2026-05-02' },
    ]);
  });

  test('without a work calendar nobody guesses what day it is', async () => {
    expect((await home()).day).toEqual({ kind: null, holiday: null, markets: [], isSchoolDay: false });
  });
});

describe('whose day it is', () => {
  test('a district leader reads about the own district only', async () => {
    const own = await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]);
    const other = await town.addDistrict('学校片区', [{ ring: rectangle(0, -1000, 1000, 1000) }]);
    await addTo(town, [ago(hour, { districtId: own, status: 'open' }), ago(hour, { districtId: other, status: 'open' }), ago(hour, { districtId: other })]);
    const leader = await town.addAccount('district-leader', [own]);
    const mine = await home(leader);
    expect(mine).toMatchObject({ scope: 'own-districts', todayCount: 1, open: { today: 1 } });
    expect(mine.districts.map(({ name, today, open, isOwn }) => ({ name, today, open, isOwn }))).toEqual([{ name: '凯龙城', today: 1, open: 1, isOwn: true }]);
    expect(mine.openItems).toHaveLength(1);
    const all = await home();
    expect(all).toMatchObject({ scope: 'all', todayCount: 3, open: { today: 2 } });
    expect(all.districts.map(({ name, today, hasPlan }) => [name, today, hasPlan])).toEqual([['凯龙城', 1, false], ['学校片区', 2, false]]);
  });

  test('somebody who leads no district yet reads about none', async () => {
    await addTo(town, [ago(hour)]);
    expect(await home({ accountId: null, username: 'new', role: 'district-leader', districtIds: [] })).toMatchObject({ todayCount: 0, districts: [], latest: [] });
  });

  test('what an officer recorded today is the officer’s own list', async () => {
    const officer = await town.addAccount('officer');
    const recorded = await recordIncident({ ctx: town.as(officer), input: {
      eventCode: '05-01', position: at(0, 0), crs: 'wgs84', occurredAt: new Date(town.clock.now() - hour).toISOString(),
      source: 'patrol', handlingMode: 'on-the-spot', outcome: 'advice', description: '',
    } });
    expect(recorded.ok).toBe(true);
    expect((await home(officer)).mine).toMatchObject({ count: 1, items: [{ eventCode: '05-01' }] });
    expect((await home('officer')).mine.count).toBe(0);
  });

  test('imports are told to those who may import; the separated powers are refused', async () => {
    expect((await home('analyst')).imports).toEqual([]);
    expect((await home('command')).imports).toBeNull();
    for (const role of ['sysadmin', 'secadmin', 'auditor'] as const) expect(await ask(role)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });

  test('a dataset nobody knows is refused', async () => {
    expect(await ask('director', { dataset: 'atlantis' })).toMatchObject({ ok: false, refusal: { code: 'unknown-dataset' } });
  });
});

describe('days of a zone', () => {
  test('follow the wall clock across a change of offset: Boston, 2026-03-10, two days after it', () => {
    const days = homeDays(Date.parse('2026-03-10T16:00:00Z'), 'America/New_York');
    expect(days.today).toBe('2026-03-10');
    expect(new Date(days.todayAt).toISOString()).toBe('2026-03-10T04:00:00.000Z');
    expect(new Date(days.startOf(-6)).toISOString()).toBe('2026-03-04T05:00:00.000Z');
    expect(days.usual.slice(0, 1).map(({ fromAt, toAt }) => [new Date(fromAt).toISOString(), (toAt - fromAt) / hour])).toEqual([['2026-03-03T05:00:00.000Z', 12]]);
  });
});
