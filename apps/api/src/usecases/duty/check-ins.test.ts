import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@wuding/domain';
import { fromWgs84, type Position } from '@wuding/geo';
import { rowsOf, sql } from '../../db/store';
import { accepted, director, DutyTown, refusalOf, rulesOf, shiftAt } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { listIndicatorRecords } from '../indicators/list-indicator-records';
import { readIndicator } from '../indicators/read-indicator';
import { sumIndicators } from '../indicators/sum-indicators';
import { addLeave } from '../people/leave';
import { addTeam } from '../people/teams';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { askPrompt } from './ask-prompt';
import { acknowledgeDutyAlarm, listDutyAlarms, watchDuty } from './duty-alarms';
import { listCheckIns } from './list-check-ins';
import { exportCheckIns, exportDutyAlarms } from './export-day';
import { exportAttendance, exportDuties } from './export-duties';
import { listDuties } from './list-duties';
import { readAttendance } from './read-attendance';
import { readCheckInPhoto } from './read-check-in-photo';
import { readDutyDay } from './read-duty-day';
import { readMyDuty } from './read-my-duty';
import { readMyOutlook } from './read-my-outlook';
import { readTeamShifts } from './read-team-shifts';
import { relieveDuty } from './relieve-duty';
import { recordCheckIns, type CheckInInput } from './record-check-ins';

/** A post of 50 m, stood by three from 12:00 to 16:00 on Friday 2026-05-01, the day the clock begins at 12:00. */
let duty: DutyTown;
let shiftId: number;
let officer: Actor & { accountId: number };
let people: number[];
const here = at(-500, 0);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64');

beforeEach(async () => {
  duty = await DutyTown.found(await testStore());
  officer = await duty.town.addAccount('officer');
  people = [await duty.addPerson('甲', { accountId: officer.accountId }), await duty.addPerson('乙'), await duty.addPerson('丙')];
  const post = await duty.addPost({ position: here, who: { personCount: 3 }, spans: [{ startMinute: 720, endMinute: 960 }], early: 10 });
  const roster = await duty.plan('2026-05-01');
  shiftId = shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00');
  const changes = people.map((personId) => ({ op: 'assign' as const, shiftId, personId, vehicleId: null, reasons: [] }));
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
});

const iso = (offsetMinutes = 0): string => new Date(duty.town.clock.now() + offsetMinutes * 60_000).toISOString();
const fix = (position: Position, accuracyMetres = 10): CheckInInput['fix'] => ({ position: [...position] as [number, number], accuracyMetres, crs: 'wgs84' });
const input = (extra: Partial<CheckInInput> = {}): CheckInInput =>
  ({ shiftId, kind: 'in', fix: fix(here), deviceAt: iso(), sentAt: iso(), gpsAt: null, source: 'phone', reason: '', ...extra });
const checkIn = (extra: Partial<CheckInInput> = {}, actor: Actor = officer) => recordCheckIns({ ctx: duty.town.as(actor), input: input(extra) });
/** Takes the prompts away, whose moments nobody can foretell: unanswered they make the minutes around them unknown. */
const unasked = () => rowsOf(duty.town.store.db, sql`delete from duty_prompt`);
async function textOf(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return text;
}
const states = async () => Object.fromEntries((await accepted(readDutyDay({ ctx: duty.director, input: { day: '2026-05-01' } }))).items.map(({ personName, state }) => [personName, state]));

