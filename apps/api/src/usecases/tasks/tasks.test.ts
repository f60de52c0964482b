import { randomUUID } from 'node:crypto';
import type { FeatureCollection, Point } from 'geojson';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, sql } from '../../db/store';
import type { Services } from '../../services';
import { givenAccount } from '../../testing/accounts';
import { consoleActor } from '../../testing/context';
import { accepted, DutyTown, refusalOf, shiftAt } from '../../testing/duty-town';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { addDevice } from '../tracks/manage-devices';
import { sayClear } from '../tracks/say-clear';
import { deltaFor, liveSight } from '../tracks/read-live-units';
import { cancelTask, dispatchTask } from './dispatch-task';
import { exportTasks, listTasks, readTask } from './list-tasks';
import { listMyTasks, stepMyTask } from './my-tasks';
import { findNearestUnits } from './nearest-units';
import { watchArrivals } from './watch-arrivals';
import { readWallNearest } from '../wall/wall-nearest';

/** A street of 1 km along y = 0 of the own district. 甲 (certified) and 乙 stand duty from 12:00 to 16:00 with a device each; 丙 has a device and no duty. It is 15:00. */
let duty: DutyTown;
let services: Services;
const devices = { a: 0, b: 0, c: 0 }, people = { a: 0, b: 0 }, accounts = { a: 0, b: 0 };
let incidentId: number;
const noon = Date.UTC(2026, 4, 1, 4), minute = 60_000;

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  const { town, director } = duty;
  await town.addStreet('滨河路', 'main', [at(-1_000, 0), at(-400, 0), at(0, 0)]);
  incidentId = await town.addIncident({ position: at(-300, 0) });
  for (const name of ['a', 'b'] as const) accounts[name] = await givenAccount(town.store, town.clock, `carrier-${name}`, 'auxiliary');
  people.a = await duty.addPerson('甲', { accountId: accounts.a, certified: '2027-01-01' });
  people.b = await duty.addPerson('乙', { accountId: accounts.b });
  const c = await duty.addPerson('丙');
  const posts = [await duty.addPost({ name: '一号', position: at(-400, 0), spans: [{ startMinute: 720, endMinute: 960 }] }), await duty.addPost({ name: '二号', position: at(-700, 0), spans: [{ startMinute: 720, endMinute: 960 }] })];
  const roster = await duty.plan('2026-05-01');
  const changes = [people.a, people.b].map((personId, i) => ({ op: 'assign' as const, shiftId: shiftAt(roster, `post:${posts[i]!.id}`, '2026-05-01T12:00:00+08:00'), personId, vehicleId: null, reasons: [] }));
  const { version } = await accepted(changeRoster({ ctx: director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: director, input: { week: '2026-05-01', version } }));
  for (const [name, id] of [['a', people.a], ['b', people.b], ['c', c]] as const) {
    const [person] = await rowsOf<{ code: string }>(town.store.db, sql`select code from person where id = ${id}::int`);
    devices[name] = (await accepted(addDevice({ ctx: town.as(consoleActor('sysadmin')), input: { name: `${name}的手机`, boundTo: { kind: 'person', name: person!.code }, datum: 'wgs84' } }))).id;
  }
});
beforeEach(async () => {
  const { store, clock } = duty.town;
  clock.at = noon + 180 * minute;
  for (const table of ['patrol_task_step', 'patrol_task_person', 'patrol_task']) await rowsOf(store.db, sql`delete from ${sql.identifier(table)} where true returning 1`);
  await place('a', -400, 178);
  await place('b', -700, 179);
  await place('c', -300, 179);
  services = await testServices(store, clock);
});
/** A device's last position so many minutes after noon. */
const place = (name: keyof typeof devices, east: number, minutes: number) => rowsOf(duty.town.store.db, sql`
  update device set last_at = ${new Date(noon + minutes * minute).toISOString()}::timestamptz, last_lng = ${at(east, 0)[0]}, last_lat = ${at(east, 0)[1]} where id = ${devices[name]}::int returning 1`);
