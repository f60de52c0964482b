import { beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@wuding/domain';
import { rowsOf, sql } from '../../db/store';
import { accepted, DutyTown, refusalOf } from '../../testing/duty-town';
import { testStore } from '../../testing/store';
import { addPerson } from './add-person';
import { addCertificate, removeCertificate } from './certificates';
import { editPerson } from './edit-person';
import { addLeave, listLeave, removeLeave } from './leave';
import { listPeople } from './list-people';
import { readPerson } from './read-person';
import { removePerson } from './remove-person';
import { addTeam, editTeam, listTeams } from './teams';
import { unmaskPhone } from './unmask-phone';
import { addVehicle, addVehicleAbsence, addWorkingTimeScheme, editVehicle, listVehicles, listWorkingTimeSchemes, removeVehicleAbsence } from './vehicles';

let duty: DutyTown;
beforeEach(async () => { duty = await DutyTown.found(await testStore()); });

const list = (extra: Partial<Parameters<typeof listPeople>[0]['input']> = {}) => accepted(listPeople({ ctx: duty.town.as('command'), input: { limit: 50, sort: 'code', left: 'false', ...extra } }));
const lastAudit = async () => (await rowsOf<{ action: string; entity: string; detail: Record<string, unknown> }>(duty.town.store.db, sql`select action, entity, detail from audit_entry order by seq desc limit 1`))[0];

describe('the register of people', () => {
  test('shows phones masked; the whole one needs a reason, which the audit log keeps', async () => {
    const id = await duty.addPerson('张三');
    expect((await list()).items[0]).toMatchObject({ id, name: '张三', phone: '138****5678', isCertified: false });
    expect(await accepted(unmaskPhone({ ctx: duty.director, input: { id, reason: '夜间紧急召回' } }))).toEqual({ phone: '13812345678' });
    expect(await lastAudit()).toEqual({ action: 'unmask', entity: 'person', detail: { field: 'phone', reason: '夜间紧急召回' } });
    for (const role of ['officer', 'analyst', 'sysadmin'] as const) expect(await refusalOf(unmaskPhone({ ctx: duty.town.as(role), input: { id, reason: '好奇想看看' } }))).toEqual({ code: 'not-allowed' });
  });
  test('is filtered by certificate, kind, name and service, and pages through', async () => {
    const staff = await duty.addPerson('李四', { kind: 'staff', certified: '2026-05-01' });
    await duty.addPerson('王五', { certified: '2026-04-30' });
    await duty.addPerson('赵六');
    const names = async (extra: Parameters<typeof list>[0]) => (await list(extra)).items.map(({ name }) => name);
    expect(await names({ certified: 'true' })).toEqual(['李四']);
    expect(await names({ kind: 'auxiliary' })).toEqual(['王五', '赵六']);
    expect(await names({ q: '五' })).toEqual(['王五']);
    const first = await list({ limit: 2 });
    expect((await list({ limit: 2, cursor: first.nextCursor ?? '' })).items.map(({ name }) => name)).toEqual(['赵六']);
    await accepted(removePerson({ ctx: duty.director, input: { id: staff, release: false } }));
    expect([await names({}), await names({ left: 'true' })]).toEqual([['王五', '赵六'], ['李四']]);
    expect(await refusalOf(listPeople({ ctx: duty.director, input: { limit: 5, sort: 'name', left: 'false', cursor: 'x' } }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(listPeople({ ctx: duty.director, input: { limit: 5, sort: 'name', left: 'false', dataset: 'atlantis' } }))).toMatchObject({ code: 'unknown-dataset' });
  });
  test('takes a code and an account once, and only accounts there are', async () => {
    const { accountId } = await duty.town.addAccount('officer');
    const add = (code: string, account: number | null) => addPerson({ ctx: duty.director, input: { code, name: '甲', kind: 'auxiliary', accountId: account } });
    await accepted(add('A1', accountId));
    expect(await refusalOf(add('A1', null))).toMatchObject({ code: 'already-exists', pointer: '/code' });
    expect(await refusalOf(add('A2', accountId))).toMatchObject({ code: 'unknown-account' });
    expect(await refusalOf(add('A2', 4711))).toMatchObject({ code: 'unknown-account' });
    expect(await refusalOf(addPerson({ ctx: duty.town.as('district-leader'), input: { code: 'A3', name: '乙', kind: 'staff' } }))).toEqual({ code: 'not-allowed' });
  });
  test('is edited over the current version only', async () => {
    const id = await duty.addPerson('张三');
    const edit = (version: number, skills: string[]) => editPerson({ ctx: duty.director, input: { id, version, edit: { skills } } });
    expect(await accepted(edit(1, ['驾驶', '手语']))).toMatchObject({ version: 2, skills: ['驾驶', '手语'] });
    expect(await refusalOf(edit(1, []))).toMatchObject({ code: 'version-conflict', data: { currentVersion: 2 } });
    expect(await refusalOf(editPerson({ ctx: duty.director, input: { id: 4711, version: 1, edit: {} } }))).toEqual({ code: 'not-found' });
    expect(await refusalOf(editPerson({ ctx: duty.director, input: { id, version: 2, edit: { accountId: 4711 } } }))).toMatchObject({ code: 'unknown-account' });
  });
  test('holds certificates with both dates', async () => {
    const id = await duty.addPerson('张三');
    const add = (number: string, validFrom: string, validUntil: string) => addCertificate({ ctx: duty.director, input: { personId: id, number, validFrom, validUntil } });
    expect(await refusalOf(add('Z1', '2026-05-02', '2026-05-01'))).toMatchObject({ code: 'window-ends-before-it-begins' });
    const person = await accepted(add('Z1', '2026-05-01', '2026-05-01'));
    expect(person).toMatchObject({ isCertified: true, version: 2 });
    expect(await refusalOf(add('Z1', '2026-05-01', '2026-06-01'))).toMatchObject({ code: 'already-exists' });
    expect(await accepted(removeCertificate({ ctx: duty.director, input: { id: person.certificates[0]?.id ?? 0 } }))).toMatchObject({ isCertified: false, certificates: [] });
    expect(await refusalOf(removeCertificate({ ctx: duty.director, input: { id: 4711 } }))).toEqual({ code: 'not-found' });
  });
});

describe('leave', () => {
  test('never overlaps for one person, is told by its beginning, and can be taken back', async () => {
    const [a, b] = [await duty.addPerson('张三'), await duty.addPerson('李四')];
    const add = (personId: number, from: string, to: string, actor: Role = 'director') => addLeave({ ctx: duty.town.as(actor), input: { personId, kind: 'annual', from, to, note: '' } });
    const leave = await accepted(add(a, '2026-05-04T00:00:00+08:00', '2026-05-06T00:00:00+08:00'));
    expect(leave).toMatchObject({ personId: a, from: '2026-05-03T16:00:00.000Z', affectedShiftIds: [] });
    expect(await refusalOf(add(a, '2026-05-05T23:00:00+08:00', '2026-05-07T00:00:00+08:00'))).toMatchObject({ code: 'already-exists' });
    await accepted(add(a, '2026-05-06T00:00:00+08:00', '2026-05-07T00:00:00+08:00'));
    await accepted(add(b, '2026-05-05T00:00:00+08:00', '2026-05-06T00:00:00+08:00'));
    expect(await refusalOf(add(b, '2026-05-06T00:00:00Z', '2026-05-06T00:00:00Z'))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await refusalOf(add(b, '2026-06-06T00:00:00Z', '2026-06-07T00:00:00Z', 'officer'))).toEqual({ code: 'not-allowed' });
    const { items, total } = await accepted(listLeave({ ctx: duty.director, input: { limit: 2, sort: 'from', from: '2026-05-05T16:00:00Z' } }));
    expect([items.map(({ personName }) => personName), total]).toEqual([['张三'], 1]);
    await accepted(removeLeave({ ctx: duty.director, input: { id: leave.id } }));
    expect(await refusalOf(removeLeave({ ctx: duty.director, input: { id: leave.id } }))).toEqual({ code: 'not-found' });
    expect((await accepted(readPerson({ ctx: duty.director, input: { id: a } }))).leave).toHaveLength(1);
  });
});

describe('teams and vehicles', () => {
  test('a team has people of its dataset, under one name', async () => {
    const [a, b] = [await duty.addPerson('张三'), await duty.addPerson('李四')];
    const team = await accepted(addTeam({ ctx: duty.director, input: { name: '劝导队', kind: 'persuasion', memberIds: [b, a] } }));
    expect(team).toMatchObject({ memberIds: [a, b], version: 1 });
    expect(await refusalOf(addTeam({ ctx: duty.director, input: { name: '劝导队', kind: 'service', memberIds: [] } }))).toMatchObject({ code: 'already-exists' });
    expect(await refusalOf(addTeam({ ctx: duty.director, input: { name: '服务队', kind: 'service', memberIds: [4711] } }))).toMatchObject({ code: 'unknown-person' });
    const edit = (version: number, memberIds: number[]) => editTeam({ ctx: duty.director, input: { id: team.id, version, edit: { memberIds } } });
    expect(await accepted(edit(1, [b]))).toMatchObject({ memberIds: [b], version: 2 });
    expect(await refusalOf(edit(1, [a]))).toMatchObject({ code: 'version-conflict' });
    expect(await refusalOf(edit(2, [4711]))).toMatchObject({ code: 'unknown-person' });
    expect((await list({ team: team.id })).items.map(({ name }) => name)).toEqual(['李四']);
  });
  test('teams are ordered by name or kind, found by a member, and page through', async () => {
    const a = await duty.addPerson('张三');
    for (const [name, kind, memberIds] of [['甲队', 'shift', []], ['乙队', 'enforcement', [a]], ['丙队', 'persuasion', []]] as const) await accepted(addTeam({ ctx: duty.director, input: { name, kind, memberIds: [...memberIds] } }));
    const teams = (extra: Partial<Parameters<typeof listTeams>[0]['input']> = {}) => accepted(listTeams({ ctx: duty.town.as('command'), input: { limit: 50, sort: 'name', ...extra } }));
    const names = async (extra: Parameters<typeof teams>[0]) => (await teams(extra)).items.map(({ name }) => name);
    // By code point: 丙 4E19, 乙 4E59, 甲 7532.
    expect(await names({})).toEqual(['丙队', '乙队', '甲队']);
    expect(await names({ sort: '-kind' })).toEqual(['甲队', '丙队', '乙队']);
    expect([await names({ q: '张' }), await names({ q: '甲' }), await names({ kind: 'persuasion' })]).toEqual([['乙队'], ['甲队'], ['丙队']]);
    const first = await teams({ limit: 2, sort: 'kind' });
    expect([first.total, first.items.map(({ name }) => name), await names({ limit: 2, sort: 'kind', cursor: first.nextCursor ?? '' })]).toEqual([3, ['乙队', '丙队'], ['甲队']]);
    expect(await refusalOf(listTeams({ ctx: duty.director, input: { limit: 2, sort: 'name', cursor: first.nextCursor ?? '' } }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(listTeams({ ctx: duty.director, input: { limit: 2, sort: 'name', dataset: 'atlantis' } }))).toMatchObject({ code: 'unknown-dataset' });
  });
  test('a vehicle is in the workshop for a while, and retires', async () => {
    const vehicle = await accepted(addVehicle({ ctx: duty.director, input: { plate: '云N·12345', seatCount: 5 } }));
    expect(await refusalOf(addVehicle({ ctx: duty.director, input: { plate: '云N·12345', seatCount: 5 } }))).toMatchObject({ code: 'already-exists' });
    const away = await accepted(addVehicleAbsence({ ctx: duty.director, input: { id: vehicle.id, from: '2026-05-04T00:00:00Z', to: '2026-05-05T00:00:00Z', note: '保养' } }));
    expect(away.absences).toMatchObject([{ from: '2026-05-04T00:00:00.000Z', to: '2026-05-05T00:00:00.000Z', note: '保养' }]);
    expect(await refusalOf(addVehicleAbsence({ ctx: duty.director, input: { id: vehicle.id, from: '2026-05-04T00:00:00Z', to: '2026-05-03T00:00:00Z', note: '' } }))).toMatchObject({ code: 'window-ends-before-it-begins' });
    expect(await accepted(editVehicle({ ctx: duty.director, input: { id: vehicle.id, version: 2, edit: { retiredOn: '2026-06-01' } } }))).toMatchObject({ retiredOn: '2026-06-01', version: 3 });
    expect(await refusalOf(editVehicle({ ctx: duty.director, input: { id: vehicle.id, version: 2, edit: {} } }))).toMatchObject({ code: 'version-conflict' });
  });
  test('vehicles are found by plate, name and state at the moment; an absence taken back gives one back', async () => {
    // The clock of the town stands at 2026-05-01T08:00+08:00.
    const add = async (plate: string, name: string, retiredOn: string | null) => (await accepted(addVehicle({ ctx: duty.director, input: { plate, name, seatCount: 5, retiredOn } }))).id;
    const [shop] = [await add('云N·1', '皮卡', null), await add('云N·2', '面包车', '2026-05-01'), await add('云N·3', '电动车', '2026-05-02')];
    const { absences } = await accepted(addVehicleAbsence({ ctx: duty.director, input: { id: shop, from: '2026-04-30T00:00:00Z', to: '2026-05-03T00:00:00Z', note: '' } }));
    await accepted(addVehicleAbsence({ ctx: duty.director, input: { id: shop, from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z', note: '年检' } }));
    const vehicles = (extra: Partial<Parameters<typeof listVehicles>[0]['input']> = {}) => accepted(listVehicles({ ctx: duty.town.as('command'), input: { limit: 50, sort: 'plate', ...extra } }));
    const plates = async (extra: Parameters<typeof vehicles>[0]) => (await vehicles(extra)).items.map(({ plate }) => plate);
    expect((await vehicles({ sort: '-plate' })).items.map(({ plate, state }) => [plate, state])).toEqual([['云N·3', 'there'], ['云N·2', 'retired'], ['云N·1', 'away']]);
    expect([await plates({ state: 'there' }), await plates({ q: '皮' }), await plates({ sort: 'name', limit: 1 })]).toEqual([['云N·3'], ['云N·1'], ['云N·3']]);
    const first = await vehicles({ limit: 2 });
    expect([first.total, await plates({ limit: 2, cursor: first.nextCursor ?? '' })]).toEqual([3, ['云N·3']]);
    expect(await refusalOf(removeVehicleAbsence({ ctx: duty.town.as('district-leader'), input: { id: absences[0]?.id ?? 0 } }))).toEqual({ code: 'not-allowed' });
    expect(await accepted(removeVehicleAbsence({ ctx: duty.director, input: { id: absences[0]?.id ?? 0 } }))).toMatchObject({ state: 'there', version: 4, absences: [{ note: '年检' }] });
    expect(await lastAudit()).toMatchObject({ action: 'back', entity: 'vehicle', detail: { from: '2026-04-30T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' } });
    expect(await refusalOf(removeVehicleAbsence({ ctx: duty.director, input: { id: absences[0]?.id ?? 0 } }))).toEqual({ code: 'not-found' });
    expect(await refusalOf(listVehicles({ ctx: duty.director, input: { limit: 2, sort: 'name', cursor: first.nextCursor ?? '' } }))).toMatchObject({ code: 'cursor-invalid' });
    expect(await refusalOf(listVehicles({ ctx: duty.director, input: { limit: 2, sort: 'name', dataset: 'atlantis' } }))).toMatchObject({ code: 'unknown-dataset' });
  });
  test('an approved 综合工时 scheme is recorded once', async () => {
    const add = (validUntil: string) => addWorkingTimeScheme({ ctx: duty.director, input: { approvalNumber: '龙人社批〔2026〕7号', approvedBy: '县人社局', covers: 'auxiliary', validFrom: '2026-01-01', validUntil } });
    expect(await refusalOf(add('2025-12-31'))).toMatchObject({ code: 'window-ends-before-it-begins' });
    await accepted(add('2026-12-31'));
    expect(await refusalOf(add('2026-12-31'))).toMatchObject({ code: 'already-exists' });
    expect((await accepted(listWorkingTimeSchemes({ ctx: duty.director, input: {} }))).items).toHaveLength(1);
  });
});
