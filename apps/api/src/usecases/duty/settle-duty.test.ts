import { beforeEach, expect, test } from 'vitest';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { rowsOf, sql } from '../../db/store';
import { accepted, DutyTown, shiftAt } from '../../testing/duty-town';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { readIndicator } from '../indicators/read-indicator';
import { begunDuties } from './begun-duties';
import { listDuties } from './list-duties';
import { dutyEntries } from './load-duty';
import { readAttendance } from './read-attendance';
import { recordCheckIns, type CheckInInput } from './record-check-ins';
import { lastSettledDay, settleDuty } from './settle-duty';

/** A post stood by 甲 and 乙 from 12:00 to 16:00 on 2026-05-01 and by 甲 on 2026-05-02; the clock begins on the first at 12:00. */
let duty: DutyTown;
let people: number[];
let shifts: number[];

beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  people = [await duty.addPerson('甲'), await duty.addPerson('乙')];
  const post = await duty.addPost({ position: at(-500, 0), who: { personCount: 2 }, spans: [{ startMinute: 720, endMinute: 960 }] });
  const roster = await duty.plan('2026-05-01');
  shifts = ['2026-05-01', '2026-05-02'].map((day) => shiftAt(roster, `post:${post.id}`, `${day}T12:00:00+08:00`));
  await assign(roster.version, [[0, 0], [0, 1], [1, 0]]);
  await confirm(0, 0, 'in');
});

async function assign(version: number, stands: readonly (readonly [number, number])[]): Promise<void> {
  const changes = stands.map(([shift, person]) => ({ op: 'assign' as const, shiftId: shifts[shift]!, personId: people[person]!, vehicleId: null, reasons: [] }));
  const planned = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version: planned.version } }));
}
const confirm = (shift: number, person: number, kind: CheckInInput['kind'], at = duty.town.clock.now()) => accepted(recordCheckIns({
  ctx: duty.director, input: { shiftId: shifts[shift]!, personIds: [people[person]!], kind, source: 'paper', deviceAt: new Date(at).toISOString(), sentAt: null, gpsAt: null, fix: null, reason: '' },
}));
const attendance = (by: 'person' | 'place' | 'district' = 'person') => accepted(readAttendance({ ctx: duty.director, input: { from: '2026-01-01', until: '2026-05-31', by } }));
const told = ({ items }: ResponseOf<Endpoints['readAttendance']>) => items.map(({ name, shiftCount, minutes: { scheduled, onPost, away, vacant, evidence } }) => [name, shiftCount, scheduled, onPost, away, vacant, evidence.paper]);
const keptDays = async (): Promise<string[]> => (await rowsOf<{ day: string }>(duty.town.store.db, sql`select to_char(day, 'YYYY-MM-DD') as day from duty_memo_day order by day`)).map(({ day }) => day);
/** Every grouping as the memo tells it, and worked out anew. */
async function bothWays() {
  const answers = async () => [await attendance('person'), await attendance('place'), await attendance('district')];
  const fromMemo = await answers();
  await rowsOf(duty.town.store.db, sql`delete from duty_memo_day`);
  return { fromMemo, anew: await answers() };
}

test('the memo answers as the records do, before and after a paper list is typed in and a roster is corrected', async () => {
  duty.town.clock.passMinutes(3 * 1_440);
  expect(lastSettledDay(duty.town.clock.now())).toBe('2026-05-02');
  const hand = [['乙', 1, 240, 0, 0, 240, 0], ['甲', 2, 480, 240, 0, 240, 1]];
  expect(told(await attendance())).toEqual(hand);
  expect(await keptDays()).toEqual(['2026-05-01', '2026-05-02']);
  expect(told(await attendance())).toEqual(hand);
  const settled = await bothWays();
  expect(settled.fromMemo).toEqual(settled.anew);

  // 乙's list of Friday turns up; only that day is worked out again. A list is typed in within an hour of the end.
  duty.town.clock.passMinutes(-3 * 1_440 + 270);
  await confirm(0, 1, 'in', duty.town.clock.now() - 210 * 60_000);
  duty.town.clock.passMinutes(3 * 1_440 - 270);
  expect(await keptDays()).toEqual(['2026-05-02']);
  expect(told(await attendance())).toEqual([['乙', 1, 240, 180, 60, 0, 1], ['甲', 2, 480, 240, 0, 240, 1]]);

  const roster = await duty.roster('2026-05-01');
  await assign(roster.version, [[1, 1]]);
  expect(told(await attendance())).toEqual([['乙', 2, 480, 180, 60, 240, 1], ['甲', 2, 480, 240, 0, 240, 1]]);
  const corrected = await bothWays();
  expect(corrected.fromMemo).toEqual(corrected.anew);
  expect(told(corrected.anew[1]!)).toMatchObject([[expect.any(String), 4, 960, 420, 60, 480, 2]]);
});