describe('checking in', () => {
  test('at the post counts; from then on the person is on post and has prompts ahead', async () => {
    const { items, entries } = await accepted(checkIn());
    expect(items).toMatchObject([{ personId: people[0], kind: 'in', verdict: 'inside', isClockSuspect: false, distanceMetres: expect.any(Number) }]);
    expect(items[0]?.distanceMetres).toBeLessThan(1);
    expect(entries).toMatchObject([{ state: 'on-post', lateMinutes: 0, placeName: expect.any(String) }]);
    const asked = await rowsOf<{ minute: number }>(duty.town.store.db, sql`select (extract(epoch from q.asked_at - s.start_at) / 60)::float8 as minute from duty_prompt q join duty_shift s on s.id = q.shift_id`);
    expect(asked).toHaveLength(2);
    for (const { minute } of asked) expect(minute >= 30 && minute <= 210).toBe(true);
  });
  test('sent five times, with a key or without, is one check-in', async () => {
    const idempotencyKey = '4f6f0f3e-32c3-4ba5-9b86-5bd0f1e7a111', body = input();
    for (let n = 0; n < 5; n++) await accepted(recordCheckIns({ ctx: duty.town.as(officer), input: { ...body, idempotencyKey } }));
    for (let n = 0; n < 5; n++) await accepted(recordCheckIns({ ctx: duty.town.as(officer), input: body }));
    expect((await accepted(listCheckIns({ ctx: duty.director, input: { limit: 50, sort: '-at' } }))).total).toBe(1);
    expect(await refusalOf(recordCheckIns({ ctx: duty.town.as(officer), input: { ...body, kind: 'out', idempotencyKey } }))).toMatchObject({ code: 'idempotency-key-reused' });
  });
  test('that waited in a phone out of reach keeps its time, and is the same one when the phone sends it again later', async () => {
    const idempotencyKey = '4f6f0f3e-32c3-4ba5-9b86-5bd0f1e7a222', body = input(), tapped = iso();
    duty.town.clock.passMinutes(90);
    const first = await accepted(recordCheckIns({ ctx: duty.town.as(officer), input: { ...body, sentAt: iso(), idempotencyKey } }));
    expect(first.items).toMatchObject([{ at: tapped, isClockSuspect: false }]);
    duty.town.clock.passMinutes(1);
    expect(await accepted(recordCheckIns({ ctx: duty.town.as(officer), input: { ...body, sentAt: iso(), idempotencyKey } }))).toEqual(first);
  });
  test('from 300 m with an accuracy of 400 m is taken with a photo and a reason only, and flagged', async () => {
    const weak = { fix: fix(at(-200, 0), 400) };
    expect(await refusalOf(checkIn(weak))).toMatchObject({ code: 'check-in-needs-photo', data: { verdict: 'weak' } });
    expect(await refusalOf(checkIn({ ...weak, photo: jpeg }))).toMatchObject({ code: 'check-in-needs-photo' });
    expect((await accepted(checkIn({ ...weak, photo: jpeg, reason: '楼下没有信号' }))).items).toMatchObject([{ verdict: 'weak', hasPhoto: true, reason: '楼下没有信号' }]);
    expect((await states())['甲']).toBe('on-post');
    const { items } = await accepted(listCheckIns({ ctx: duty.director, input: { limit: 50, sort: 'at', verdict: 'weak' } }));
    expect(items).toHaveLength(1);
  });
  test('from 300 m with a good position is no arrival, photo or not', async () => {
    await accepted(checkIn({ fix: fix(at(-200, 0), 10), photo: jpeg, reason: '我在附近' }));
    duty.town.clock.passMinutes(10);
    expect((await states())['甲']).toBe('late');
  });
  test('with a clock a day off is put right and flagged', async () => {
    for (const days of [1, -1]) {
      const { items } = await accepted(checkIn({ deviceAt: iso(days * 1_440 - 3), sentAt: iso(days * 1_440) }));
      expect(items).toMatchObject([{ isClockSuspect: true, at: iso(-3) }]);
    }
  });
  test('of several people on one phone counts for each, and only for people on the shift', async () => {
    const { items } = await accepted(checkIn({ personIds: people, source: 'shared-phone' }));
    expect(items.map(({ personId, source }) => [personId, source])).toEqual(people.map((personId) => [personId, 'shared-phone']));
    const stranger = await duty.addPerson('丁');
    expect(await refusalOf(checkIn({ personIds: [people[0]!, stranger] }))).toMatchObject({ code: 'person-not-on-shift', data: { personId: stranger } });
    expect(await refusalOf(checkIn({ shiftId: 4711 }))).toMatchObject({ code: 'unknown-shift' });
  });
  test('is for people of the shift and leaders of the district, and not hours before it', async () => {
    const other = await duty.town.addAccount('auxiliary');
    expect(await refusalOf(checkIn({ personIds: [people[0]!] }, other))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(checkIn({ personIds: [people[0]!] }, await duty.town.addAccount('district-leader', [duty.districts.other])))).toEqual({ code: 'not-allowed' });
    await accepted(checkIn({ personIds: [people[0]!] }, await duty.town.addAccount('district-leader', [duty.districts.own])));
    duty.town.clock.passMinutes(-60);
    expect(await refusalOf(checkIn({}))).toMatchObject({ code: 'check-in-out-of-time' });
  });
  test('is for a leader on his own shift too, also outside his districts; his word about others there is not', async () => {
    const leader = await duty.town.addAccount('district-leader', [duty.districts.other]);
    await rowsOf(duty.town.store.db, sql`update person set account_id = ${leader.accountId}::int where id = ${people[1] ?? 0}::int`);
    expect((await accepted(readMyDuty({ ctx: duty.town.as(leader), input: {} }))).items).toMatchObject([{ shiftId, personName: '乙' }]);
    expect((await accepted(checkIn({}, leader))).items).toMatchObject([{ personId: people[1], verdict: 'inside', source: 'phone' }]);
    expect(await refusalOf(checkIn({ kind: 'confirmed', source: 'leader', personIds: [people[0]!] }, leader))).toEqual({ code: 'not-allowed' });
  });
  test('takes a JPEG of at most 400 kB for a photo', async () => {
    for (const photo of [Buffer.from('GIF89a').toString('base64'), Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(400_001)]).toString('base64')]) {
      expect(await refusalOf(checkIn({ photo }))).toMatchObject({ code: 'photo-invalid' });
    }
  });
});

