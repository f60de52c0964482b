import { beforeEach, describe, expect, test } from 'vitest';
import type { RosterChange } from '@wuding/contract';
import type { Actor } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { openEventCubes } from '../../live/event-cubes';
import { accepted, DutyTown, director, refusalOf, rulesOf, shiftAt } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { addLeave } from '../people/leave';
import { removePerson } from '../people/remove-person';
import { addVehicle, addVehicleAbsence } from '../people/vehicles';
import { addWorkingTimeScheme } from '../people/vehicles';
import { editPost } from '../posts/edit-post';
import { addPatrolBeat } from '../posts/patrol-beats';
import { changeRoster, redoRoster, undoRoster } from './change-roster';
import { applyRosterTemplate, copyRoster, listRosterTemplates, removeRosterTemplate, saveRosterTemplate } from './fill-roster';
import { listReplacements } from './list-replacements';
import { planRoster } from './plan-roster';
import { publishRoster, readRosterDiff } from './publish-roster';
import { readCapacity } from './read-capacity';
import { readRoster } from './read-roster';

let duty: DutyTown;
beforeEach(async () => { duty = await DutyTown.found(await testStore()); });

/** The week from Monday 4 May 2026. */
const week = '2026-05-04';
const on = (date: number, hour: number): string => `2026-05-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const put = (shiftId: number, personId: number, extra: Partial<Extract<RosterChange, { op: 'assign' }>> = {}): RosterChange => ({ op: 'assign', shiftId, personId, vehicleId: null, reasons: [], ...extra });
const change = (version: number, changes: RosterChange[], actor: Actor = director) => changeRoster({ ctx: duty.town.as(actor), input: { week, version, changes, note: '' } });
const publish = (version: number, actor: Actor = director) => publishRoster({ ctx: duty.town.as(actor), input: { week, version } });

describe('planning a week', () => {
  test('makes the shifts of published posts, keeps those with somebody on them, and lets the others follow the plan', async () => {
    const post = await duty.addPost({ early: 10 }), person = await duty.addPerson('张三');
    expect(await accepted(readRoster({ ctx: duty.director, input: { week: '2026-W19' } }))).toMatchObject({ week, version: 0, shifts: [] });
    const roster = await duty.plan(week);
    expect(roster.shifts.map(({ startAt, arriveAt }) => [startAt, arriveAt])[0]).toEqual(['2026-05-04T00:00:00.000Z', '2026-05-03T23:50:00.000Z']);
    expect(roster).toMatchObject({ version: 2, isChanged: false, editableDistrictIds: null });
    expect(roster.shifts).toHaveLength(7);
    await accepted(change(2, [put(shiftAt(roster, `post:${post.id}`, on(5, 8)), person)]));
    await accepted(editPost({ ctx: duty.director, input: { id: post.id, version: 2, edit: { plan: { when: { ...post.plan.when, spans: post.plan.when.spans.map((span) => ({ ...span, startMinute: 540, endMinute: 780 })) } } } } }));
    expect(await accepted(planRoster({ ctx: duty.director, input: { week } }))).toMatchObject({ addedCount: 7, removedCount: 6, keptCount: 1 });
    expect((await duty.roster(week)).shifts.map(({ startAt }) => new Date(startAt).getUTCHours()).filter((hour) => hour === 0)).toEqual([0]);
    expect(await accepted(planRoster({ ctx: duty.director, input: { week } }))).toMatchObject({ addedCount: 0, removedCount: 0 });
  });
  test('refuses weeks there are not, days the calendar does not know, and people without a district', async () => {
    for (const text of ['2026-W54', '2026-02-30', '2026-W00']) expect(await refusalOf(readRoster({ ctx: duty.director, input: { week: text } }))).toMatchObject({ code: 'week-invalid' });
    await duty.addPost({ spans: [{ startMinute: 480, endMinute: 720, dayKind: 'workday' }] });
    expect(await refusalOf(planRoster({ ctx: duty.director, input: { week: '2031-05-05' } }))).toMatchObject({ code: 'calendar-missing' });
    for (const role of ['command', 'officer', 'auxiliary'] as const) expect(await refusalOf(planRoster({ ctx: duty.town.as(role), input: { week } }))).toEqual({ code: 'not-allowed' });
  });
});

describe('a hard rule blocks', () => {
  const everyDay = (startMinute: number, endMinute: number) => [{ startMinute, endMinute }];
  /** Assigns a person on the first shifts of a post, one date after another. */
  const fill = async (postId: number, personId: number, dates: readonly number[], hour: number) => {
    const roster = await duty.roster(week);
    return change(roster.version, dates.map((date) => put(shiftAt(roster, `post:${postId}`, on(date, hour)), personId)));
  };
  test('two posts at once, also in the store itself', async () => {
    const [a, b, person] = [await duty.addPost({ position: at(-500, 0) }), await duty.addPost({ position: at(-500, 30), spans: everyDay(660, 780) }), await duty.addPerson('张三')];
    const roster = await duty.plan(week);
    const first = shiftAt(roster, `post:${a.id}`, on(4, 8)), second = shiftAt(roster, `post:${b.id}`, on(4, 11));
    expect(rulesOf(await refusalOf(change(roster.version, [put(first, person), put(second, person)])))).toEqual(['overlap']);
    expect((await duty.roster(week)).assignments).toEqual([]);
    await accepted(change(roster.version, [put(first, person)]));
    await expect(duty.town.store.db.execute(sql`insert into duty_assignment (shift_id, person_id, duty) select id, ${person}::int, tstzrange(start_at, end_at) from duty_shift where id = ${second}::int`)).rejects.toMatchObject({ cause: { code: '23P01' } });
  });
  test('leave, a missing and a mid-week expiring certificate, a full post', async () => {
    const post = await duty.addPost({ who: { certifiedCount: 2, personCount: 2 } });
    const [a, b, c, d] = [await duty.addPerson('甲', { certified: '2026-12-31' }), await duty.addPerson('乙', { certified: '2026-05-05' }), await duty.addPerson('丙'), await duty.addPerson('丁', { certified: '2026-12-31' })];
    await accepted(addLeave({ ctx: duty.director, input: { personId: a, kind: 'sick', from: on(4, 11), to: on(5, 0), note: '' } }));
    const roster = await duty.plan(week), shift = (date: number) => shiftAt(roster, `post:${post.id}`, on(date, 8));
    const rules = async (...changes: RosterChange[]) => rulesOf(await refusalOf(change(roster.version, changes)));
    expect(await rules(put(shift(4), a))).toEqual(['on-leave', 'penalty-teams'].slice(0, 1));
    expect(await rules(put(shift(5), c))).toEqual(['certificate-missing']);
    expect(await rules(put(shift(6), b))).toEqual(['certificate-expired']);
    await accepted(change(roster.version, [put(shift(5), a), put(shift(5), b)]));
    expect(rulesOf(await refusalOf(change(roster.version + 1, [put(shift(5), d)])))).toEqual(['post-full']);
  });
  test('more penalty teams at once than certificates', async () => {
    const pair = { certifiedCount: 2 as const, personCount: 2 };
    const [p, q] = [await duty.addPost({ who: pair }), await duty.addPost({ who: pair })];
    const [a, b, c] = [await duty.addPerson('甲', { certified: '2026-12-31' }), await duty.addPerson('乙', { certified: '2026-12-31' }), await duty.addPerson('丙', { certified: '2026-12-31' })];
    const roster = await duty.plan(week), shift = (post: number) => shiftAt(roster, `post:${post}`, on(4, 8));
    const refusal = await refusalOf(change(roster.version, [put(shift(p.id), a), put(shift(p.id), b), put(shift(q.id), c)]));
    expect(rulesOf(refusal)).toEqual(['penalty-teams']);
    expect(refusal?.data?.['findings']).toMatchObject([{ data: { teamCount: 2, certifiedCount: 3, possibleCount: 1 }, source: expect.stringContaining('第四十二条') }]);
  });
  test('a vehicle elsewhere or in the workshop', async () => {
    const [p, q, a, b] = [await duty.addPost(), await duty.addPost(), await duty.addPerson('甲'), await duty.addPerson('乙')];
    const vehicle = await accepted(addVehicle({ ctx: duty.director, input: { plate: '云N·1', seatCount: 5 } }));
    await accepted(addVehicleAbsence({ ctx: duty.director, input: { id: vehicle.id, from: on(6, 0), to: on(7, 0), note: '' } }));
    const roster = await duty.plan(week), shift = (post: number, date: number) => shiftAt(roster, `post:${post}`, on(date, 8)), vehicleId = vehicle.id;
    expect(rulesOf(await refusalOf(change(roster.version, [put(shift(p.id, 4), a, { vehicleId }), put(shift(q.id, 4), b, { vehicleId })])))).toEqual(['vehicle-taken']);
    expect(rulesOf(await refusalOf(change(roster.version, [put(shift(p.id, 6), a, { vehicleId })])))).toEqual(['vehicle-away']);
    expect(await refusalOf(change(roster.version, [put(shift(p.id, 4), a, { vehicleId: 4711 })]))).toMatchObject({ code: 'unknown-vehicle', pointer: '/changes/0/vehicleId' });
  });
  test('more than three hours beyond eight a day, 36 a month, and a week without a rest day, unless 综合工时 is approved', async () => {
    const [long, short, eleven, a, b, c] = [
      await duty.addPost({ spans: everyDay(480, 1_140) }), await duty.addPost({ spans: everyDay(1_200, 1_260) }), await duty.addPost({ spans: everyDay(420, 1_080) }),
      await duty.addPerson('甲'), await duty.addPerson('乙'), await duty.addPerson('丙'),
    ];
    await duty.plan(week);
    const roster = await duty.roster(week);
    expect(rulesOf(await refusalOf(change(roster.version, [put(shiftAt(roster, `post:${long.id}`, on(4, 8)), a), put(shiftAt(roster, `post:${short.id}`, on(4, 20)), a)])))).toEqual(['overtime-day']);
    expect(rulesOf(await refusalOf(fill(short.id, b, [4, 5, 6, 7, 8, 9, 10], 20)))).toEqual(['no-rest-day']);
    // Six days of eleven hours: 6 × 3 h a day and the 8 h by which six times eight pass forty make 26; in two such weeks 52.
    await accepted(fill(eleven.id, c, [4, 5, 6, 7, 8, 9], 7));
    const next = await duty.plan('2026-05-11');
    const later = (dates: readonly number[]) => changeRoster({ ctx: duty.director, input: { week: '2026-05-11', version: next.version, note: '', changes: dates.map((date) => put(shiftAt(next, `post:${eleven.id}`, on(date, 7)), c)) } });
    expect(rulesOf(await refusalOf(later([11, 12, 13, 14])))).toEqual(['overtime-month']);
    await accepted(addWorkingTimeScheme({ ctx: duty.director, input: { approvalNumber: '7号', approvedBy: '县人社局', covers: 'auxiliary', validFrom: '2026-01-01', validUntil: '2026-12-31' } }));
    await accepted(later([11, 12, 13, 14]));
    await accepted(fill(short.id, b, [4, 5, 6, 7, 8, 9, 10], 20));
  });
});

describe('a soft rule wants a reason', () => {
  test('which is kept and audited', async () => {
    const [late, early, person] = [await duty.addPost({ spans: [{ startMinute: 1_200, endMinute: 1_380 }] }), await duty.addPost({ position: at(-450, 0) }), await duty.addPerson('张三')];
    const roster = await duty.plan(week), evening = shiftAt(roster, `post:${late.id}`, on(4, 20)), morning = shiftAt(roster, `post:${early.id}`, on(5, 8));
    await accepted(change(roster.version, [put(evening, person)]));
    const refusal = await refusalOf(change(roster.version + 1, [put(morning, person)]));
    expect([refusal?.code, rulesOf(refusal)]).toEqual(['reason-required', ['short-rest']]);
    await accepted(change(roster.version + 1, [put(morning, person, { reasons: [{ rule: 'short-rest', reason: '本人同意' }] })]));
    expect((await duty.roster(week)).assignments.find(({ shiftId }) => shiftId === morning)?.reasons).toEqual([{ rule: 'short-rest', reason: '本人同意' }]);
    const [audit] = await rowsOf<{ detail: { overruled: unknown[] } }>(duty.town.store.db, sql`select detail from audit_entry order by seq desc limit 1`);
    expect(audit?.detail.overruled).toEqual([{ shiftId: morning, personId: person, rule: 'short-rest', reason: '本人同意' }]);
  });
});

describe('a draft', () => {
  test('goes back twenty-five steps and forth again; a new step ends the way forth', async () => {
    const [post, people] = [await duty.addPost({ who: { personCount: 5 } }), await Promise.all(['甲', '乙', '丙', '丁', '戊'].map((name) => duty.addPerson(name)))];
    let { version } = await duty.plan(week);
    const roster = await duty.roster(week), dates = [4, 5, 6, 7, 8];
    for (const date of dates) for (const person of people) version = (await accepted(change(version, [put(shiftAt(roster, `post:${post.id}`, on(date, 8)), person)]))).version;
    for (let step = 0; step < 25; step++) version = (await accepted(undoRoster({ ctx: duty.director, input: { week, version } }))).version;
    expect(await duty.roster(week)).toMatchObject({ assignments: [], undoCount: 0, redoCount: 25 });
    expect(await refusalOf(undoRoster({ ctx: duty.director, input: { week, version } }))).toEqual({ code: 'nothing-to-undo' });
    const redone = await accepted(redoRoster({ ctx: duty.director, input: { week, version } }));
    expect(redone.assignments).toHaveLength(1);
    const fresh = await accepted(change(redone.version, [{ op: 'unassign', shiftId: redone.assignments[0]!.shiftId, personId: redone.assignments[0]!.personId }]));
    expect([fresh.redoCount, await refusalOf(redoRoster({ ctx: duty.director, input: { week, version: fresh.version } }))]).toEqual([0, { code: 'nothing-to-undo' }]);
    expect((await accepted(undoRoster({ ctx: duty.director, input: { week, version: fresh.version } }))).assignments).toHaveLength(1);
  });
  test('is not written over: the second of two leaders gets what the first one wrote', async () => {
    const [post, a, b] = [await duty.addPost({ who: { personCount: 2 } }), await duty.addPerson('甲'), await duty.addPerson('乙')];
    const roster = await duty.plan(week), shift = shiftAt(roster, `post:${post.id}`, on(4, 8));
    const [first, second] = await Promise.all([change(roster.version, [put(shift, a)]), change(roster.version, [put(shift, b)])]);
    expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
    const refusal = first.ok ? (second.ok ? null : second.refusal) : first.refusal;
    expect(refusal).toMatchObject({ code: 'version-conflict', data: { currentVersion: roster.version + 1, changedBy: 'director', assignments: [{ shiftId: shift, personId: first.ok ? a : b }] } });
  });
  test('swaps two people in one step, and knows what is not there', async () => {
    const [p, q, a, b] = [await duty.addPost(), await duty.addPost(), await duty.addPerson('甲'), await duty.addPerson('乙')];
    const roster = await duty.plan(week), [one, two] = [shiftAt(roster, `post:${p.id}`, on(4, 8)), shiftAt(roster, `post:${q.id}`, on(4, 8))];
    await accepted(change(roster.version, [put(one, a), put(two, b)]));
    const swapped = await accepted(change(roster.version + 1, [put(one, b), put(two, a), { op: 'unassign', shiftId: one, personId: a }, { op: 'unassign', shiftId: two, personId: b }]));
    expect(swapped.assignments.map(({ shiftId, personId }) => [shiftId, personId]).sort()).toEqual([[one, b], [two, a]].sort());
    expect(await refusalOf(change(roster.version + 2, [put(4711, a)]))).toMatchObject({ code: 'unknown-shift', pointer: '/changes/0/shiftId' });
    expect(await refusalOf(change(roster.version + 2, [put(one, 4711)]))).toMatchObject({ code: 'unknown-person' });
    expect(await refusalOf(changeRoster({ ctx: duty.director, input: { week: '2027-01-04', version: 1, changes: [put(one, a)], note: '' } }))).toEqual({ code: 'not-found' });
  });
  test('is a leader’s in the own districts only', async () => {
    const [own, other, person] = [await duty.addPost(), await duty.addPost({ district: 'other' }), await duty.addPerson('甲')];
    const roster = await duty.plan(week), leader = await duty.town.addAccount('district-leader', [duty.districts.own]);
    expect(await refusalOf(change(roster.version, [put(shiftAt(roster, `post:${other.id}`, on(4, 8)), person)], leader))).toEqual({ code: 'not-allowed' });
    await accepted(change(roster.version, [put(shiftAt(roster, `post:${own.id}`, on(4, 8)), person)], leader));
    expect((await accepted(readRoster({ ctx: duty.town.as(leader), input: { week } }))).editableDistrictIds).toEqual([duty.districts.own]);
  });
  test('is filled like last week or by a template; what the rules forbid stays open and is listed', async () => {
    const [post, a, b] = [await duty.addPost({ who: { personCount: 2 } }), await duty.addPerson('甲'), await duty.addPerson('乙')];
    const roster = await duty.plan(week), shift = (date: number) => shiftAt(roster, `post:${post.id}`, on(date, 8));
    await accepted(change(roster.version, [put(shift(4), a), put(shift(4), b), put(shift(5), a)]));
    await accepted(addLeave({ ctx: duty.director, input: { personId: b, kind: 'annual', from: on(11, 0), to: on(12, 0), note: '' } }));
    const next = await duty.plan('2026-05-11');
    const copied = await accepted(copyRoster({ ctx: duty.director, input: { week: '2026-05-11', version: next.version, fromWeek: week } }));
    expect([copied.assignments.map(({ personId }) => personId), copied.skipped]).toMatchObject([[a, a], [{ personId: b, findings: [{ rule: 'on-leave' }] }]]);
    const template = await accepted(saveRosterTemplate({ ctx: duty.director, input: { name: '平日', week } }));
    expect(template.entryCount).toBe(3);
    expect(await refusalOf(saveRosterTemplate({ ctx: duty.director, input: { name: '平日', week } }))).toMatchObject({ code: 'already-exists' });
    expect(await refusalOf(saveRosterTemplate({ ctx: duty.director, input: { name: '空', week: '2027-01-04' } }))).toMatchObject({ code: 'not-found' });
    const third = await duty.plan('2026-05-18');
    expect((await accepted(applyRosterTemplate({ ctx: duty.director, input: { week: '2026-05-18', version: third.version, templateId: template.id } }))).assignments).toHaveLength(3);
    expect((await accepted(listRosterTemplates({ ctx: duty.director, input: {} }))).items).toHaveLength(1);
    await accepted(removeRosterTemplate({ ctx: duty.director, input: { id: template.id } }));
    expect(await refusalOf(removeRosterTemplate({ ctx: duty.director, input: { id: template.id } }))).toEqual({ code: 'not-found' });
  });
});

describe('publication', () => {
  test('says what changes, holds from then on, and is refused on top of another’s', async () => {
    const [post, a, b] = [await duty.addPost({ who: { personCount: 2 } }), await duty.addPerson('甲'), await duty.addPerson('乙')];
    const roster = await duty.plan(week), shift = shiftAt(roster, `post:${post.id}`, on(4, 8));
    await accepted(change(roster.version, [put(shift, a)]));
    expect(await accepted(readRosterDiff({ ctx: duty.director, input: { week } }))).toMatchObject({ added: [{ shiftId: shift, personId: a }], removed: [], openPlaceCount: 13 });
    const published = await accepted(publish(roster.version + 1));
    expect(published).toMatchObject({ version: roster.version + 2, publishedVersion: roster.version + 2 });
    expect(await duty.roster(week)).toMatchObject({ isChanged: false, publishedVersion: roster.version + 2 });
    expect(await refusalOf(publish(roster.version + 1))).toMatchObject({ code: 'version-conflict', data: { currentVersion: roster.version + 2 } });
    await accepted(change(published.version, [{ op: 'unassign', shiftId: shift, personId: a }, put(shift, b)]));
    expect(await accepted(readRosterDiff({ ctx: duty.director, input: { week } }))).toMatchObject({ added: [{ personId: b }], removed: [{ personId: a }] });
  });
  test('by two at once is one’s; the other is told what holds, and nothing is published twice', async () => {
    const [post, a] = [await duty.addPost(), await duty.addPerson('甲')];
    const roster = await duty.plan(week), shift = shiftAt(roster, `post:${post.id}`, on(4, 8));
    const { version } = await accepted(change(roster.version, [put(shift, a)]));
    const outcomes = await Promise.all([publish(version), publish(version)]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'version-conflict', data: { currentVersion: version + 1, assignments: [{ shiftId: shift, personId: a }] } } });
    expect(await rowsOf(duty.town.store.db, sql`select person_id::int as person from published_assignment`)).toEqual([{ person: a }]);
  });
  test('puts people on a mobile beat in the same roster, under the same rules', async () => {
    const segment = await duty.town.addStreet('滨河路', 'main', [at(-900, 0), at(-800, 0)]);
    const beat = await accepted(addPatrolBeat({ ctx: duty.director, input: {
      code: 'X1', name: '滨河线', districtId: duty.districts.own, isActive: true, personCount: 2, certifiedCount: 0, needsVehicle: false, stops: [{ kind: 'road-segment', id: segment, name: '滨河路', visitTarget: 3 }],
      when: { spans: [{ name: '早巡', weekdays: [0], dayKind: 'any', startMinute: 480, endMinute: 600 }], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
    } }));
    const [post, a] = [await duty.addPost(), await duty.addPerson('甲')];
    const roster = await duty.plan(week), ride = shiftAt(roster, `beat:${beat.id}`, on(4, 8));
    expect(rulesOf(await refusalOf(change(roster.version, [put(ride, a), put(shiftAt(roster, `post:${post.id}`, on(4, 8)), a)])))).toEqual(['overlap']);
    const { version } = await accepted(change(roster.version, [put(ride, a)]));
    expect((await accepted(publish(version))).added).toMatchObject([{ shiftId: ride, personId: a }]);
  });
  test('waits for leave to be covered, and for a person who was removed to be released', async () => {
    const [post, a] = [await duty.addPost(), await duty.addPerson('甲')];
    const roster = await duty.plan(week), shift = shiftAt(roster, `post:${post.id}`, on(4, 8));
    await accepted(change(roster.version, [put(shift, a)]));
    const leave = await accepted(addLeave({ ctx: duty.director, input: { personId: a, kind: 'sick', from: on(4, 0), to: on(5, 0), note: '' } }));
    expect(leave.affectedShiftIds).toEqual([shift]);
    expect(rulesOf(await refusalOf(publish(roster.version + 1)))).toEqual(['on-leave']);
    const { items } = await accepted(listReplacements({ ctx: duty.director, input: { id: shift, leaving: a, limit: 10 } }));
    expect(items[0]).toMatchObject({ personId: post.plan.who.reliefPersonId, reasons: expect.arrayContaining(['named-relief']) });
    expect(items.map(({ personId }) => personId)).not.toContain(a);
    expect(await refusalOf(removePerson({ ctx: duty.director, input: { id: a, release: false } }))).toMatchObject({ code: 'person-on-duty', data: { shiftCount: 1 } });
    expect(await accepted(removePerson({ ctx: duty.director, input: { id: a, release: true } }))).toMatchObject({ releasedCount: 1 });
    const after = await duty.roster(week);
    expect(after.assignments).toEqual([]);
    await accepted(publish(after.version));
    expect(await refusalOf(listReplacements({ ctx: duty.director, input: { id: 4711, limit: 1 } }))).toEqual({ code: 'not-found' });
  });
  test('by a leader touches the own districts, and not at the price of somebody standing twice', async () => {
    const [own, other, a] = [await duty.addPost(), await duty.addPost({ district: 'other' }), await duty.addPerson('甲')];
    const roster = await duty.plan(week), [here, there] = [shiftAt(roster, `post:${own.id}`, on(4, 8)), shiftAt(roster, `post:${other.id}`, on(4, 8))];
    await accepted(change(roster.version, [put(there, a)]));
    await accepted(publish(roster.version + 1));
    await accepted(change(roster.version + 2, [{ op: 'unassign', shiftId: there, personId: a }, put(here, a)]));
    const leader = await duty.town.addAccount('district-leader', [duty.districts.own]);
    expect(rulesOf(await refusalOf(publish(roster.version + 3, leader)))).toEqual(['overlap']);
    await accepted(publish(roster.version + 3));
    expect(await rowsOf(duty.town.store.db, sql`select shift_id::int as shift from published_assignment`)).toEqual([{ shift: here }]);
  });
});

test('capacity: two posts of two with two people leave one post’s hours unstaffed, at the incidents they hold', async () => {
  const twice = { personCount: 2 };
  const [busy, quiet] = [await duty.addPost({ who: twice, position: at(-500, 0), spans: [{ startMinute: 480, endMinute: 540, weekdays: [0] }] }), await duty.addPost({ who: twice, position: at(-300, 0), spans: [{ startMinute: 480, endMinute: 540, weekdays: [0] }] })];
  // Ten Mondays at 8:30, one incident each, at the busy post; the two posts brought four people.
  for (let n = 1; n <= 10; n++) await duty.town.addIncident({ position: at(-500, 10), occurredAt: Date.parse(on(4, 8)) + 30 * 60_000 - n * 7 * 24 * 3_600_000 });
  await rowsOf(duty.town.store.db, sql`update person set left_on = '2026-01-01' where id > 2`);
  await duty.plan(week);
  const cubes = await openEventCubes({ store: duty.town.store, clock: duty.town.clock });
  const found = await accepted(readCapacity({ ctx: duty.director, input: { week }, cubes }));
  expect(found.hours[8]).toMatchObject({ asked: { people: 4 }, available: { people: 2 }, staffedPeople: 2 });
  expect(found.unstaffed).toMatchObject([{ place: `post:${quiet.id}`, placeName: quiet.name, limit: 'people', expectedIncidents: 0, startAt: '2026-05-04T00:00:00.000Z' }]);
  // Whole weeks alone count: the first of the ten began one of which nothing else is known.
  expect(found.basis).toEqual({ incidentCount: 9, weekCount: 9 });
  expect(busy.id).not.toBe(quiet.id);
});
