import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { accepted, refusalOf } from '../../testing/duty-town';
import { jpeg, PostOfThree } from '../../testing/post-of-three';
import { testStore } from '../../testing/store';
import { watchDuty } from './duty-alarms';
import { readCheckInPhoto } from './read-check-in-photo';
import { readMyDuty } from './read-my-duty';
import { readMyOutlook } from './read-my-outlook';

let duty: PostOfThree['duty'];
let shiftId: PostOfThree['shiftId'];
let officer: PostOfThree['officer'];
let people: PostOfThree['people'];
let checkIn: PostOfThree['checkIn'];
let states: PostOfThree['states'];

beforeEach(async () => {
  ({ duty, shiftId, officer, people, checkIn, states } = await PostOfThree.found(await testStore()));
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

describe('what a person sees of his own', () => {
  test('my own shows my shift, who else stands there and the checklist; nobody’s account has none', async () => {
    const mine = await accepted(readMyDuty({ ctx: duty.town.as(officer), input: {} }));
    expect(mine).toMatchObject({ personId: people[0], items: [{ shiftId, state: 'awaited', checklist: [{ line: '清点', doneAt: null, doneBy: '' }], isChecklistTold: false, companions: [{ name: '乙', state: 'awaited' }, { name: '丙' }] }] });
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
});
