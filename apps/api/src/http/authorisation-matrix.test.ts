import { beforeAll, describe, expect, it } from 'vitest';
import { endpoints, type EndpointId, type EndpointShape } from '@wuding/contract';
import { grants, roles, type Role } from '@wuding/domain';
import { createApp } from '../app';
import { sql } from '../db/store';
import { insertAccountDistrict } from '../repositories/accounts';
import { givenAccount, rightPassword, withoutSecondFactors } from '../testing/accounts';
import { dutyEndpoints } from '../testing/authorisation-table';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import { at, rectangle, Town } from '../testing/town';

/** Every role really calls every endpoint through the app, against its own district and another. */
let app: ReturnType<typeof createApp>;
let town: Town;
let districts: { own: number; other: number };
const cookies = new Map<Role, string>();
const accountIds = new Map<Role, number>();

const ownPosition = at(-500, 0);
const otherPosition = at(500, 0);

beforeAll(async () => {
  const store = await testStore();
  town = await Town.found(store);
  districts = {
    own: await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]),
    other: await town.addDistrict('学校片区', [{ ring: rectangle(0, -1000, 1000, 1000) }]),
  };
  await town.addStreet('滨河路', 'main', [at(-900, 0), at(900, 0)]);
  await town.addIncident({ position: ownPosition });
  await town.addPlace('一小', 'school', ownPosition);
  await town.addZone('一小周边', 'sensitive', rectangle(-550, -50, -450, 50), { districtId: districts.own });
  app = createApp(await testServices(store, town.clock));
  // Second factors have tests of their own; here every role goes straight in.
  await withoutSecondFactors(store, town.clock);
  for (const role of roles) {
    const accountId = await givenAccount(store, town.clock, role, role);
    accountIds.set(role, accountId);
    if (role === 'district-leader') await store.transaction((tx) => insertAccountDistrict(tx, accountId, districts.own));
    const answer = await send('post', '/session', { body: { username: role, password: rightPassword } });
    cookies.set(role, answer.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
});

