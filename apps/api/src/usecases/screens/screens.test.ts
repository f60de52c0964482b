import { beforeAll, describe, expect, test } from 'vitest';
import { endpoints, type EndpointShape, type WallSnapshot } from '@wuding/contract';
import { grants } from '@wuding/domain';
import { createApp } from '../../app';
import { rowsOf, sql } from '../../db/store';
import type { Services } from '../../services';
import { givenAccount, rightPassword } from '../../testing/accounts';
import { accepted, DutyTown, refusalOf, shiftAt } from '../../testing/duty-town';
import { testServices } from '../../testing/services';
import { testStore } from '../../testing/store';
import { at } from '../../testing/town';
import { changeRoster } from '../rosters/change-roster';
import { publishRoster } from '../rosters/publish-roster';
import { addDevice } from '../tracks/manage-devices';
import { watchDuty } from '../duty/duty-alarms';
import { readWallCoverage, readWallStreets } from '../wall/wall-coverage';
import { beginPairing } from './begin-pairing';
import { commandScreen } from './command-screen';
import { editScreen, restoreScreen } from './edit-screen';
import { exportScreens } from './list-screens';
import { pairScreen } from './pair-screen';
import { editScreenPlan, readScreenPlan } from './screen-plan';

/** A town on duty: somebody whose name no wall may show should stand at the river since 12:00; it is 15:00 on 2026-05-01, and nobody has checked in. */
let duty: DutyTown;
let services: Services;
let app: ReturnType<typeof createApp>;
const secretName = '欧阳不上墙', secretPlate = '云D墙0001', host = 'http://127.0.0.1:8787', day = 86_400_000;
const hanging = { diagonalInches: 98, tilesAcross: 1, tilesDown: 1, distanceMetres: 5 };

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  await duty.town.addStreet('滨河路', 'main', [at(-900, 0), at(900, 0)]);
  const personId = await duty.addPerson(secretName);
  const post = await duty.addPost({ name: '河边守点', position: at(-500, 0), spans: [{ startMinute: 720, endMinute: 960 }] });
  const roster = await duty.plan('2026-05-01');
  const changes = [{ op: 'assign' as const, shiftId: shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00'), personId, vehicleId: null, reasons: [] }];
  const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
  await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
  await accepted(addDevice({ ctx: duty.town.as('sysadmin'), input: { name: '手持机', datum: 'wgs84', boundTo: { kind: 'person', name: (await rowsOf<{ code: string }>(duty.town.store.db, sql`select code from person where id = ${personId}::int`))[0]!.code } } }));
  const accountId = await givenAccount(duty.town.store, duty.town.clock, 'wall-officer', 'officer');
  duty.town.clock.passMinutes(180);
  await duty.town.addIncident({ position: at(-500, 0), districtId: duty.districts.own, actorAccountId: accountId, description: `${secretName} 138 0013 8000 ${secretPlate}` });
  await watchDuty(duty.town, (await rowsOf<{ id: number }>(duty.town.store.db, sql`select home_dataset_id::int as id from bureau`))[0]!.id);
  services = await testServices(duty.town.store, duty.town.clock);
  app = createApp(services);
});

