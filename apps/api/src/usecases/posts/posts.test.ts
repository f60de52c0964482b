import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import { accepted, DutyTown, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { addPost } from './add-post';
import { changePostState, editPost } from './edit-post';
import { listPosts, readPost } from './list-posts';
import { addPatrolBeat, editPatrolBeat, listPatrolBeats } from './patrol-beats';

let duty: DutyTown;
beforeEach(async () => { duty = await DutyTown.found(await testStore()); });

const where = (east: number, north = 0) => ({ shape: { type: 'Point' as const, coordinates: [...at(east, north)] as [number, number] }, radiusMetres: 50, viewSide: null, districtId: null, streetName: '' });
const add = (plan: Parameters<typeof addPost>[0]['input']['plan'], name = '东门') => addPost({ ctx: duty.director, input: { name, plan } });
const list = (extra: Partial<Parameters<typeof listPosts>[0]['input']> = {}) => listPosts({ ctx: duty.town.as('officer'), input: { limit: 50, sort: 'code', ...extra } });

describe('a post', () => {
  test('begins as a draft with a code of its own, in the district it lies in, and says what is missing', async () => {
    const post = await accepted(add({ where: where(-300) }));
    expect(post).toMatchObject({ code: 'S0001', state: 'draft', districtId: duty.districts.own, districtName: '凯龙城', isUnderObservation: true, radiusMetres: 50 });
    expect([...new Set(post.faults.map(({ part }) => part))]).toEqual(['who', 'when', 'duty', 'effect']);
    expect(await refusalOf(changePostState({ ctx: duty.director, input: { id: post.id, version: 1, to: 'published', reason: '' } })))
      .toMatchObject({ code: 'post-incomplete', data: { parts: ['who', 'when', 'duty', 'effect'] } });
  });
  test('is published, suspended and closed, and keeps its history', async () => {
    const post = await duty.addPost();
    expect(post.faults).toEqual([]);
    const to = (version: number, state: 'published' | 'suspended' | 'closed' | 'draft', reason = '') => changePostState({ ctx: duty.director, input: { id: post.id, version, to: state, reason } });
    await accepted(to(2, 'suspended', '修路'));
    expect(await refusalOf(to(2, 'published'))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 3, state: 'suspended' } });
    expect(await refusalOf(to(3, 'draft'))).toMatchObject({ code: 'post-state-unreachable' });
    await accepted(to(3, 'closed', '撤点'));
    expect(await refusalOf(editPost({ ctx: duty.director, input: { id: post.id, version: 4, edit: { name: '新' } } }))).toEqual({ code: 'post-closed' });
    const { history, nextStates } = await accepted(readPost({ ctx: duty.director, input: { id: post.id } }));
    expect(history.map(({ version, state, action, reason }) => [version, state, action, reason])).toEqual([[4, 'closed', 'state', '撤点'], [3, 'suspended', 'state', '修路'], [2, 'published', 'state', ''], [1, 'draft', 'create', '']]);
    expect(nextStates).toEqual([]);
    expect((await accepted(list())).items).toEqual([]);
    expect((await accepted(list({ state: 'closed' }))).items).toHaveLength(1);
  });
  test('once closed is where a new draft begins, which has a review and a baseline of its own to find', async () => {
    const post = await duty.addPost({ name: '老点' });
    await accepted(changePostState({ ctx: duty.director, input: { id: post.id, version: 2, to: 'closed', reason: '撤点' } }));
    const draft = await accepted(addPost({ ctx: duty.director, input: { name: '老点', plan: {}, basedOn: post.id } }));
    const { effect, ...rest } = post.plan;
    expect(draft.plan).toEqual({ ...rest, effect: { ...effect, reviewOn: null, baseline: null } });
    expect([draft.state, draft.code === post.code, draft.faults]).toEqual(['draft', false, [{ part: 'effect', pointer: '/effect/reviewOn', code: 'missing' }]]);
    const historyOf = async (id: number) => (await accepted(readPost({ ctx: duty.director, input: { id } }))).history.map(({ action, reason }) => `${action} ${reason}`);
    expect(await historyOf(draft.id)).toEqual([`create 以 ${post.code} 老点 为底稿`]);
    expect((await historyOf(post.id))[0]).toBe('state 撤点');
    expect(await refusalOf(addPost({ ctx: duty.director, input: { name: '新', plan: {}, basedOn: 4_711 } }))).toMatchObject({ code: 'unknown-post', pointer: '/basedOn' });
  });
  test('along a street is marked on the map by the middle of its line', async () => {
    const line = { type: 'LineString' as const, coordinates: [[...at(-300, 0)], [...at(-200, 0)]] as [number, number][] };
    await accepted(add({ where: { ...where(0), shape: line } }));
    const [mark] = await rowsOf<{ kind: string; lng: number }>(duty.town.store.db, sql`select geometrytype(geometry) as kind, st_x(geometry) as lng from layer_posts`);
    expect(mark?.kind).toBe('POINT');
    expect(mark?.lng).toBeCloseTo(at(-250, 0)[0], 6);
  });
  test('stays whole while it is in force', async () => {
    const post = await duty.addPost();
    const { duty: held } = post.plan;
    expect(await refusalOf(editPost({ ctx: duty.director, input: { id: post.id, version: 2, edit: { plan: { duty: { ...held, checklist: [] } } } } })))
      .toMatchObject({ code: 'post-incomplete', data: { parts: ['duty'] } });
    expect(await accepted(editPost({ ctx: duty.director, input: { id: post.id, version: 2, edit: { plan: { duty: { ...held, checklist: ['拍照'] } } } } }))).toMatchObject({ version: 3 });
  });
  test('names only what there is', async () => {
    const person = { personCount: 1, certifiedCount: 0 as const, needsVehicle: false, reliefPersonId: null };
    expect(await refusalOf(add({ where: { ...where(0), districtId: 4711 } }))).toMatchObject({ code: 'unknown-district' });
    expect(await refusalOf(add({ who: { ...person, primaryPersonId: 4711 } }))).toMatchObject({ code: 'unknown-person', pointer: '/plan/who/primaryPersonId' });
    expect(await refusalOf(add({ duty: { eventCodes: ['99-99'], allowedStalls: '', allowedZones: [], checklist: [], handover: [], escalationContact: '' } }))).toMatchObject({ code: 'unknown-event-code' });
    expect(await refusalOf(add({ where: { ...where(0), shape: { type: 'Point', coordinates: [24.588, 98.69] as never } } }))).toMatchObject({ code: 'lng-lat-swapped' });
    expect(await refusalOf(add({ where: where(50_000) }))).toMatchObject({ code: 'outside-dataset' });
    await accepted(addPost({ ctx: duty.director, input: { name: '甲', code: 'K1', plan: {} } }));
    expect(await refusalOf(addPost({ ctx: duty.director, input: { name: '乙', code: 'K1', plan: {} } }))).toMatchObject({ code: 'already-exists' });
  });
  test('belongs to the leader of its district, who cannot move it into another', async () => {
    const post = await duty.addPost(), leader = await duty.town.addAccount('district-leader', [duty.districts.own]);
    const edit = (plan: Parameters<typeof editPost>[0]['input']['edit']['plan']) => editPost({ ctx: duty.town.as(leader), input: { id: post.id, version: 2, edit: { plan } } });
    expect(await refusalOf(edit({ where: where(500) }))).toEqual({ code: 'not-allowed' });
    expect(await accepted(edit({ where: where(-400) }))).toMatchObject({ version: 3 });
    const other = await duty.addPost({ district: 'other' });
    expect(await refusalOf(editPost({ ctx: duty.town.as(leader), input: { id: other.id, version: 2, edit: { name: '我的' } } }))).toEqual({ code: 'not-allowed' });
    for (const role of ['command', 'officer', 'analyst'] as const) expect(await refusalOf(addPost({ ctx: duty.town.as(role), input: { name: 'x', plan: {} } }))).toEqual({ code: 'not-allowed' });
  });
});

