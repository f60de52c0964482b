import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { accepted, refusalOf } from '../../testing/duty-town';
import { fix, jpeg, PostOfThree } from '../../testing/post-of-three';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { askPrompt } from './ask-prompt';
import { listCheckIns } from './list-check-ins';
import { readDutyDay } from './read-duty-day';
import { readMyDuty } from './read-my-duty';
import { recordCheckIns } from './record-check-ins';

let duty: PostOfThree['duty'];
let shiftId: PostOfThree['shiftId'];
let officer: PostOfThree['officer'];
let people: PostOfThree['people'];
let iso: PostOfThree['iso'];
let input: PostOfThree['input'];
let checkIn: PostOfThree['checkIn'];
let unasked: PostOfThree['unasked'];
let states: PostOfThree['states'];

beforeEach(async () => {
  ({ duty, shiftId, officer, people, iso, input, checkIn, unasked, states } = await PostOfThree.found(await testStore()));
});

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
