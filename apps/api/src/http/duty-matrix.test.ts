import { beforeAll, describe, expect, it } from 'vitest';
import type { EndpointId, EndpointShape } from '@wuding/contract';
import { grants, roles, type Permission, type Role } from '@wuding/domain';
import { createApp } from '../app';
import { insertAccountDistrict } from '../repositories/accounts';
import { givenAccount, rightPassword } from '../testing/accounts';
import { dutyEndpoints } from '../testing/authorisation-table';
import { accepted, director, DutyTown } from '../testing/duty-town';
import { testServices } from '../testing/services';
import { testStore } from '../testing/store';
import { at } from '../testing/town';
import { changeRoster } from '../usecases/rosters/change-roster';
import { publishRoster } from '../usecases/rosters/publish-roster';

/** Every role really calls every endpoint of people, posts, rosters and check-ins; districts are tried record by record with the use cases. */
let app: ReturnType<typeof createApp>;
let duty: DutyTown;
const cookies = new Map<Role, string>();
let requests: Partial<Record<EndpointId, { path?: string; body?: unknown }>>;

const send = (method: string, path: string, { body, cookie = '', headers = {} }: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {}) =>
  app.request(`http://127.0.0.1:8787/api${path}`, {
    method: method.toUpperCase(), headers: { host: '127.0.0.1:8787', cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

beforeAll(async () => {
  duty = await DutyTown.found(await testStore());
  const { town } = duty;
  app = createApp(await testServices(town.store, town.clock));
  for (const role of roles) {
    const accountId = await givenAccount(town.store, town.clock, role, role);
    if (role === 'district-leader') await town.store.transaction((tx) => insertAccountDistrict(tx, accountId, duty.districts.own));
    if (role === 'officer' || role === 'auxiliary') await duty.addPerson(role, { accountId });
    cookies.set(role, (await send('post', '/session', { body: { username: role, password: rightPassword } })).headers.get('set-cookie')?.split(';')[0] ?? '');
  }
  await town.addStreet('滨河路', 'main', [at(-900, 0), at(900, 0)]);
  await duty.addPost({ who: { personCount: 2 } });
  const roster = await duty.plan('2026-05-01');
  const shift = roster.shifts.find(({ startAt }) => startAt.startsWith('2026-05-01'))?.id ?? 0;
  const planned = await accepted(changeRoster({ ctx: town.as(director), input: { week: '2026-05-01', version: roster.version, note: '', changes: [1, 2].map((personId) => ({ op: 'assign', shiftId: shift, personId, vehicleId: null, reasons: [] })) } }));
  await accepted(publishRoster({ ctx: town.as(director), input: { week: '2026-05-01', version: planned.version } }));
  const here = `lng=${at(-500, 0)[0]}&lat=${at(-500, 0)[1]}`;
  requests = {
    addPerson: { body: { code: 'X', name: '甲', kind: 'staff' } }, editPerson: { body: {} }, unmaskPhone: { body: { reason: '夜间紧急召回' } },
    addCertificate: { body: { number: 'Z', validFrom: '2026-01-01', validUntil: '2027-01-01' } }, addLeave: { body: { kind: 'sick', from: '2027-05-01T00:00:00Z', to: '2027-05-02T00:00:00Z' } },
    addTeam: { body: { name: '队', kind: 'shift', memberIds: [] } }, editTeam: { body: {} }, addVehicle: { body: { plate: '云', seatCount: 5 } }, editVehicle: { body: {} },
    addVehicleAbsence: { body: { from: '2027-05-01T00:00:00Z', to: '2027-05-02T00:00:00Z' } }, removePerson: { path: '/people/4711' },
    addWorkingTimeScheme: { body: { approvalNumber: '7', approvedBy: '局', covers: 'all', validFrom: '2026-01-01', validUntil: '2027-01-01' } },
    addPost: { body: { name: '点', plan: { where: { shape: { type: 'Point', coordinates: at(-400, 0) }, radiusMetres: 50, viewSide: null, districtId: null, streetName: '' } } } },
    editPost: { body: {} }, changePostState: { body: { to: 'suspended' } },
    addPatrolBeat: { body: { code: 'B', name: '线', districtId: duty.districts.own, isActive: true, stops: [{ kind: 'road-segment', id: 1, name: '', visitTarget: 1 }], when: { spans: [], exceptions: [], earlyArriveMinutes: 0, lateLeaveMinutes: 0 }, personCount: 1, certifiedCount: 0, needsVehicle: false } },
    editPatrolBeat: { path: '/patrol-beats/4711', body: {} }, changeRoster: { body: { changes: [{ op: 'unassign', shiftId: shift, personId: 4711 }] } },
    copyRoster: { body: { fromWeek: '2026-05-01' } }, saveRosterTemplate: { body: { name: '模板', week: '2026-05-01' } }, applyRosterTemplate: { body: { templateId: 4711 } }, removeRosterTemplate: { path: '/roster-templates/4711' },
    readMyDuty: {}, readMyOutlook: {}, recordCheckIns: { body: { shiftId: shift, kind: 'in', deviceAt: '2026-05-01T02:00:00Z', personIds: [1] } },
    tickDuty: { body: { shiftId: shift, line: '清点', isDone: true, deviceAt: '2026-05-01T02:00:00Z' } },
    relieveDuty: { body: { shiftId: shift, personId: 1, reliefPersonId: 4711, reason: '身体不适' } },
    sayClear: { body: { deviceAt: '2026-05-01T02:00:00Z', fix: { position: at(-500, 0), accuracyMetres: 8 } } },
    stepMyTask: { path: '/me/tasks/4711/steps', body: { step: 'accepted', deviceAt: '2026-05-01T02:00:00Z' } },
    askPrompt: { body: { shiftId: shift, personId: 1 } },
    acknowledgeDutyAlarm: { path: '/duty/alarms/4711', body: { note: '已到场' } }, readAttendance: { path: '/duty/attendance?from=2026-05-01&until=2026-05-02' }, exportAttendance: { path: '/duty/attendance/export?from=2026-05-01&until=2026-05-02' },
    listDuties: { path: '/duty/records?from=2026-05-01&until=2026-05-02' }, exportDuties: { path: '/duty/records/export?from=2026-05-01&until=2026-05-02' }, readTeamShifts: { path: '/duty/datum-doubts?day=2026-05-01' },
    readCovering: { path: `/duty/covering?${here}` }, readNearestOnDuty: { path: `/duty/nearest?${here}` }, readPostsAlong: { path: `/duty/along-street?name=${encodeURIComponent('滨河路')}` },
  };
});

const call = (id: EndpointId, shape: EndpointShape, cookie?: string) => {
  const { path = shape.path.replace(':id', '1').replace(':week', '2026-05-01').replace(':day', '2026-05-01'), body } = requests[id] ?? {};
  return send(shape.method, path, { ...(body === undefined ? {} : { body }), ...(cookie === undefined ? {} : { cookie }), headers: shape.versioned === true ? { 'if-match': '"1"' } : {} });
};

describe.each(dutyEndpoints.map((shape) => [shape.id as EndpointId, shape] as const))('%s', (id, shape) => {
  it('without a session', async () => expect((await call(id, shape)).status).toBe(401));

  it.each(roles)('as %s', async (role) => {
    const answer = await call(id, shape, cookies.get(role));
    if (grants[role][shape.access as Permission] === undefined) expect(answer.status).toBe(403);
    else expect([401, 403, 500, 503], `${answer.status} ${await answer.clone().text()}`).not.toContain(answer.status);
    if (answer.status >= 400) expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
