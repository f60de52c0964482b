import { gunzipSync } from 'node:zlib';
import { endpoints, problemSchema, problemTable, type EndpointId } from '@wuding/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { createApp } from '../app';
import { consoleActor, contextOf } from '../testing/context';
import { addTo } from '../testing/incident-changes';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import { at, rectangle, Town } from '../testing/town';
import { addAccount } from '../usecases/accounts/add-account';

const password = 'correct horse battery';
let town: Town;
let app: ReturnType<typeof createApp>;
let director: string;
let officer: string;
let districtId: number;

beforeAll(async () => {
  town = await Town.found(await testStore());
  districtId = await town.addDistrict('凯龙城', [{ ring: rectangle(-300, -300, 300, 300) }]);
  await town.addStreet('人民路', 'main', [at(-200, 10), at(200, 10)]);
  await town.addPlace('凯龙商场', 'mall', at(20, 30));
  for (let i = 0; i < 5; i++) await town.addIncident({ position: at(i * 5, 0), districtId });
  app = createApp(await testServices(town.store, town.clock));
  const secadmin = contextOf(town.store, town.clock, consoleActor('secadmin'));
  for (const role of ['director', 'officer'] as const) {
    await addAccount({ ctx: secadmin, input: { username: role, displayName: role, role, password, districtNames: [] } });
  }
  director = await signIn('director');
  officer = await signIn('officer');
});