const parts = () => ({ live: services.patrolLive, networks: services.roadNetworks });
const nearest = (query: object = {}, ctx = duty.director) => accepted(findNearestUnits({ ctx, input: { certified: '0', vehicle: 'false', limit: 10, incident: incidentId, ...query }, ...parts() }));
const send = (input: object = {}, ctx = duty.director) => dispatchTask({ ctx, input: { deviceId: devices.a, title: '占道摊点，请劝离', position: null, incidentId, alarmKey: null, ...input }, ...parts() });
const phone = (name: 'a' | 'b') => duty.town.as({ accountId: accounts[name], username: `carrier-${name}`, role: 'auxiliary', districtIds: [] });
const say = (id: number, step: 'accepted' | 'arrived' | 'done' | 'declined', more: object = {}, name: 'a' | 'b' = 'a') =>
  stepMyTask({ ctx: phone(name), live: services.patrolLive, input: { id, step, fix: null, deviceAt: new Date(duty.town.clock.now()).toISOString(), sentAt: null, gpsAt: null, note: '', ...more } });
const fixAt = (east: number) => ({ position: [at(east, 0)[0], at(east, 0)[1]] as [number, number], accuracyMetres: 10, crs: 'wgs84' as const });
const leader = (districtId: number) => duty.town.as({ ...consoleActor('district-leader'), districtIds: [districtId] });

describe('who is nearest', () => {
  test('is told by road time among units on duty; who is not on duty is not looked at', async () => {
    const { items, unsuitable } = await nearest();
    // On foot at 1.3 m/s: 100 m are 77 s, 400 m are 308 s.
    expect(items).toMatchObject([{ deviceId: devices.a, unitName: '一号', roadMinutes: 1, people: [{ name: '甲', isCertified: true }] }, { deviceId: devices.b, roadMinutes: 5 }]);
    expect(items.map(({ roadMetres }) => roadMetres)).toEqual([expect.closeTo(100, -1), expect.closeTo(400, -1)]);
    expect(unsuitable).toEqual([]);
  });
  test('leaves out whom one cannot send, with every reason', async () => {
    await place('a', -400, 165);
    services = await testServices(duty.town.store, duty.town.clock);
    expect((await nearest({ certified: '1', vehicle: 'true' })).unsuitable.map(({ deviceId, reasons }) => [deviceId, reasons])).toEqual([[devices.a, ['no-fresh-position', 'no-vehicle']], [devices.b, ['no-vehicle', 'not-certified']]]);
    await accepted(send({ deviceId: devices.b }));
    expect((await nearest()).unsuitable.map(({ deviceId, reasons }) => [deviceId, reasons])).toEqual([[devices.a, ['no-fresh-position']], [devices.b, ['tasked']]]);
    const far = at(1_500, 1_500);
    expect((await nearest({ incident: undefined, lng: far[0], lat: far[1], certified: '0' })).unsuitable).toContainEqual(expect.objectContaining({ deviceId: devices.b, reasons: ['tasked'] }));
  });
  test('needs a place, and is for who may send; a leader is offered units of the own districts', async () => {
    const ask = (input: object, ctx = duty.director) => findNearestUnits({ ctx, input: { certified: '0', vehicle: 'false', limit: 10, ...input }, ...parts() });
    expect(await refusalOf(ask({}))).toMatchObject({ code: 'task-place-missing' });
    expect(await refusalOf(ask({ incident: 4711 }))).toMatchObject({ code: 'not-found' });
    expect((await nearest({}, leader(duty.districts.other))).items).toEqual([]);
    expect((await nearest({}, leader(duty.districts.own))).items).toHaveLength(2);
  });
  test('stands on the wall by its post for every alarm with a place, and that nobody can be sent is said too', async () => {
    const told = () => readWallNearest({ ctx: duty.town.as('command'), dataset: duty.town.dataset, patrolLive: services.patrolLive, roadNetworks: services.roadNetworks }, [{ key: 'near', position: at(-300, 0) }, { key: 'nowhere', position: null }]);
    expect(await told()).toEqual([{ alarmKey: 'near', unit: { label: '一号', mode: 'foot', roadMinutes: 1 } }]);
    for (const name of ['a', 'b'] as const) await accepted(send({ deviceId: devices[name] }));
    expect(await told()).toEqual([{ alarmKey: 'near', unit: null }]);
  });
});