describe('the list of posts', () => {
  test('narrows by box, district, state, name, and says what runs at an instant', async () => {
    const own = await duty.addPost({ name: '东门', position: at(-500, 0), spans: [{ startMinute: 1_320, endMinute: 1_800 }] });
    const other = await duty.addPost({ name: '校门', district: 'other', position: at(500, 0) });
    const names = async (extra: Parameters<typeof list>[0]) => (await accepted(list(extra))).items.map(({ name }) => name);
    const [west, south] = at(-600, -100), [east, north] = at(-400, 100);
    expect(await names({ bbox: [west, south, east, north] })).toEqual(['东门']);
    expect(await names({ district: duty.districts.other })).toEqual(['校门']);
    expect(await names({ q: '校' })).toEqual(['校门']);
    expect(await refusalOf(list({ district: 4711 }))).toMatchObject({ code: 'unknown-district' });
    const night = (await accepted(list({ at: '2026-05-01T20:00:00Z' }))).items;
    expect(night.find(({ id }) => id === own.id)?.shiftNow).toEqual({ name: '班', startAt: '2026-05-01T14:00:00.000Z', endAt: '2026-05-01T22:00:00.000Z' });
    expect(night.find(({ id }) => id === other.id)?.shiftNow).toBeNull();
  });
  test('refuses an instant the calendar does not cover when a pattern asks for workdays', async () => {
    await duty.addPost({ spans: [{ startMinute: 480, endMinute: 720, dayKind: 'workday' }] });
    expect(await refusalOf(list({ at: '2031-05-01T02:00:00Z' }))).toMatchObject({ code: 'calendar-missing' });
  });
});