describe('after the check-in', () => {
  test('a check-out before the end is 早退, and needs a check-in', async () => {
    expect(await refusalOf(checkIn({ kind: 'out' }))).toMatchObject({ code: 'not-checked-in' });
    await accepted(checkIn());
    await unasked();
    duty.town.clock.passMinutes(100);
    expect((await accepted(checkIn({ kind: 'out' }))).entries).toMatchObject([{ state: 'left-early', minutes: { scheduled: 100, onPost: 100 } }]);
  });
  test('a prompt is answered once, within ten minutes; nobody’s answer is 无信号, not an absence', async () => {
    await accepted(checkIn());
    const [first] = await rowsOf<{ id: number; at: number }>(duty.town.store.db, sql`select id::int as id, (extract(epoch from asked_at) * 1000)::float8 as at from duty_prompt order by asked_at`);
    duty.town.clock.at = (first?.at ?? 0) + 60_000;
    expect((await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }))).prompts).toMatchObject([{ id: first?.id, personId: people[0] }]);
    duty.town.clock.passMinutes(10);
    expect((await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }))).prompts).toEqual([]);
    expect((await states())['甲']).toBe('no-signal');
    expect(await refusalOf(checkIn({ kind: 'prompt', promptId: first!.id }))).toMatchObject({ code: 'prompt-expired' });
    duty.town.clock.passMinutes(-5);
    await accepted(checkIn({ kind: 'prompt', promptId: first!.id }));
    expect(await refusalOf(checkIn({ kind: 'prompt', promptId: first!.id, deviceAt: iso(-1) }))).toMatchObject({ code: 'prompt-expired' });
    expect(await refusalOf(checkIn({ kind: 'prompt' }))).toMatchObject({ code: 'prompt-expired' });
    expect((await states())['甲']).toBe('on-post');
  });
  test('a leader of the district asks somebody on post now, once at a time; who has not come or has no phone is not asked', async () => {
    const leader = await duty.town.addAccount('district-leader', [duty.districts.own]), ask = (personId: number, actor: Actor = leader) => askPrompt({ ctx: duty.town.as(actor), input: { shiftId, personId } });
    expect(await refusalOf(ask(people[0]!))).toMatchObject({ code: 'nobody-to-ask' });
    await accepted(checkIn());
    await accepted(checkIn({ kind: 'confirmed', source: 'leader', personIds: [people[1]!] }, leader));
    await unasked();
    duty.town.clock.passMinutes(1);
    expect(await refusalOf(ask(people[1]!))).toMatchObject({ code: 'nobody-to-ask' });
    expect(await refusalOf(ask(people[0]!, officer))).toEqual({ code: 'not-allowed' });
    expect(await refusalOf(ask(4711))).toMatchObject({ code: 'person-not-on-shift' });
    expect(await refusalOf(askPrompt({ ctx: duty.director, input: { shiftId: 4711, personId: 1 } }))).toMatchObject({ code: 'unknown-shift' });
    const { id } = await accepted(ask(people[0]!));
    expect(await refusalOf(ask(people[0]!))).toMatchObject({ code: 'prompt-open' });
    expect((await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }))).prompts).toMatchObject([{ id, personId: people[0], answerBy: iso(10) }]);
    duty.town.clock.passMinutes(11);
    expect((await states())['甲']).toBe('no-signal');
    const again = await accepted(ask(people[0]!));
    expect((await accepted(checkIn({ kind: 'prompt', promptId: again.id }))).entries).toMatchObject([{ state: 'on-post', minutes: { evidence: { promptsAsked: 2, promptsAnswered: 1 } } }]);
  });
  test('a leader confirms or a paper list is typed in later, marked as such; an officer may not', async () => {
    duty.town.clock.passMinutes(90);
    for (const extra of [{ kind: 'confirmed' as const }, { source: 'paper' as const }, { kind: 'absent' as const, personIds: [people[1]!], reason: '没来' }]) expect(await refusalOf(checkIn(extra))).toEqual({ code: 'not-allowed' });
    const leader = await duty.town.addAccount('district-leader', [duty.districts.own]);
    await accepted(checkIn({ kind: 'confirmed', personIds: [people[0]!], fix: null }, leader));
    await accepted(checkIn({ source: 'paper', personIds: [people[1]!], deviceAt: iso(-88), fix: null }, leader));
    expect(await refusalOf(checkIn({ kind: 'absent', personIds: [people[2]!], fix: null }, leader))).toMatchObject({ code: 'absence-needs-reason' });
    await accepted(checkIn({ kind: 'absent', personIds: [people[2]!], fix: null, reason: '电话不通' }, leader));
    const { items } = await accepted(readDutyDay({ ctx: duty.director, input: { day: '2026-05-01' } }));
    expect(items.map(({ personName, state, minutes: { evidence, onPost, vacant } }) => [personName, state, evidence.leader, evidence.paper, Math.round(onPost), Math.round(vacant)]))
      .toEqual([['甲', 'on-post', 1, 0, 0, 0], ['乙', 'on-post', 0, 1, 88, 0], ['丙', 'vacant', 1, 0, 0, 90]]);
  });
});

