import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@wuding/domain';
import { fromWgs84 } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { accepted, director, refusalOf, rulesOf } from '../../testing/duty-town';
import { fix, here, jpeg, PostOfThree } from '../../testing/post-of-three';
import { openEventCubes } from '../../live/event-cubes';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { listIndicatorRecords } from '../indicators/list-indicator-records';
import { readIndicator } from '../indicators/read-indicator';
import { sumIndicators } from '../indicators/sum-indicators';
import { addLeave } from '../people/leave';
import { addTeam } from '../people/teams';
import { acknowledgeDutyAlarm, listDutyAlarms, watchDuty } from './duty-alarms';
import { exportCheckIns, exportDutyAlarms } from './export-day';
import { exportAttendance, exportDuties } from './export-duties';
import { listDuties } from './list-duties';
import { readAttendance } from './read-attendance';
import { readDutyDay } from './read-duty-day';
import { readTeamShifts } from './read-team-shifts';
import { relieveDuty } from './relieve-duty';

let duty: PostOfThree['duty'];
let shiftId: PostOfThree['shiftId'];
let officer: PostOfThree['officer'];
let people: PostOfThree['people'];
let iso: PostOfThree['iso'];
let checkIn: PostOfThree['checkIn'];
let unasked: PostOfThree['unasked'];
let states: PostOfThree['states'];

beforeEach(async () => {
  ({ duty, shiftId, officer, people, iso, checkIn, unasked, states } = await PostOfThree.found(await testStore()));
});

async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return text;
}