describe('a patrol beat', () => {
  test('has stops that exist and hours that end after they begin', async () => {
    const segment = await duty.town.addStreet('滨河路', 'main', [at(-900, 0), at(-800, 0)]);
    const fields = (id: number, endMinute: number) => ({
      code: 'X1', name: '滨河线', districtId: duty.districts.own, isActive: true, personCount: 2, certifiedCount: 0 as const, needsVehicle: true, stops: [{ kind: 'road-segment' as const, id, name: '滨河路', visitTarget: 3 }],
      when: { spans: [{ name: '早巡', weekdays: [0], dayKind: 'any' as const, startMinute: 480, endMinute }], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 },
    });
    expect(await refusalOf(addPatrolBeat({ ctx: duty.director, input: fields(4711, 600) }))).toMatchObject({ code: 'unknown-stop', pointer: '/stops/0' });
    expect(await refusalOf(addPatrolBeat({ ctx: duty.director, input: fields(segment, 480) }))).toMatchObject({ code: 'shift-ends-before-it-begins', pointer: '/when/spans/0/endMinute' });
    const beat = await accepted(addPatrolBeat({ ctx: duty.director, input: fields(segment, 600) }));
    expect(beat.position?.[0]).toBeCloseTo(at(-850, 0)[0], 6);
    expect(await refusalOf(addPatrolBeat({ ctx: duty.director, input: fields(segment, 600) }))).toMatchObject({ code: 'already-exists' });
    expect(await refusalOf(editPatrolBeat({ ctx: duty.director, input: { id: beat.id, version: 9, edit: { isActive: false } } }))).toMatchObject({ code: 'version-conflict' });
    expect(await accepted(editPatrolBeat({ ctx: duty.director, input: { id: beat.id, version: 1, edit: { isActive: false } } }))).toMatchObject({ isActive: false, version: 2 });
    expect(await refusalOf(editPatrolBeat({ ctx: duty.director, input: { id: beat.id, version: 2, edit: { districtId: 4711 } } }))).toMatchObject({ code: 'unknown-district' });
    expect((await accepted(listPatrolBeats({ ctx: duty.director, input: { district: duty.districts.own } }))).items).toHaveLength(1);
  });
});

test('the layer of posts carries state and observation, and forgets closed ones', async () => {
  const post = await duty.addPost();
  const rows = () => rowsOf(duty.town.store.db, sql`select id::int as id, state, observation from layer_posts`);
  expect(await rows()).toEqual([{ id: post.id, state: 'published', observation: 'observing' }]);
  await accepted(changePostState({ ctx: duty.director, input: { id: post.id, version: 2, to: 'closed', reason: '' } }));
  expect(await rows()).toEqual([]);
});