const send = (method: string, path: string, { body, cookie = '', headers = {} }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {}) =>
  app.request(`http://127.0.0.1:8787/api${path}`, {
    method: method.toUpperCase(),
    headers: { host: '127.0.0.1:8787', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const upload = { kind: 'posts', fileName: 'a.csv', content: Buffer.from('编号,名称\nP1,新岗\n').toString('base64') };
const unknownRun = '00000000-0000-4000-8000-000000000000';
const twoDays = 'from=2026-04-30T00:00:00Z&to=2026-05-01T00:00:00Z&thenFrom=2026-04-28T00:00:00Z&thenTo=2026-04-29T00:00:00Z';
const crosswalkPath = '/code-sets/beijing-chaoyang/crosswalks/bureau-2023';
/** A request that would be answered 2xx if nobody stood at the door; `{}` where the plain path will do. */
const requests: Readonly<Partial<Record<EndpointId, { path?: string; body?: unknown }>>> = {
  readCodeSet: { path: '/code-sets/bureau-2023' }, readCrosswalk: { path: crosswalkPath }, exportCrosswalk: { path: `${crosswalkPath}/export` },
  draftCrosswalk: { path: crosswalkPath, body: {} }, publishCrosswalk: { path: `${crosswalkPath}/publish`, body: {} }, undoCrosswalk: { path: `${crosswalkPath}/undo`, body: {} },
  beginSecondFactor: { body: {} }, confirmSecondFactor: { body: { code: '000000' } }, removeSecondFactor: { body: { code: '000000' } },
  createSession: { body: { username: 'nobody', password: 'x' } },
  listEventCodes: {}, sliceEvents: { body: {} }, brushEvents: { body: { dimension: 'days' } },
  readLayerFeatures: { path: '/layers/districts/features' }, readLayerTile: { path: '/layers/districts/tiles/12/3170/1760' },
  readBasemapTile: { path: '/basemaps/none/1/1/1' }, readBasemapImage: { path: '/basemaps/none/relief/dark' },
  searchNames: { path: '/search?q=hjl' }, readHere: { path: '/here?lng=98.69&lat=24.588' }, readNearest: { path: '/nearest?lng=98.69&lat=24.588&kind=place' },
  readWithin: { body: { polygon: { type: 'Polygon', coordinates: [rectangle(-100, -100, 100, 100)] } } },
  readIndicator: { path: '/indicators/act-02' }, listIndicatorRecords: { path: '/indicators/act-02/records' }, sumIndicators: { path: '/indicator-sums?ids=act-02,act-03' },
  exportIndicatorRecords: { path: '/indicator-records/export?id=act-02' }, exportYearlyReport: { path: '/reports/yearly-export?year=2026' },
  readYearlyReport: { path: '/reports/yearly/2026' }, freezeYear: { path: '/reports/yearly/2099/freeze', body: {} },
  readAlongStreet: { path: `/streets/along?name=${encodeURIComponent('滨河路')}` },
  compareDistrict: { path: '/districts/1/comparison?from=2026-04-01T00:00:00Z&to=2026-05-01T00:00:00Z' },
  previewRedraw: { body: { boundary: { type: 'Polygon', coordinates: [rectangle(-900, -900, -10, 900)] }, effectiveFrom: '2026-04-01T00:00:00Z' } },
  readDistrictAt: { path: '/district-at?lng=98.69&lat=24.588&at=2026-05-01T00:00:00Z' },
  readCalendar: { path: '/calendar?from=2026-05-01&to=2026-05-31' },
  readRosterSheet: { path: '/rosters/2026-04-27/sheet' }, exportRoster: { path: '/rosters/2026-04-27/export' },
  listImports: { path: '/imports?kind=posts' }, previewImport: { body: upload }, applyImport: { body: { ...upload, fingerprint: '0'.repeat(64) } }, undoImport: { path: '/imports/1/undo' },
  takeFixes: { body: { token: 'nobody', fixes: [] } },
  planRevisits: { body: {} }, listPatrolShifts: { path: '/patrol/shifts?day=2026-05-01' }, playTracks: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', deviceIds: [4711], reason: '核对' } },
  readTask: { path: '/tasks/4711' }, dispatchTask: { body: { deviceId: 4711, title: '看一看', position: ownPosition } }, cancelTask: { path: '/tasks/4711/cancel', body: { reason: '不用了' } }, findNearestUnits: { path: '/units/nearest?lng=98.69&lat=24.588' },
  editAlarmRule: { path: '/alarm-rules/late', body: { isOn: true } },
  readAlarm: { path: '/alarms/watch:4711' }, acknowledgeAlarm: { path: '/alarms/watch:4711/acknowledgement', body: {} }, noteAlarm: { path: '/alarms/watch:4711/notes', body: { body: '看过' } }, editAlarmPolicy: { body: { perHour: 6, urgentMinutes: 10, warningMinutes: 30 } },
  giveAlarmHandover: { body: { dataset: 'none', note: '交班' } }, acceptAlarmHandover: { path: '/alarm-handovers/4711/acceptance', body: {} }, withdrawAlarmHandover: { path: '/alarm-handovers/4711' },
  decidePatrolStandard: { body: { effectiveOn: '2026-05-02', reason: '开学', rules: [{ of: 'main', districtId: null, weekdays: [0], season: null, fromMinute: 480, toMinute: 1200, visitsPerDay: 4, source: '测试' }], dose: { leastMinutes: 10, mostMinutes: 16, everyMinutes: 120, fromMinute: 480, toMinute: 1200, source: '测试' } } },
  compareCoverage: { path: `/coverage/comparison?${twoDays}` }, exportCoverageComparison: { path: `/coverage/comparison/export?${twoDays}` },
  readTimelines: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', deviceIds: [4711], reason: '核对' } }, lookInside: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', reason: '核对' } },
  exportPlayedTracks: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', deviceIds: [4711], reason: '核对' } }, exportTimelines: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', deviceIds: [4711], reason: '核对' } },
  exportInside: { body: { from: '2026-05-01T00:00:00Z', to: '2026-05-01T01:00:00Z', reason: '核对' } }, listVisits: { path: '/visits?from=2026-05-01T00:00:00Z&to=2026-05-01T01:00:00Z' }, exportVisits: { path: '/visits/export?from=2026-05-01T00:00:00Z&to=2026-05-01T01:00:00Z' },
  importTracks: { body: { device: '没有', fileName: 'a.gpx', content: '', isDryRun: true } },
  readRates: { body: {} }, comparePeriods: { body: {} }, startAnalysis: { body: { method: 'emerging' } },
  beginPairing: { body: {} }, pairScreen: { body: { code: 'NOBODY', name: '一号屏', diagonalInches: 55, tilesAcross: 1, distanceMetres: 5 } }, editScreen: { body: {} }, commandScreen: { body: { act: 'next' } }, editScreenPlan: { body: {} },
  readAnalysis: { path: `/analysis/runs/${unknownRun}` }, cancelAnalysis: { path: `/analysis/runs/${unknownRun}` },
  editSavedView: { body: {} }, editAnnotation: { body: {} }, createSavedView: { body: { name: '早市', query: '' } }, createAnnotation: { body: { body: '学校门口', shape: { type: 'Point', coordinates: ownPosition } } },
};
/** What is answered once the door is passed, where that is not 200. */
const beyondTheDoor: Readonly<Partial<Record<EndpointId, number>>> = { createSession: 401, takeFixes: 401, beginSecondFactor: 201, confirmSecondFactor: 401, removeSecondFactor: 404, draftCrosswalk: 428, publishCrosswalk: 428, undoCrosswalk: 428, readBasemapTile: 404, readBasemapImage: 404, freezeYear: 409, applyImport: 409, undoImport: 404, startAnalysis: 201, readAnalysis: 404, cancelAnalysis: 404, createSavedView: 201, editSavedView: 428, createAnnotation: 201, editAnnotation: 428, beginPairing: 201, pairScreen: 422, editScreen: 428, revokeScreen: 404, restoreScreen: 404, commandScreen: 404, editScreenPlan: 422, playTracks: 404, readTask: 404, dispatchTask: 409, cancelTask: 428, editAlarmRule: 428, readAlarm: 404, acknowledgeAlarm: 428, noteAlarm: 404, editAlarmPolicy: 428, giveAlarmHandover: 404, acceptAlarmHandover: 404, withdrawAlarmHandover: 404, decidePatrolStandard: 428, readTimelines: 404, lookInside: 422, exportPlayedTracks: 404, exportTimelines: 404, exportInside: 422, importTracks: 404, readPostEffect: 404 };
/** Tested record by record below, or ends the session it is called with. */
const apart: readonly EndpointId[] = ['recordIncident', 'editIncident', 'editDistrict', 'redrawDistrict', 'withdrawRedraw', 'assignLeader', 'createZone', 'editZone', 'deleteSession'];