describe('the day', () => {
  test('goes through its states, raises an alarm for each that needs somebody, ends them, and is answered for', async () => {
    const { clock, store, dataset } = duty.town, watch = () => watchDuty({ store, clock }, dataset.id);
    expect([await states(), await watch()]).toEqual([{ 甲: 'awaited', 乙: 'awaited', 丙: 'awaited' }, { raisedCount: 0, endedCount: 0 }]);
    await accepted(checkIn());
    clock.passMinutes(6);
    expect([await states(), await watch(), await watch()]).toEqual([{ 甲: 'on-post', 乙: 'late', 丙: 'late' }, { raisedCount: 2, endedCount: 0 }, { raisedCount: 0, endedCount: 0 }]);
    clock.passMinutes(30);
    await accepted(checkIn({ personIds: [people[1]!], source: 'shared-phone' }));
    expect([await states(), await watch()]).toEqual([{ 甲: 'on-post', 乙: 'on-post', 丙: 'vacant' }, { raisedCount: 1, endedCount: 2 }]);
    const { items } = await accepted(listDutyAlarms({ ctx: duty.director, input: { limit: 50, sort: '-raisedAt', open: 'true' } }));
    expect(items).toMatchObject([{ kind: 'vacant', personName: '丙', raisedAt: '2026-05-01T04:30:00.000Z' }]);
    const answer = (version: number, actor: Actor) => acknowledgeDutyAlarm({ ctx: duty.town.as(actor), input: { id: items[0]!.id, version, note: '已派替岗' } });
    expect(await refusalOf(answer(1, await duty.town.addAccount('district-leader', [duty.districts.other])))).toEqual({ code: 'not-allowed' });
    await accepted(answer(1, director));
    expect(await refusalOf(answer(1, director))).toMatchObject({ code: 'version-conflict' });
    expect(await refusalOf(acknowledgeDutyAlarm({ ctx: duty.director, input: { id: 4711, version: 1, note: '无' } }))).toEqual({ code: 'not-found' });
    expect((await accepted(listDutyAlarms({ ctx: duty.director, input: { limit: 50, sort: '-raisedAt', open: 'true' } }))).items).toEqual([]);
    expect((await accepted(listDutyAlarms({ ctx: duty.director, input: { limit: 2, sort: 'raisedAt' } }))).total).toBe(3);
    expect((await rowsOf<{ actor: string }>(store.db, sql`select actor_name as actor from audit_entry where entity = 'duty-alarm' and action = 'watch'`)).map(({ actor }) => actor)).toEqual(['duty-watch (command)', 'duty-watch (command)']);
  });
  test('gives minutes and ratio by person, place and district, with what they rest on', async () => {
    await accepted(checkIn({ personIds: people.slice(0, 2), source: 'shared-phone' }));
    await unasked();
    duty.town.clock.passMinutes(120);
    await accepted(checkIn({ kind: 'out', personIds: [people[1]!], source: 'shared-phone' }));
    duty.town.clock.passMinutes(300);
    const by = (group: 'person' | 'place' | 'district') => accepted(readAttendance({ ctx: duty.director, input: { from: '2026-05-01', until: '2026-05-01', by: group } }));
    const persons = (await by('person')).items;
    expect(persons.map(({ name, minutes, ratio }) => [name, minutes.onPost, minutes.away, minutes.vacant, minutes.unknown, ratio])).toEqual([
      ['丙', 0, 0, 240, 0, 0], ['乙', 120, 120, 0, 0, 0.5], ['甲', 240, 0, 0, 0, 1],
    ]);
    const [place] = (await by('place')).items;
    expect(place).toMatchObject({ shiftCount: 3, minutes: { scheduled: 720, evidence: { phone: 3 } } });
    expect((await by('district')).items).toMatchObject([{ name: '凯龙城' }]);
    const figure = async (id: string) => accepted(readIndicator({ ctx: duty.director, input: { id }, cubes: await openEventCubes(duty.town) }));
    // 甲 the whole 240 minutes, 乙 half of them, 丙 none: 360 of 720; three duties are too few for a share.
    expect(await figure('duty-post-attendance')).toMatchObject({ value: null, suppressed: 'sample-too-small', numerator: 360, denominator: 720, n: 3, byDistrict: [{ name: '凯龙城', count: 3 }] });
    const { records } = await figure('duty-arrival'), asked = Object.fromEntries(new URLSearchParams(records.split('?')[1])) as { from: string; until: string };
    const list = (extra: object) => accepted(listDuties({ ctx: duty.director, input: { ...asked, limit: 2, sort: 'startAt', ...extra } }));
    const first = await list({}), second = await list({ cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ personName, state }) => `${personName} ${state}`)).toEqual(['甲 completed', '乙 left-early', '丙 vacant']);
    expect([first.total, second.nextCursor, (await list({ person: people[1] })).total, (await list({ state: 'vacant' })).total, (await list({ place: 'post:4711' })).total]).toEqual([3, null, 1, 1, 0]);
    expect(await refusalOf(listDuties({ ctx: duty.director, input: { ...asked, limit: 2, sort: '-startAt', cursor: first.nextCursor! } }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(listIndicatorRecords({ ctx: duty.director, input: { id: 'duty-arrival', limit: 5, sort: 'occurredAt', part: 'numerator' } }))).toMatchObject({ code: 'records-elsewhere' });
    expect(await refusalOf(sumIndicators({ ctx: duty.director, input: { ids: ['duty-arrival'] } }))).toMatchObject({ code: 'not-summable' });
    const file = await accepted(exportDuties({ ctx: duty.director, input: { ...asked, sort: 'startAt', format: 'csv' } }));
    const text = await textOf(file.pieces);
    expect(text.split('\n').slice(0, 3).map((line) => line.split(',').slice(3, 8))).toEqual([['上岗', '下岗', '人员', '持证', '状态'], ['2026-05-01 12:00:00', '2026-05-01 16:00:00', '甲', '', '已下岗'], ['2026-05-01 12:00:00', '2026-05-01 16:00:00', '乙', '', '早退']]);
    const table = await textOf((await accepted(exportAttendance({ ctx: duty.director, input: { from: '2026-05-01', until: '2026-05-01', by: 'person', format: 'csv' } }))).pieces);
    expect(table).toContain('乙,1,4,2,2,0,0,2,0,0,0,0,50,0,1,,模拟');
    expect(await refusalOf(readAttendance({ ctx: duty.director, input: { from: '2026-05-02', until: '2026-05-01', by: 'place' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(readDutyDay({ ctx: duty.director, input: { day: '2026-05-01', district: 4711 } }))).toMatchObject({ code: 'unknown-district' });
  });
  test('sees one person relieved by another from now on, if the rules allow it', async () => {
    const fresh = await duty.addPerson('丁'), away = await duty.addPerson('戊');
    await accepted(addLeave({ ctx: duty.director, input: { personId: away, kind: 'sick', from: iso(-600), to: iso(600), note: '' } }));
    const relieve = (personId: number, reliefPersonId: number, actor: Actor = director) => relieveDuty({ ctx: duty.town.as(actor), input: { shiftId, personId, reliefPersonId, reason: '身体不适' } });
    expect(await refusalOf(relieve(people[0]!, fresh))).toMatchObject({ code: 'check-in-out-of-time' });
    await accepted(checkIn());
    await unasked();
    duty.town.clock.passMinutes(60);
    expect(await refusalOf(relieve(people[0]!, fresh, officer))).toEqual({ code: 'not-allowed' });
    expect(rulesOf(await refusalOf(relieve(people[0]!, away)))).toEqual(['on-leave']);
    expect(rulesOf(await refusalOf(relieve(people[0]!, people[1]!)))).toEqual([]);
    expect(await refusalOf(relieve(people[0]!, 4711))).toMatchObject({ code: 'unknown-person' });
    expect(await refusalOf(relieve(away, fresh))).toMatchObject({ code: 'person-not-on-shift' });
    await accepted(relieve(people[0]!, fresh));
    expect(await states()).toEqual({ 甲: 'relieved', 乙: 'vacant', 丙: 'vacant', 丁: 'awaited' });
    await accepted(checkIn({ personIds: [fresh], kind: 'confirmed', fix: null }, director));
    duty.town.clock.passMinutes(180);
    const { items } = await accepted(readAttendance({ ctx: duty.director, input: { from: '2026-05-01', until: '2026-05-01', by: 'person' } }));
    expect(items.filter(({ name }) => name === '甲' || name === '丁').map(({ name, minutes: { scheduled, onPost } }) => [name, scheduled, onPost])).toEqual([['丁', 180, 180], ['甲', 60, 60]]);
    expect(await refusalOf(relieve(people[0]!, fresh))).toMatchObject({ code: 'person-not-on-shift' });
  });
  test('check-ins and alarms leave as files under the filter they are listed by', async () => {
    await accepted(checkIn({ personIds: people.slice(0, 2), source: 'shared-phone' }));
    duty.town.clock.passMinutes(40);
    await watchDuty(duty.town, duty.town.dataset.id);
    const checkIns = await accepted(exportCheckIns({ ctx: duty.director, input: { person: people[1], sort: 'at', format: 'csv' } }));
    expect((await textOf(checkIns.pieces)).trim().split('\n').slice(1).map((line) => line.split(',').slice(2, 9))).toEqual([['2026-05-01 12:00:00', '乙', '签到', '2026-05-01 12:00:00', '2026-05-01 12:00:00', '同班手机', '岗位内']]);
    expect((await accepted(exportCheckIns({ ctx: duty.director, input: { district: duty.districts.other, sort: 'at', format: 'csv' } }))).rowCount).toBe(0);
    const alarms = await accepted(exportDutyAlarms({ ctx: duty.director, input: { open: 'true', sort: '-raisedAt', format: 'csv' } }));
    expect((await textOf(alarms.pieces)).trim().split('\n').slice(1).map((line) => line.split(',').slice(1, 5))).toEqual([['丙', '空岗', '2026-05-01 12:30:00', '']]);
    const workbook = await accepted(exportDutyAlarms({ ctx: duty.director, input: { kind: 'late', sort: '-raisedAt', format: 'xlsx' } }));
    expect([workbook.rowCount, workbook.name.endsWith('.xlsx')]).toEqual([0, true]);
    expect(await refusalOf(exportDutyAlarms({ ctx: duty.town.as(officer), input: { sort: '-raisedAt', format: 'csv' } }))).toEqual({ code: 'not-allowed' });
    const backwards = { from: iso(60), to: iso(), format: 'csv' as const };
    expect(await refusalOf(exportDutyAlarms({ ctx: duty.director, input: { ...backwards, sort: '-raisedAt' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(exportCheckIns({ ctx: duty.director, input: { ...backwards, sort: 'at' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(exportDutyAlarms({ ctx: duty.director, input: { dataset: 'nowhere', sort: '-raisedAt', format: 'csv' } }))).toMatchObject({ code: 'unknown-dataset' });
    expect(await refusalOf(exportCheckIns({ ctx: duty.director, input: { dataset: 'nowhere', sort: 'at', format: 'csv' } }))).toMatchObject({ code: 'unknown-dataset' });
  });
});

describe('a team', () => {
  test('a team whose phones all speak GCJ-02 is noticed, and how well that explains it', async () => {
    const team = await accepted(addTeam({ ctx: duty.director, input: { name: '劝导队', kind: 'persuasion', memberIds: people } }));
    const doubts = () => accepted(readTeamShifts({ ctx: duty.director, input: { day: '2026-05-01' } }));
    await accepted(checkIn({ personIds: people, source: 'shared-phone', fix: fix(here) }));
    expect((await doubts()).items).toEqual([]);
    await rowsOf(duty.town.store.db, sql`delete from check_in`);
    for (const [i, personId] of people.entries()) {
      duty.town.clock.passMinutes(1);
      await accepted(checkIn({ personIds: [personId], source: 'shared-phone', fix: fix(fromWgs84(at(-500 + i * 10, i * 5), 'gcj02')), photo: jpeg, reason: '位置不对' }));
    }
    const { items } = await doubts();
    expect(items).toMatchObject([{ teamId: team.id, personCount: 3, checkInCount: 3 }]);
    expect(items[0]?.gcj02DifferenceMetres).toBeLessThan(30);
  });
});