describe('a task', () => {
  test('goes from sent to done by the phone, arrival confirmed by its position, every step told and audited', async () => {
    const task = await accepted(send());
    expect(task).toMatchObject({ state: 'sent', unitName: '一号', people: [{ name: '甲' }], roadMinutes: 1, steps: [{ step: 'sent', source: 'desk', by: 'director' }] });
    expect((await accepted(listMyTasks({ ctx: phone('a') }))).items).toMatchObject([{ id: task.id, title: '占道摊点，请劝离' }]);
    expect((await accepted(listMyTasks({ ctx: phone('b') }))).items).toEqual([]);
    duty.town.clock.passMinutes(2);
    expect(await accepted(say(task.id, 'accepted'))).toMatchObject({ state: 'accepted' });
    expect(await accepted(say(task.id, 'arrived', { fix: fixAt(-310) }))).toMatchObject({ state: 'arrived', arrival: 'position' });
    expect(await accepted(say(task.id, 'done', { note: '已劝离' }))).toMatchObject({ state: 'done', endedAt: new Date(noon + 182 * minute).toISOString() });
    const { steps } = await accepted(readTask({ ctx: duty.director, input: { id: task.id } }));
    expect(steps.map(({ step, by, verdict, distanceMetres, note }) => [step, by, verdict, distanceMetres, note])).toEqual([['sent', 'director', null, null, ''], ['accepted', '甲', 'none', null, ''], ['arrived', '甲', 'inside', 10, ''], ['done', '甲', 'none', null, '已劝离']]);
    expect(await rowsOf(duty.town.store.db, sql`select action from audit_entry where entity = 'task' and entity_id = ${String(task.id)} order by seq`)).toEqual(['dispatch', 'accepted', 'arrived', 'done'].map((action) => ({ action })));
  });
  test('sent without network comes late, in its own time and once; a step that was taken or is over is refused', async () => {
    const task = await accepted(send()), key = randomUUID(), tappedAt = new Date(noon + 181 * minute).toISOString();
    duty.town.clock.passMinutes(20);
    const late = (sent: number) => say(task.id, 'arrived', { deviceAt: tappedAt, sentAt: new Date(duty.town.clock.now()).toISOString(), fix: fixAt(-900), idempotencyKey: key, ...(sent > 0 ? { sentAt: new Date(duty.town.clock.now() + sent).toISOString() } : {}) });
    expect(await accepted(late(0))).toMatchObject({ state: 'arrived', arrivedAt: tappedAt, arrival: 'word', acceptedAt: null });
    expect(await accepted(late(500))).toMatchObject({ state: 'arrived', arrivedAt: tappedAt });
    expect(await refusalOf(say(task.id, 'accepted'))).toMatchObject({ code: 'task-step-taken', data: { state: 'arrived' } });
    expect(await refusalOf(say(task.id, 'done', {}, 'b'))).toMatchObject({ code: 'not-found' });
    await accepted(say(task.id, 'done'));
    expect(await refusalOf(say(task.id, 'done'))).toMatchObject({ code: 'task-over', data: { state: 'done' } });
    expect((await accepted(readTask({ ctx: duty.director, input: { id: task.id } }))).steps).toHaveLength(3);
  });
  test('is declined for a reason only, and taken back by the desk while it is open, over the version that was read', async () => {
    const first = await accepted(send());
    expect(await refusalOf(say(first.id, 'declined'))).toMatchObject({ code: 'reason-required', pointer: '/note' });
    expect(await accepted(say(first.id, 'declined', { note: '正在处理别的事' }))).toMatchObject({ state: 'declined' });
    const second = await accepted(send()), cancel = (input: object, ctx = duty.director) => cancelTask({ ctx, live: services.patrolLive, input: { id: second.id, version: second.version, reason: '已解决', ...input } });
    expect(await refusalOf(cancel({ id: 4711 }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(cancel({}, leader(duty.districts.other)))).toMatchObject({ code: 'not-allowed' });
    await accepted(say(second.id, 'accepted'));
    expect(await refusalOf(cancel({}))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 2, state: 'accepted' } });
    expect(await accepted(cancel({ version: 2 }))).toMatchObject({ state: 'cancelled', steps: [{}, {}, { step: 'cancelled', note: '已解决' }] });
    expect(await refusalOf(cancel({ version: 3 }))).toMatchObject({ code: 'task-over' });
    expect(await refusalOf(say(second.id, 'arrived'))).toMatchObject({ code: 'task-over', data: { state: 'cancelled' } });
  });
  test('goes to a unit on duty that has none, at a place of the dataset, by who may send there', async () => {
    expect(await refusalOf(send({ deviceId: devices.c }))).toMatchObject({ code: 'unit-off-duty', pointer: '/deviceId' });
    expect(await refusalOf(send({ incidentId: null }))).toMatchObject({ code: 'task-place-missing' });
    expect(await refusalOf(send({ position: [10, 50] }))).toMatchObject({ code: 'outside-dataset' });
    expect(await refusalOf(send({ position: [24.588, 98.69] }))).toMatchObject({ code: 'lng-lat-swapped' });
    expect(await refusalOf(send({}, leader(duty.districts.other)))).toMatchObject({ code: 'not-allowed' });
    expect(await refusalOf(send({ dataset: 'nowhere' }))).toMatchObject({ code: 'unknown-dataset' });
    await accepted(send({}, leader(duty.districts.own)));
    expect(await refusalOf(send())).toMatchObject({ code: 'unit-tasked', pointer: '/deviceId' });
    duty.town.clock.passMinutes(80);
    expect(await refusalOf(send({ deviceId: devices.b }))).toMatchObject({ code: 'unit-off-duty' });
  });
  test('that was accepted has arrived when its unit is found there', async () => {
    const task = await accepted(send()), watch = () => watchArrivals({ store: duty.town.store, clock: duty.town.clock }, duty.town.dataset.id);
    await accepted(say(task.id, 'accepted'));
    duty.town.clock.passMinutes(5);
    await place('a', -420, 182);
    expect(await watch()).toBe(0);
    await place('a', -350, 183);
    expect(await watch()).toBe(1);
    expect(await watch()).toBe(0);
    expect(await accepted(readTask({ ctx: duty.director, input: { id: task.id } }))).toMatchObject({ state: 'arrived', arrival: 'position', arrivedAt: new Date(noon + 183 * minute).toISOString(), steps: [{}, {}, { source: 'positions', distanceMetres: 50 }] });
  });
  test('is streamed while it is open, listed with filters and pages, and taken out as a file', async () => {
    const sight = await accepted(liveSight(duty.director, undefined)), { id: began } = await services.patrolLive.snapshot();
    const [first, second] = [await accepted(send()), await accepted(send({ deviceId: devices.b }))];
    await services.patrolLive.snapshot();
    expect(deltaFor(sight, services.patrolLive.since(services.patrolLive.numberOf(began)!)!)).toMatchObject({ tasks: [{ id: first.id, state: 'sent' }, { id: second.id }], tasksGone: [] });
    const before = services.patrolLive.number;
    await accepted(say(first.id, 'declined', { note: '去不了' }));
    await services.patrolLive.snapshot();
    expect(deltaFor(sight, services.patrolLive.since(before)!)).toMatchObject({ tasks: [], tasksGone: [first.id] });
    const list = (query: object, ctx = duty.director) => accepted(listTasks({ ctx, input: { limit: 50, sort: '-sentAt', ...query } }));
    expect((await list({ open: 'true' })).items.map(({ id }) => id)).toEqual([second.id]);
    expect((await list({ state: 'declined', device: devices.a, incident: incidentId, district: duty.districts.own })).items.map(({ id }) => id)).toEqual([first.id]);
    const page = await list({ limit: 1 });
    expect([page.total, page.items[0]?.id, (await list({ limit: 1, cursor: page.nextCursor })).items[0]?.id]).toEqual([2, second.id, first.id]);
    expect((await list({}, duty.town.as('analyst'))).items.map(({ people: crew }) => crew)).toEqual([[], []]);
    expect((await list({}, leader(duty.districts.other))).items).toEqual([]);
    expect(await refusalOf(readTask({ ctx: leader(duty.districts.other), input: { id: first.id } }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(listTasks({ ctx: duty.director, input: { limit: 1, sort: 'sentAt', cursor: page.nextCursor! } }))).toMatchObject({ code: 'cursor-invalid' });
    const file = await accepted(exportTasks({ ctx: duty.director, input: { format: 'csv', sort: 'sentAt', state: 'declined' } }));
    let text = '';
    for await (const piece of file.pieces) text += String(piece);
    const drawn = await accepted(exportTasks({ ctx: duty.director, input: { format: 'geojson', sort: 'sentAt' } })), pieces: string[] = [];
    for await (const piece of drawn.pieces) pieces.push(String(piece));
    expect((JSON.parse(pieces.join('')) as FeatureCollection<Point>).features).toMatchObject([first, second].map((task) => ({ id: task.id, geometry: { type: 'Point', coordinates: task.position.map((degrees) => expect.closeTo(degrees, 6) as number) }, properties: { 任务: task.title, 数据性质: '模拟' } })));
    expect(text.trim().split('\n')[1]).toMatch(/^占道摊点，请劝离,谢绝,一号,甲,凯龙城,.*,1,.*director,模拟/);
  });
});

describe('到点无违规', () => {
  const tap = (east: number, more: object = {}, name: 'a' | 'b' = 'a') => sayClear({ ctx: phone(name), input: { fix: fixAt(east), deviceAt: new Date(duty.town.clock.now()).toISOString(), sentAt: null, gpsAt: null, ...more } });
  test('is one tap at a spot while on duty: a pass of the group, the same one within ten minutes; the phone’s place is kept nowhere', async () => {
    const spotId = await duty.town.addSpot(at(-400, 0)), key = randomUUID();
    const passes = () => rowsOf<{ unit: string; clear: boolean }>(duty.town.store.db, sql`select unit, has_clear_check as clear from visit where spot_id = ${spotId}::int order by entered_at`);
    const first = await accepted(tap(-410, { idempotencyKey: key }));
    expect(first).toMatchObject({ streetName: null, at: new Date(noon + 180 * minute).toISOString(), isNew: true });
    expect(await accepted(tap(-410, { idempotencyKey: key, deviceAt: new Date(noon + 180 * minute).toISOString(), sentAt: null }))).toEqual(first);
    duty.town.clock.passMinutes(9);
    expect(await accepted(tap(-395))).toMatchObject({ spotCode: first.spotCode, isNew: false, at: first.at });
    duty.town.clock.passMinutes(9);
    expect(await accepted(tap(-395))).toMatchObject({ isNew: true });
    expect((await passes()).map(({ clear }) => clear)).toEqual([true, true]);
    expect(new Set((await passes()).map(({ unit }) => unit)).size).toBe(1);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'clear-check' and entity = 'visit'`)).toHaveLength(3);
    // Tapped without network at 15:00, sent at 20:00: it counts where and when it was.
    duty.town.clock.at = noon + 480 * minute;
    expect(await accepted(tap(-400, { deviceAt: new Date(noon + 120 * minute).toISOString(), sentAt: new Date(noon + 480 * minute).toISOString() }, 'b'))).toMatchObject({ at: new Date(noon + 120 * minute).toISOString() });
  });
  test('is refused away from every spot, without a sure position, and off duty', async () => {
    expect(await refusalOf(tap(-100))).toMatchObject({ code: 'no-spot-here', pointer: '/fix' });
    expect(await refusalOf(tap(-400, { fix: { ...fixAt(-400), accuracyMetres: 400 } }))).toMatchObject({ code: 'no-spot-here' });
    duty.town.clock.at = noon + 300 * minute;
    expect(await refusalOf(tap(-400))).toMatchObject({ code: 'person-not-on-shift' });
    expect(await refusalOf(sayClear({ ctx: duty.director, input: { fix: fixAt(-400), deviceAt: new Date(noon).toISOString(), sentAt: null, gpsAt: null } }))).toMatchObject({ code: 'person-not-on-shift' });
  });
});