describe('without a phone of one’s own, or without being there', () => {
  test('who checked in on a shared phone answers prompts on it; nobody answers for another', async () => {
    await accepted(checkIn({ personIds: people.slice(0, 2), source: 'shared-phone' }));
    const [asked] = await rowsOf<{ id: number; at: number }>(duty.town.store.db, sql`
      select id::int as id, (extract(epoch from asked_at) * 1000)::float8 as at from duty_prompt where person_id = ${people[1]!}::int order by asked_at limit 1`);
    duty.town.clock.at = (asked?.at ?? 0) + 60_000;
    expect((await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }))).prompts).toContainEqual(expect.objectContaining({ id: asked?.id, personName: '乙' }));
    const answer = (personIds: number[] | undefined) => checkIn({ kind: 'prompt', promptId: asked!.id, source: 'shared-phone', ...(personIds === undefined ? {} : { personIds }) });
    for (const wrong of [undefined, people, [people[0]!]]) expect(await refusalOf(answer(wrong))).toMatchObject({ code: 'prompt-expired' });
    expect((await accepted(answer([people[1]!]))).items).toMatchObject([{ personName: '乙', kind: 'prompt' }]);
  });
  test('a person says on the phone that he is not at the post and why: 空岗 at once, and a late arrival mends it', async () => {
    expect(await refusalOf(checkIn({ kind: 'absent', fix: null }))).toMatchObject({ code: 'absence-needs-reason', pointer: '/reason' });
    expect((await accepted(checkIn({ kind: 'absent', fix: null, reason: '车坏在路上' }))).items).toMatchObject([{ source: 'phone', kind: 'absent' }]);
    expect((await states())['甲']).toBe('vacant');
    expect((await watchDuty({ store: duty.town.store, clock: duty.town.clock }, duty.town.dataset.id)).raisedCount).toBe(1);
    duty.town.clock.passMinutes(20);
    expect((await accepted(checkIn())).entries).toMatchObject([{ state: 'on-post', lateMinutes: 20 }]);
  });
  test('a photo is shown to who follows duty, and that it was looked at is on record', async () => {
    const { items } = await accepted(checkIn({ fix: null, photo: jpeg, reason: '没有定位' }));
    expect(Buffer.from(await accepted(readCheckInPhoto({ ctx: duty.director, input: { id: items[0]!.id } }))).toString('base64')).toBe(jpeg);
    expect(await rowsOf(duty.town.store.db, sql`select actor_name from audit_entry where action = 'view-photo'`)).toHaveLength(1);
    expect(await refusalOf(readCheckInPhoto({ ctx: duty.director, input: { id: 4711 } }))).toEqual({ code: 'not-found' });
  });
});

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
    const figure = async (id: string) => accepted(readIndicator({ ctx: duty.director, input: { id } }));
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
    expect(table).toContain('乙,1,4,2,2,0,0,2,0,0,0,0,50,模拟');
    expect(await refusalOf(readAttendance({ ctx: duty.director, input: { from: '2026-05-02', until: '2026-05-01', by: 'place' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(readDutyDay({ ctx: duty.director, input: { day: '2026-05-01', district: 4711 } }))).toMatchObject({ code: 'unknown-district' });
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
  test('my own shows my shift, who else stands there and the checklist; nobody’s account has none', async () => {
    const mine = await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }));
    expect(mine).toMatchObject({ personId: people[0], items: [{ shiftId, state: 'awaited', checklist: ['清点'], companions: [{ name: '乙', state: 'awaited' }, { name: '丙' }] }] });
    expect((await accepted(readMyDuty({ ctx: duty.town.as(officer), input: { post: 4711 } }))).items).toEqual([]);
    expect(await accepted(readMyDuty({ ctx: duty.town.as(await duty.town.addAccount('auxiliary')), input: {} }))).toMatchObject({ personId: null, items: [] });
  });
  test('a day without a shift shows the next one, whom to ask, and how the last week went', async () => {
    const outlook = () => readMyOutlook({ ctx: duty.town.as(officer) });
    duty.town.clock.passMinutes(-60);
    expect(await accepted(outlook())).toMatchObject({ next: { shiftId, companions: [{ name: '乙' }, { name: '丙' }] }, contacts: [{ kind: 'escalation' }], week: { shiftCount: 0, ratio: null } });
    duty.town.clock.passMinutes(60);
    await accepted(checkIn());
    duty.town.clock.passMinutes(24 * 60);
    const after = await accepted(outlook());
    expect(after).toMatchObject({ next: null, contacts: [{ kind: 'escalation' }], week: { until: '2026-05-01', shiftCount: 1, absentCount: 0 } });
    expect(await accepted(readMyOutlook({ ctx: duty.town.as(await duty.town.addAccount('auxiliary')) }))).toEqual({ next: null, contacts: [], week: null });
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
});