const send = (method: string, path: string, { cookie = '', body }: { cookie?: string; body?: unknown } = {}) => app.request(`${host}/api${path}`, {
  method: method.toUpperCase(), headers: { host: '127.0.0.1:8787', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});
const ctx = () => ({ store: duty.town.store, clock: duty.town.clock, requestId: null });
const pair = (code: string, name: string, more: object = {}) => pairScreen({ ctx: duty.town.as('command'), input: { code, name, sceneIds: null, days: 365, ...hanging, ...more } });

/** A paired screen as its browser holds it. */
async function pairedScreen(name: string, more: object = {}): Promise<{ id: number; cookie: string }> {
  const answer = await send('post', '/screen-pairings', { body: {} }), { code } = await answer.json() as { code: string };
  const { id } = await accepted(pair(code.toLowerCase(), name, more));
  return { id, cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
const standingOf = async (cookie: string): Promise<{ standing: string; code: string | null }> => await (await send('get', '/screen-pairings/mine', { cookie })).json() as { standing: string; code: string | null };

describe('a screen', () => {
  test('shows a code, reads nothing until somebody types it, then the wall; its token is kept as a hash in a cookie no script reads', async () => {
    const answer = await send('post', '/screen-pairings', { body: {} }), { code } = await answer.json() as { code: string }, set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/i);
    const cookie = set.split(';')[0] ?? '', token = cookie.split('=')[1]!;
    expect(await standingOf('')).toMatchObject({ standing: 'unpaired' });
    expect(await standingOf(cookie)).toMatchObject({ standing: 'waiting', code });
    expect((await send('get', '/wall', { cookie })).status).toBe(401);
    await accepted(pair(code, '大厅'));
    expect(await standingOf(cookie)).toMatchObject({ standing: 'active', code: null });
    expect((await send('get', '/wall', { cookie })).status).toBe(200);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from screen where token_hash = ${token}`)).toEqual([]);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'screen.pair' and detail ->> 'name' = '大厅'`)).toHaveLength(1);
  });
  test('cannot be paired twice by one code, nor by one that has run out, nor under a name in use, nor for a scene that is none', async () => {
    const first = await accepted(beginPairing({ ctx: ctx() }));
    await accepted(pair(first.code, '东墙'));
    expect(await refusalOf(pair(first.code, '西墙'))).toMatchObject({ code: 'pairing-unknown' });
    const second = await accepted(beginPairing({ ctx: ctx() }));
    expect(await refusalOf(pair(second.code, '东墙'))).toMatchObject({ code: 'already-exists' });
    expect(await refusalOf(pair(second.code, '西墙', { sceneIds: ['nowhere'] }))).toMatchObject({ code: 'unknown-scene' });
    duty.town.clock.passMinutes(11);
    expect(await refusalOf(pair(second.code, '西墙'))).toMatchObject({ code: 'pairing-unknown' });
    expect(await refusalOf(pairScreen({ ctx: duty.town.as('officer'), input: { code: second.code, name: '西墙', sceneIds: null, days: 1, ...hanging } }))).toMatchObject({ code: 'not-allowed' });
  });
  test('is stopped at once when it is revoked, its stream too, and warned before its right ends', async () => {
    const { id, cookie } = await pairedScreen('北墙');
    const stream = await send('get', '/wall/live', { cookie }), reader = stream.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^event: snapshot\n/);
    const { cookie: commander } = await signedIn('screen-command', 'command');
    expect((await send('delete', `/screens/${id}`, { cookie: commander })).status).toBe(204);
    expect((await reader.read()).done).toBe(true);
    expect((await send('get', '/wall', { cookie })).status).toBe(401);
    expect(await standingOf(cookie)).toMatchObject({ standing: 'revoked' });
    expect((await send('delete', `/screens/${id}`, { cookie: commander })).status).toBe(404);

    const other = await pairedScreen('南墙');
    const edited = await accepted(editScreen({ ctx: duty.town.as('command'), input: { id: other.id, version: 1, edit: { days: 10 } } }));
    expect(edited.state).toBe('expiring');
    expect(await refusalOf(editScreen({ ctx: duty.town.as('command'), input: { id: other.id, version: 1, edit: { name: '别名' } } }))).toMatchObject({ code: 'version-conflict' });
    duty.town.clock.at += 10 * day;
    expect((await send('get', '/wall', { cookie: other.cookie })).status).toBe(401);
    duty.town.clock.at -= 10 * day;
  });
  test('taken back by mistake comes back with one act, in the browser that shows a code in its place; its name may be another’s by then', async () => {
    const { id, cookie } = await pairedScreen('西墙'), { cookie: commander } = await signedIn('screen-undoer', 'command');
    expect((await send('post', `/screens/${id}/restoration`, { cookie: commander })).status).toBe(404);
    await send('delete', `/screens/${id}`, { cookie: commander });
    // The browser asks for a code, and for another when that has run out.
    const asked = async (held: string): Promise<string> => (await send('post', '/screen-pairings', { cookie: held, body: {} })).headers.get('set-cookie')?.split(';')[0] ?? '';
    const first = await asked(cookie);
    duty.town.clock.passMinutes(11);
    const now = await asked(first);
    expect(await standingOf(now)).toMatchObject({ standing: 'waiting' });
    const other = await pairedScreen('西墙');
    expect(await refusalOf(restoreScreen({ ctx: duty.town.as('command'), input: { id } }))).toMatchObject({ code: 'already-exists' });
    await accepted(editScreen({ ctx: duty.town.as('command'), input: { id: other.id, version: 1, edit: { name: '新西墙' } } }));
    expect(await refusalOf(restoreScreen({ ctx: duty.town.as('officer'), input: { id } }))).toMatchObject({ code: 'not-allowed' });
    expect(await accepted(restoreScreen({ ctx: duty.town.as('command'), input: { id } }))).toMatchObject({ name: '西墙', state: 'active' });
    expect(await standingOf(now)).toMatchObject({ standing: 'active', screen: { name: '西墙' } });
    expect((await send('get', '/wall', { cookie: now })).status).toBe(200);
    expect((await send('get', '/wall', { cookie })).status).toBe(401);
    expect(await rowsOf(duty.town.store.db, sql`select 1 from audit_entry where action = 'screen.restore' and entity_id = ${String(id)}`)).toHaveLength(1);
  });
  test('does at once what somebody with the remote wants, once for one touch, and that is written down', async () => {
    const { id, cookie } = await pairedScreen('楼道'), commander = duty.town.as('command'), { wall } = services;
    const tell = (act: 'next' | 'show' | 'pin', more: { sceneId?: string; idempotencyKey?: string } = {}) => commandScreen({ ctx: commander, input: { id, act, sceneId: null, ...more }, wall });
    expect(await refusalOf(tell('next'))).toMatchObject({ code: 'screen-away' });
    const reader = (await send('get', '/wall/live', { cookie })).body!.getReader(), letters = new TextDecoder();
    let heard = letters.decode((await reader.read()).value);
    const untilHeard = async (count: number): Promise<string[]> => {
      for (;;) {
        const commands = [...heard.matchAll(/event: command\ndata: (.*)\n/g)].map(([, data]) => data!);
        if (commands.length >= count) return commands;
        heard += letters.decode((await reader.read()).value);
      }
    };
    const { cookie: person } = await signedIn('screen-remote', 'command'), key = 'c0ffee00-0000-4000-8000-000000000001';
    const touch = () => app.request(`${host}/api/screens/${id}/commands`, { method: 'POST', headers: { host: '127.0.0.1:8787', cookie: person, 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify({ act: 'next' }) });
    expect([(await touch()).status, (await touch()).status]).toEqual([201, 201]);
    expect(await accepted(tell('show', { sceneId: 'week' }))).toMatchObject({ reachedCount: 1 });
    expect((await untilHeard(2)).map((text) => JSON.parse(text) as unknown)).toEqual([{ act: 'next', sceneId: null }, { act: 'show', sceneId: 'week' }]);
    expect(await refusalOf(tell('show', { sceneId: 'nowhere' }))).toMatchObject({ code: 'unknown-scene', pointer: '/sceneId' });
    expect(await refusalOf(tell('show'))).toMatchObject({ code: 'unknown-scene' });
    await accepted(editScreen({ ctx: commander, input: { id, version: 1, edit: { sceneIds: ['county'] } } }));
    expect(await refusalOf(tell('show', { sceneId: 'week' }))).toMatchObject({ code: 'unknown-scene' });
    expect(await refusalOf(commandScreen({ ctx: duty.town.as('officer'), input: { id, act: 'pin', sceneId: null }, wall }))).toMatchObject({ code: 'not-allowed' });
    await reader.cancel();
    expect(await rowsOf(duty.town.store.db, sql`select detail ->> 'act' as act from audit_entry where action = 'screen.command' and entity_id = ${String(id)} order by seq`)).toEqual([{ act: 'next' }, { act: 'show' }]);
  });
  test('hangs as tiles across and down, which can be changed and which it is told; it is one tile high where nothing is said of it', async () => {
    const { id, cookie } = await pairedScreen('拼接墙', { tilesAcross: 2, tilesDown: 2 }), command = duty.town.as('command');
    expect(await standingOf(cookie)).toMatchObject({ screen: { tilesAcross: 2, tilesDown: 2 } });
    expect(await accepted(editScreen({ ctx: command, input: { id, version: 1, edit: { tilesAcross: 3 } } }))).toMatchObject({ tilesAcross: 3, tilesDown: 2 });
    expect(await accepted(editScreen({ ctx: command, input: { id, version: 2, edit: { tilesDown: 4 } } }))).toMatchObject({ tilesAcross: 3, tilesDown: 4 });
    expect(await standingOf(cookie)).toMatchObject({ screen: { tilesAcross: 3, tilesDown: 4 } });

    const { cookie: person } = await signedIn('screen-hanger', 'command'), { code } = await accepted(beginPairing({ ctx: ctx() }));
    const body = { code, name: '单块屏', diagonalInches: 55, tilesAcross: 1, distanceMetres: 5 };
    expect((await send('post', '/screens', { cookie: person, body: { ...body, tilesDown: 5 } })).status).toBe(422);
    expect(await (await send('post', '/screens', { cookie: person, body })).json()).toMatchObject({ name: '单块屏', tilesDown: 1 });
    expect(await (await send('get', '/screens?q=拼接墙', { cookie: person })).json()).toMatchObject({ items: [{ tilesAcross: 3, tilesDown: 4 }] });
  });
  test('goes out with the others as a file, which is written down', async () => {
    const { pieces, rowCount } = await accepted(exportScreens({ ctx: duty.town.as('command'), input: { state: 'revoked', sort: 'name', format: 'csv' } }));
    let text = '';
    for await (const piece of pieces) text += String(piece);
    const [head, ...lines] = text.replace('\uFEFF', '').trim().split('\r\n');
    expect(head).toMatch(/^名称,状态,/);
    expect(head).toContain(',横向块数,纵向块数,');
    expect(lines).toHaveLength(rowCount);
    expect(lines.map((line) => line.split(',').slice(0, 2))).toContainEqual(['北墙', '已停用']);
    expect(await rowsOf(duty.town.store.db, sql`select item_count::int as count from audit_entry where action = 'export' and entity = 'screen'`)).toEqual([{ count: rowCount }]);
  });
  test('reads the wall and draws its map, and is refused everything else of the contract', async () => {
    const { cookie } = await pairedScreen('走廊');
    for (const { method, path, access } of Object.values(endpoints) as EndpointShape[]) {
      if (access === 'public' || path === '/session') continue;
      const { status } = await send(method, path.replace(':name', 'none').replace(/:\w+/g, '1'), { cookie, ...(method === 'get' || method === 'delete' ? {} : { body: {} }) });
      expect([`${method} ${path}`, status === 403]).toEqual([`${method} ${path}`, grants.screen[access] === undefined]);
    }
    expect((await send('get', '/layers/districts/features', { cookie })).status).toBe(200);
    expect((await send('get', '/layers/incidents/features', { cookie })).status).toBe(403);
  });
  test('is told nobody’s name, telephone, plate or account in any answer it may have', async () => {
    const { cookie } = await pairedScreen('值班室'), paths = ['/wall', '/wall/streets', '/datasets', '/layers/districts/features', '/layers/streets/features', '/screen-pairings/mine'];
    const names = (await rowsOf<{ name: string }>(duty.town.store.db, sql`select name from person union select username from account`)).map(({ name }) => name);
    expect(names).toContain(secretName);
    // What is kept with an alarm may name a person and a plate: the wall calls a unit by its beat or post, and one off duty by nothing.
    const [device] = await rowsOf<{ id: number; dataset: number }>(duty.town.store.db, sql`select id::int as id, dataset_id::int as dataset from device`);
    const facts = { placeName: `滨河线 ${secretPlate}`, personName: secretName, sinceAt: duty.town.clock.at, limitMinutes: 30, expectedCount: null, lastAt: null };
    await rowsOf(duty.town.store.db, sql`
      insert into alarm (dataset_id, kind, subject, device_id, facts, since_at, raised_at) values (${device!.dataset}::int, 'patrol-silent', 'device:1', ${device!.id}::int, ${facts}::jsonb, ${new Date(duty.town.clock.at).toISOString()}::timestamptz, ${new Date(duty.town.clock.at).toISOString()}::timestamptz) returning 1`);
    duty.town.clock.passMinutes(1);
    for (const path of paths) {
      const answer = await send('get', path, { cookie }), text = await answer.text();
      expect([path, answer.status]).toEqual([path, 200]);
      for (const secret of [...names, '13812345678', '138 0013 8000', secretPlate]) expect([path, secret, text.includes(secret)]).toEqual([path, secret, false]);
    }
    const { sections } = await (await send('get', '/wall', { cookie })).json() as WallSnapshot;
    expect(sections.posts).toMatchObject([{ name: '河边守点', state: 'vacant', presentCount: 0, dueCount: 1, five: { who: 'held', when: 'broken', where: 'broken', duty: 'broken', effect: 'unseen' } }]);
    expect(sections.alarms).toMatchObject([{ kind: 'vacant', severity: 'urgent', placeName: '河边守点', personCount: 1, postKey: expect.stringMatching(/^post:/) }, { kind: 'patrol-silent' }]);
    expect(sections.attention).toEqual({ perHour: 6, toldCount: 0, heldCount: 0 });
    expect(sections.districts.find(({ id }) => id === duty.districts.own)).toMatchObject({ state: 'alarm', todayCount: 1, team: { rosteredCount: 1, certifiedCount: 0, vehicleCount: 0 } });
    // A district of which nothing is on record is calm and counts nothing; what is usual there is not known.
    expect(sections.districts.find(({ id }) => id === duty.districts.other)).toMatchObject({ state: 'calm', todayCount: 0, openCount: 0, weekCount: 0, usual: null, team: { rosteredCount: 0 } });
    expect(sections.incidents.items).toHaveLength(1);
    // One incident is too little to expect anything from.
    expect(sections.forecast).toBeNull();
    expect(sections.coverage?.byClass.find(({ controlClass }) => controlClass === 'alley')).toMatchObject({ ratio: null });
    expect(sections.figures.find(({ key }) => key === 'cmp-02/days-30/')).toMatchObject({ value: null });
  });
});

