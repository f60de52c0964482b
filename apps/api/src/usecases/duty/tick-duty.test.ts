import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes } from '../../live/event-cubes';
import { accepted, refusalOf } from '../../testing/duty-town';
import { PostOfThree } from '../../testing/post-of-three';
import { testStore } from '../../testing/store';
import { readIndicator } from '../indicators/read-indicator';
import { editPost } from '../posts/edit-post';
import { listDuties } from './list-duties';
import { readAttendance } from './read-attendance';
import { readDutyDay } from './read-duty-day';
import { readMyDuty } from './read-my-duty';
import { tickDuty } from './tick-duty';

let post: PostOfThree;

beforeEach(async () => {
  post = await PostOfThree.found(await testStore());
});

const { parse } = Date;
const tick = (extra: Partial<Parameters<typeof tickDuty>[0]['input']> = {}, actor = post.officer) =>
  tickDuty({ ctx: post.duty.town.as(actor), input: { shiftId: post.shiftId, line: '清点', isDone: true, deviceAt: post.iso(), sentAt: post.iso(), ...extra } });
const mine = async () => (await accepted(readMyDuty({ ctx: post.duty.town.as(post.officer), input: {} }))).items[0];
const attendance = async (by: 'person' | 'place' | 'district') => (await accepted(readAttendance({ ctx: post.duty.director, input: { from: '2026-05-01', until: '2026-05-01', by } }))).items.map(({ checklist }) => checklist);

/** The list of the post of this test, changed by the director. */
async function changeList(checklist: string[]): Promise<void> {
  const [kept] = await rowsOf<{ id: number; version: number; duty: { eventCodes: string[]; allowedStalls: string; allowedZones: string[]; handover: string[]; escalationContact: string } }>(post.duty.town.store.db, sql`
    select p.id::int as id, p.version::int as version, p.plan -> 'duty' as duty from post p join duty_shift s on s.post_id = p.id where s.id = ${post.shiftId}::int`);
  await accepted(editPost({ ctx: post.duty.director, input: { id: kept!.id, version: kept!.version, edit: { plan: { duty: { ...kept!.duty, checklist } } } } }));
}

describe('the list of a post', () => {
  test('a person who has arrived ticks a line, for everybody on the shift, with name and time, on record', async () => {
    expect(await mine()).toMatchObject({ checklist: [{ line: '清点', doneAt: null, doneBy: '' }], isChecklistTold: false });
    await accepted(post.checkIn());
    expect(await accepted(tick())).toEqual({ checklist: [{ line: '清点', doneAt: post.iso(), doneBy: '甲' }] });
    const { items } = await accepted(readDutyDay({ ctx: post.duty.director, input: { day: '2026-05-01' } }));
    expect(items.map(({ personName, checklist, isChecklistTold }) => [personName, checklist[0]?.doneBy, isChecklistTold])).toEqual([['甲', '甲', true], ['乙', '甲', true], ['丙', '甲', true]]);
    expect(await rowsOf(post.duty.town.store.db, sql`select 1 from audit_entry where action = 'tick' and detail ->> 'line' = '清点'`)).toHaveLength(1);
  });

  test('the last tap of a line holds, in whatever order the taps arrive; sent five times it is one', async () => {
    await accepted(post.checkIn());
    post.duty.town.clock.passMinutes(10);
    await accepted(tick({ isDone: false, deviceAt: post.iso(-1) }));
    await accepted(tick({ isDone: true, deviceAt: post.iso(-5) }));
    expect(await mine()).toMatchObject({ checklist: [{ doneAt: null }], isChecklistTold: true });
    for (let i = 0; i < 5; i++) await accepted(tick({ idempotencyKey: '0b9d6a3e-6f0e-4f0c-9a53-1d8e2f9f3c11', deviceAt: post.iso() }));
    expect(await mine()).toMatchObject({ checklist: [{ doneBy: '甲' }] });
    expect(await rowsOf(post.duty.town.store.db, sql`select 1 from audit_entry where action = 'tick'`)).toHaveLength(2);
  });

  test('is refused before arriving, out of the shift’s time, to strangers, of unknown shifts and of lines it does not have', async () => {
    expect(await refusalOf(tick())).toMatchObject({ code: 'not-checked-in' });
    await accepted(post.checkIn());
    expect(await refusalOf(tick({ line: '检查消防通道' }))).toMatchObject({ code: 'not-on-checklist', pointer: '/line' });
    expect(await refusalOf(tick({ shiftId: 4711 }))).toMatchObject({ code: 'unknown-shift', pointer: '/shiftId' });
    expect(await refusalOf(tick({ deviceAt: post.iso(-120), sentAt: null }))).toMatchObject({ code: 'check-in-out-of-time', pointer: '/deviceAt' });
    expect(await refusalOf(tick({}, await post.duty.town.addAccount('auxiliary')))).toMatchObject({ code: expect.stringMatching(/^(not-allowed|person-not-on-shift)$/) as string });
    expect(await rowsOf(post.duty.town.store.db, sql`select 1 from duty_tick`)).toEqual([]);
  });

  test('a clock two hours wrong is put right by what it shows on sending', async () => {
    await accepted(post.checkIn());
    post.duty.town.clock.passMinutes(5);
    const { checklist } = await accepted(tick({ deviceAt: post.iso(-121), sentAt: post.iso(-120) }));
    expect(parse(checklist[0]?.doneAt ?? '')).toBe(parse(post.iso(-1)));
  });
});

describe('the share of lists done', () => {
  test('counts shifts that are over and were told of: what nobody said anything of is not nothing done', async () => {
    await accepted(post.checkIn());
    post.duty.town.clock.passMinutes(5);
    expect(await attendance('place')).toEqual([{ shiftCount: 0, toldCount: 0, lineCount: 0, doneCount: 0, ratio: null }]);
    post.duty.town.clock.passMinutes(240);
    expect(await attendance('place')).toEqual([{ shiftCount: 1, toldCount: 0, lineCount: 0, doneCount: 0, ratio: null }]);
  });

  test('is one line of two for the post, its district and everybody on the shift', async () => {
    await changeList(['清点', '交接']);
    await accepted(post.checkIn());
    await accepted(tick());
    post.duty.town.clock.passMinutes(245);
    const half = { shiftCount: 1, toldCount: 1, lineCount: 2, doneCount: 1, ratio: 0.5 };
    expect(await attendance('place')).toEqual([half]);
    expect(await attendance('district')).toEqual([half]);
    expect(await attendance('person')).toEqual([half, half, half]);
    const figure = async () => accepted(readIndicator({ ctx: post.duty.director, input: { id: 'duty-checklist', from: '2026-05-01T00:00:00+08:00', to: '2026-05-02T00:00:00+08:00' }, cubes: await openEventCubes(post.duty.town) }));
    // One shift is too few for a share.
    expect(await figure()).toMatchObject({ value: null, numerator: 1, denominator: 2, n: 1, suppressed: 'sample-too-small' });
  });

  test('a list changed after the shift leaves the shift with the list it had', async () => {
    await accepted(post.checkIn());
    await accepted(tick());
    post.duty.town.clock.passMinutes(300);
    await changeList(['巡看人行道', '交接']);
    expect(await attendance('place')).toEqual([{ shiftCount: 1, toldCount: 1, lineCount: 1, doneCount: 1, ratio: 1 }]);
    const { items } = await accepted(listDuties({ ctx: post.duty.director, input: { from: '2026-05-01', until: '2026-05-01', sort: 'startAt', limit: 10 } }));
    expect(items[0]?.checklist).toMatchObject([{ line: '清点', doneBy: '甲' }]);
  });
});