const send = (method: string, path: string, { body, cookie, headers }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {}) =>
  app.request(`http://127.0.0.1:8787/api${path}`, {
    method,
    headers: { host: '127.0.0.1:8787', 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

async function signIn(username: string): Promise<string> {
  const answer = await send('POST', '/session', { body: { username, password } });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The answer, which must be what the contract says it is. */
async function answered<Id extends EndpointId>(id: Id, answer: Response): Promise<Record<string, unknown>> {
  const { response } = endpoints[id] as { response?: z.ZodType };
  const json: unknown = await answer.json();
  expect(answer.status, JSON.stringify(json)).toBeLessThan(300);
  return response?.parse(json) as Record<string, unknown>;
}
async function refused(answer: Response, code: keyof typeof problemTable): Promise<z.infer<typeof problemSchema>> {
  const problem = problemSchema.parse(await answer.json());
  expect(problem).toMatchObject({ code, status: problemTable[code].status });
  expect(answer.status).toBe(problemTable[code].status);
  return problem;
}

const [lng, lat] = at(0, 0);
const draft = { eventCode: '05-01', position: [lng, lat], occurredAt: '2026-05-01T11:00:00+08:00' };
const record = (body: unknown, headers?: Record<string, string>) => send('POST', '/incidents', { body, cookie: officer, ...(headers === undefined ? {} : { headers }) });

describe('every read answers as the contract says', () => {
  test.each<[EndpointId, () => string, object]>([
    ['listDatasets', () => '/datasets', { items: [{ key: 'town' }] }],
    ['listEventCodes', () => '/event-codes', { codeSet: 'bureau-2023' }],
    ['listDistricts', () => '/districts?sort=-incidents&limit=1', { total: 1, items: [{ name: '凯龙城' }] }],
    ['readDistrict', () => `/districts/${districtId}`, { name: '凯龙城', dataset: 'town', permittedActions: ['district.edit', 'district.redraw', 'district.assign-leader', 'incident.write'] }],
    ['listIncidents', () => `/incidents?limit=2&district=${districtId}&bbox=98.6,24.5,98.7,24.6`, { items: [{ districtName: '凯龙城' }, {}] }],
    ['readIncident', () => '/incidents/1', { id: 1, dataset: 'town', eventCode: '05-01' }],
    ['readHere', () => `/here?lng=${lng}&lat=${lat}`, { district: { name: '凯龙城' }, street: { name: '人民路' } }],
    ['readNearest', () => `/nearest?lng=${lng}&lat=${lat}&kind=place`, { items: [{ name: '凯龙商场', detail: 'mall' }] }],
    ['readAlongStreet', () => `/streets/along?name=${encodeURIComponent('人民路')}`, { segmentCount: 1 }],
    ['readDistrictAt', () => `/district-at?lng=${lng}&lat=${lat}&at=2026-04-01T00:00:00Z`, { district: { name: '凯龙城' } }],
  ])('%s', async (id, path, expected) => {
    expect(await answered(id, await send('GET', path(), { cookie: director }))).toMatchObject(expected);
  });
  test('the same page again, packed or not, until something changes', async () => {
    const list = async (encoding: string): Promise<Response> => send('GET', '/incidents?limit=3', { cookie: officer, headers: { 'accept-encoding': encoding } });
    const unpacked = async (answer: Response): Promise<string> => (answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(await answer.arrayBuffer()).toString() : answer.text());
    const first = await unpacked(await list('identity')), packed = [await list('gzip'), await list('gzip')];
    expect(packed.map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', 'gzip']);
    expect(await Promise.all(packed.map(unpacked))).toEqual([first, first]);
    const { total } = JSON.parse(first) as { total: number };
    await addTo(town, [{ position: at(60, 0), districtId }]);
    for (const encoding of ['gzip', 'identity']) expect(JSON.parse(await unpacked(await list(encoding)))).toMatchObject({ total: total + 1 });
  });
  test('readWithin', async () => {
    const polygon = { type: 'Polygon', coordinates: [rectangle(-50, -50, 50, 50)] };
    expect(await answered('readWithin', await send('POST', '/within', { cookie: director, body: { polygon, kinds: ['place', 'road-segment'] } })))
      .toMatchObject({ counts: { place: 1, 'road-segment': 1 } });
  });
});

describe('recording over HTTP', () => {
  test('gives back the record with its version as ETag, and the same answer to the same key', async () => {
    const headers = { 'idempotency-key': '7c9e6679-7425-40de-944b-e07fc1f90ae7' };
    const first = await record({ ...draft, description: '<img src=x onerror=alert(1)>' }, headers);
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"1"']);
    const incident = await answered('recordIncident', first.clone());
    expect(incident).toMatchObject({ description: '<img src=x onerror=alert(1)>', districtName: '凯龙城', streetName: '人民路', actorLabel: '执法人员' });
    const again = await record({ ...draft, description: '<img src=x onerror=alert(1)>' }, headers);
    expect(await again.text()).toBe(await first.text());
    await refused(await record({ ...draft, description: 'else' }, headers), 'idempotency-key-reused');
  });
  test.each<[string, unknown, keyof typeof problemTable, string]>([
    ['a swapped position', { ...draft, position: [lat, lng] }, 'lng-lat-swapped', '/position'],
    ['a position elsewhere', { ...draft, position: [-71.06, 42.36] }, 'outside-dataset', '/position'],
    ['a number beyond the globe', { ...draft, position: [181, 0] }, 'invalid-request', '/position/0'],
    ['a position of three numbers', { ...draft, position: [lng, lat, 1500] }, 'invalid-request', '/position'],
    ['an unknown code', { ...draft, eventCode: "05-01'; --" }, 'unknown-event-code', '/eventCode'],
    ['an unknown datum', { ...draft, crs: 'gcj-02' }, 'invalid-request', '/crs'],
    ['the year 1970', { ...draft, occurredAt: '1970-01-01T00:00:00Z' }, 'time-implausible', '/occurredAt'],
    ['the year 2099', { ...draft, occurredAt: '2099-01-01T00:00:00Z' }, 'time-implausible', '/occurredAt'],
    ['a time without zone', { ...draft, occurredAt: '2026-05-01T11:00:00' }, 'invalid-request', '/occurredAt'],
    ['a description of 4,001 characters', { ...draft, description: '长'.repeat(4_001) }, 'invalid-request', '/description'],
    ['text with U+0000', { ...draft, description: 'a\u0000b' }, 'invalid-request', '/description'],
    ['a misspelt field', { ...draft, postion: null }, 'invalid-request', '/postion'],
    ['a dataset that is not there', { ...draft, dataset: 'atlantis' }, 'unknown-dataset', '/dataset'],
  ])('refuses %s, naming the field', async (_what, body, code, pointer) => {
    const before = await answered('listIncidents', await send('GET', '/incidents?limit=1', { cookie: officer }));
    const problem = await refused(await record(body), code);
    expect(problem.errors?.map((error) => error.pointer)).toContain(pointer);
    const after = await answered('listIncidents', await send('GET', '/incidents?limit=1', { cookie: officer }));
    expect(after['total']).toBe(before['total']);
  });
});

describe('editing over HTTP', () => {
  const edit = (path: string, body: unknown, version?: string) =>
    send('PATCH', path, { body, cookie: director, ...(version === undefined ? {} : { headers: { 'if-match': version } }) });
  test('needs a version, wins once, and then says what the record is now', async () => {
    await refused(await edit('/incidents/1', { outcome: 'warning' }), 'version-required');
    const done = await edit('/incidents/1', { outcome: 'warning' }, '"1"');
    expect(done.headers.get('etag')).toBe('"2"');
    expect(await answered('editIncident', done)).toMatchObject({ outcome: 'warning', version: 2 });
    const problem = await refused(await edit('/incidents/1', { outcome: 'penalty' }, '"1"'), 'version-conflict');
    expect(problem.data).toMatchObject({ currentVersion: 2, outcome: 'warning' });
  });
  test('of a district works the same way', async () => {
    expect(await answered('editDistrict', await edit(`/districts/${districtId}`, { plan: '早晚守点' }, '"1"'))).toMatchObject({ plan: '早晚守点', version: 2 });
    expect((await refused(await edit(`/districts/${districtId}`, { plan: '另一份' }, '"1"'), 'version-conflict')).data).toMatchObject({ currentVersion: 2, plan: '早晚守点' });
    await refused(await edit('/districts/4711', { plan: '' }, '"1"'), 'not-found');
  });
});

describe('asking wrongly', () => {
  test.each<[string, keyof typeof problemTable]>([
    ['/incidents?limit=0', 'invalid-request'], ['/incidents?limit=1001', 'invalid-request'], ['/incidents?bbox=1,2,3', 'invalid-request'],
    ['/incidents?from=yesterday', 'invalid-request'], ['/incidents?cursor=x', 'cursor-invalid'], ['/incidents?code=99-99', 'unknown-event-code'],
    ['/incidents?reportCategory=nope', 'unknown-report-category'], ['/incidents?district=4711', 'unknown-district'], ['/incidents?sort=name', 'invalid-request'],
    ['/incidents/0', 'invalid-request'], ['/incidents/99999999999', 'invalid-request'], ['/incidents/4711', 'not-found'], ['/incidents/1%20or%201=1', 'invalid-request'],
    ['/districts/x', 'invalid-request'], ['/districts?cursor=W10', 'cursor-invalid'], ['/districts?dataset=atlantis', 'unknown-dataset'],
    ['/here?lng=24.588&lat=98.69', 'invalid-request'], ['/here?lng=NaN&lat=24', 'invalid-request'], ['/nearest?lng=98&lat=24&kind=person', 'invalid-request'],
    ['/streets/along?name=%00', 'invalid-request'], ['/streets/along?name=no', 'not-found'], ['/district-at?lng=98&lat=24&at=now', 'invalid-request'],
  ])('%s is a %s', async (path, code) => {
    await refused(await send('GET', path, { cookie: director }), code);
  });
});