test('what can still change is not kept; the rest is worked out ahead, so many days a turn', async () => {
  duty.town.clock.passMinutes(2 * 1_440);
  expect(await settleDuty(duty.town, 10)).toBe(1);
  expect(await keptDays()).toEqual(['2026-05-01']);
  duty.town.clock.passMinutes(3 * 1_440);
  expect([await settleDuty(duty.town, 2), await settleDuty(duty.town, 2), await settleDuty(duty.town, 2)]).toEqual([2, 1, 0]);
  expect(await keptDays()).toEqual(['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04']);
  expect(told(await attendance())).toEqual([['乙', 1, 240, 0, 0, 240, 0], ['甲', 2, 480, 240, 0, 240, 1]]);
});

/** Pages of two, to the end. */
async function listed(query: Partial<Parameters<typeof listDuties>[0]['input']> = {}) {
  const items: ResponseOf<Endpoints['listDuties']>['items'] = [], totals = new Set<number>();
  for (let cursor: string | undefined; ;) {
    const page = await accepted(listDuties({ ctx: duty.director, input: { from: '2026-01-01', until: '2026-05-31', sort: 'startAt', limit: 2, cursor, ...query } }));
    items.push(...page.items);
    totals.add(page.total);
    if (page.nextCursor === null) return { items, totals: [...totals] };
    cursor = page.nextCursor;
  }
}
/** The same duties worked out beside the memo. */
async function workedOut() {
  const filter = { datasetId: duty.town.dataset.id, fromAt: Date.parse('2026-01-01T00:00:00+08:00'), toAt: Date.parse('2026-06-01T00:00:00+08:00'), filter: {} };
  const all: ResponseOf<Endpoints['listDuties']>['items'] = [];
  for await (const group of begunDuties(duty.director, filter)) all.push(...(await dutyEntries(duty.town.store.db, group)));
  return all;
}

test('the duties behind the figures are those of the memo and of the last two days in one order, as if all were worked out', async () => {
  // On the third: Friday is settled, Saturday is not.
  duty.town.clock.passMinutes(2 * 1_440);
  const expected = await workedOut();
  expect(await keptDays()).toEqual([]);
  expect(expected.map(({ personName, state, lateMinutes }) => [personName, state, lateMinutes])).toEqual([['甲', 'completed', 0], ['乙', 'vacant', null], ['甲', 'vacant', null]]);
  expect(await listed()).toEqual({ items: expected, totals: [3] });
  expect(await keptDays()).toEqual(['2026-05-01']);
  expect(await listed({ sort: '-startAt' })).toEqual({ items: expected.toReversed(), totals: [3] });
  expect((await listed({ person: people[0] })).items).toEqual([expected[0], expected[2]]);
  expect((await listed({ state: 'vacant', place: expected[0]!.place })).items).toEqual(expected.slice(1));
  expect(await listed({ place: 'beat:1' })).toEqual({ items: [], totals: [0] });
  expect((await listed({ from: '2026-05-01T12:00:00+08:00', until: '2026-05-01T12:00:01+08:00' })).items).toEqual(expected.slice(0, 2));
  expect((await listed({ from: '2026-05-01T12:00:01+08:00' })).items).toEqual(expected.slice(2));
});

test('an indicator of duties is the same from the memo as worked out by hand', async () => {
  duty.town.clock.passMinutes(4 * 1_440);
  const read = async (id: string) => {
    const { numerator, denominator, n, byDistrict } = await accepted(readIndicator({ ctx: duty.director, input: { id }, cubes: await openEventCubes(duty.town) }));
    return [numerator, denominator, n, byDistrict.map(({ count }) => count)];
  };
  for (const days of [[], ['2026-05-01', '2026-05-02', '2026-05-03']]) {
    expect(await keptDays()).toEqual(days);
    expect(await read('duty-arrival')).toEqual([1, 3, 3, [3]]);
    expect(await read('duty-punctual')).toEqual([1, 3, 3, [3]]);
    expect(await read('duty-post-attendance')).toEqual([240, 720, 3, [3]]);
  }
});