test('while a simulated county is still being written coverage is not told, nor any street as left out', async () => {
  const source = { ...services, readiness: { waitingFor: [], background: ['巡查到点 2026-04'] } }, ctx = duty.town.as('command'), { dataset } = duty.town;
  expect(await readWallCoverage({ ...source, ctx, dataset })).toBeNull();
  expect(await accepted(readWallStreets({ ctx, source }))).toEqual({ items: [] });
  expect((await readWallCoverage({ ...services, ctx, dataset }))?.total.segmentCount).toBe(1);
  expect((await accepted(readWallStreets({ ctx, source: services }))).items).toHaveLength(1);
});

describe('the plan of scenes', () => {
  test('is the catalogue’s until somebody orders it; then scenes stand as planned, and a second editor is told', async () => {
    const plan = await accepted(readScreenPlan({ ctx: duty.town.as('command') }));
    expect(plan).toMatchObject({ version: 0, quietHours: null });
    expect(plan.scenes.map(({ id }) => id)).toEqual(['county', `district-${duty.districts.own}`, `district-${duty.districts.other}`, 'patrol', 'forecast', 'week']);
    const edit = (scenes: typeof plan.scenes, version = 0) => editScreenPlan({ ctx: duty.town.as('command'), input: { scenes, quietHours: { fromMinute: 1_320, toMinute: 360 }, version } });
    expect(await accepted(edit(plan.scenes.toReversed()))).toMatchObject({ version: 1, scenes: [{ id: 'week' }, { id: 'forecast' }, { id: 'patrol' }, {}, {}, { id: 'county' }], quietHours: { fromMinute: 1_320 } });
    expect(await refusalOf(edit(plan.scenes))).toMatchObject({ code: 'version-conflict' });
    expect(await refusalOf(edit([...plan.scenes, plan.scenes[0]!], 1))).toMatchObject({ code: 'scene-repeated' });
    expect(await refusalOf(edit([{ id: 'nowhere', seconds: 25, isShown: true }], 1))).toMatchObject({ code: 'unknown-scene' });
    expect(await refusalOf(edit(plan.scenes.map((scene) => ({ ...scene, isShown: false })), 1))).toMatchObject({ code: 'no-scene-shown' });
  });
});

async function signedIn(username: string, role: 'command'): Promise<{ cookie: string }> {
  await givenAccount(duty.town.store, duty.town.clock, username, role);
  const answer = await send('post', '/session', { body: { username, password: rightPassword } });
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}