const plain = (Object.entries(endpoints) as [EndpointId, EndpointShape][]).filter(([id, shape]) => !apart.includes(id) && !dutyEndpoints.includes(shape));

async function call(id: EndpointId, shape: EndpointShape, cookie?: string): Promise<number> {
  const { path, body } = requests[id] ?? {};
  const answer = await send(shape.method, path ?? shape.path.replace(':id', '1'), { ...(body === undefined ? {} : { body }), ...(cookie === undefined ? {} : { cookie }) });
  return answer.status;
}

describe.each(plain)('%s', (id, shape) => {
  const { access } = shape;

  it('without a session', async () => {
    const status = await call(id, shape);
    expect(status).toBe(access === 'public' ? beyondTheDoor[id] ?? 200 : 401);
  });

  it.each(roles)('as %s', async (role) => {
    const status = await call(id, shape, cookies.get(role));
    if (access !== 'public' && grants[role][access] === undefined) expect(status).toBe(403);
    else expect(status).toBe(beyondTheDoor[id] ?? 200);
  });
});

describe.each(roles)('writing as %s', (role) => {
  const incident = (position: readonly number[]) => ({ eventCode: '05-01', position, occurredAt: '2026-05-01T00:00:00Z' });
  const as = () => ({ cookie: cookies.get(role) ?? '' });
  const scope = grants[role]['incident.write'];
  const editScope = grants[role]['district.edit'];
  const versioned = { 'if-match': '"1"' };

  it('an incident into the own district and into another', async () => {
    expect((await send('post', '/incidents', { ...as(), body: incident(ownPosition) })).status).toBe(scope === undefined ? 403 : 201);
    expect((await send('post', '/incidents', { ...as(), body: incident(otherPosition) })).status).toBe(scope === undefined || scope === 'own-districts' ? 403 : 201);
    expect((await send('post', '/incidents', { ...as(), body: incident(at(-1500, 0)) })).status).toBe(scope === undefined || scope === 'own-districts' ? 403 : 201);
  });

  it('over an incident of another’s in the own district, in another, and over one’s own', async () => {
    const edit = async (facts: Parameters<Town['addIncident']>[0]) => {
      const id = await town.addIncident(facts);
      return (await send('patch', `/incidents/${id}`, { ...as(), body: { description: '补充' }, headers: versioned })).status;
    };
    const allowed = (...scopes: string[]): number => (scope !== undefined && scopes.includes(scope) ? 200 : 403);
    const elses = [...accountIds.entries()].find(([other]) => other !== role)?.[1] ?? null;
    expect(await edit({ position: ownPosition, districtId: districts.own, actorAccountId: elses })).toBe(allowed('all', 'own-districts'));
    expect(await edit({ position: otherPosition, districtId: districts.other, actorAccountId: elses })).toBe(allowed('all'));
    expect(await edit({ position: otherPosition, districtId: districts.other, actorAccountId: accountIds.get(role) ?? null })).toBe(allowed('all', 'own'));
    expect(await edit({ position: null, actorAccountId: null })).toBe(allowed('all'));
  });

  it('the plan of the own district and of another', async () => {
    const edit = async (id: number) => {
      await town.store.db.execute(sql`update district set version = 1`);
      return (await send('patch', `/districts/${id}`, { ...as(), body: { plan: '早晚两次' }, headers: versioned })).status;
    };
    expect(await edit(districts.own)).toBe(editScope === undefined ? 403 : 200);
    expect(await edit(districts.other)).toBe(editScope === 'all' ? 200 : 403);
  });

  it('a boundary, its withdrawal and a leader: the director alone', async () => {
    const boundary = { type: 'Polygon', coordinates: [rectangle(-900, -900, -10, 900)] };
    const leader = accountIds.get('district-leader');
    for (const [path, body, holder] of [
      ['boundaries', { boundary, effectiveFrom: '2026-04-01T00:00:00Z', reason: '沿河重划' }, 'district.redraw'],
      ['boundaries/withdraw', { reason: '画错了' }, 'district.redraw'], ['leader', { accountId: leader }, 'district.assign-leader'],
    ] as const) {
      await town.store.db.execute(sql`update district set version = 1`);
      const { status } = await send('post', `/districts/${districts.own}/${path}`, { ...as(), body, headers: versioned });
      expect(status, path).toBe(grants[role][holder] === undefined ? 403 : 200);
    }
  });

  it('a zone into the own district, into another, and over one in each', async () => {
    const zoneScope = grants[role]['zone.edit'];
    const area = (west: number) => ({ type: 'MultiPolygon', coordinates: [[rectangle(west, 0, west + 50, 50)]] });
    const create = async (west: number) => (await send('post', '/zones', { ...as(), body: { code: `${role}${west}`, name: '便民点', kind: 'permitted-vending', area: area(west) } })).status;
    expect(await create(-500)).toBe(zoneScope === undefined ? 403 : 201);
    expect(await create(500)).toBe(zoneScope === 'all' ? 201 : 403);
    expect(await create(-1500)).toBe(zoneScope === 'all' ? 201 : 403);
    const edit = async (districtId: number, west: number, body: object) => {
      const id = await town.addZone('净空区', 'keep-clear', rectangle(west, 0, west + 50, 50), { districtId });
      return (await send('patch', `/zones/${id}`, { ...as(), body, headers: versioned })).status;
    };
    expect(await edit(districts.own, -500, { basis: '通告' })).toBe(zoneScope === undefined ? 403 : 200);
    expect(await edit(districts.own, -500, { area: area(500) })).toBe(zoneScope === 'all' ? 200 : 403);
    expect(await edit(districts.other, 500, { basis: '通告' })).toBe(zoneScope === 'all' ? 200 : 403);
  });

  it('without being signed in: nothing', async () => {
    for (const [method, path] of [['post', '/zones'], ['patch', '/zones/1'], ['post', '/incidents'], ['patch', '/incidents/1'], ['patch', `/districts/${districts.own}`], ['delete', '/session']] as const) {
      expect((await send(method, path, { headers: versioned, ...(method === 'delete' ? {} : { body: {} }) })).status, path).toBe(401);
    }
  });
});
