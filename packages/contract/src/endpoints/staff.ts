import { z } from 'zod';
import { leaveKinds, personKinds, teamKinds, vehicleStates } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { civilDate, datasetKey, id, instant, page, paging } from '../parameters';

const certificateSchema = z.object({
  id: z.number().int(), number: z.string(),
  /** Civil dates, both included. */
  validFrom: z.string(), validUntil: z.string(),
});
const leaveSchema = z.object({ id: z.number().int(), personId: z.number().int(), kind: z.enum(leaveKinds), from: z.string(), to: z.string(), note: z.string() });

export const personSchema = z.object({
  dataset: z.string(), id: z.number().int(), code: z.string(), name: z.string(), kind: z.enum(personKinds),
  /** Masked: 138****0000; '' = none recorded. */
  phone: z.string(),
  accountId: z.number().int().nullable(), skills: z.array(z.string()), teamIds: z.array(z.number().int()),
  joinedOn: z.string().nullable(), leftOn: z.string().nullable(),
  certificates: z.array(certificateSchema),
  /** Holds a certificate today. */
  isCertified: z.boolean(),
  version: z.number().int(),
});
export type PersonView = z.infer<typeof personSchema>;
export type LeaveView = z.infer<typeof leaveSchema>;

const personFields = {
  name: z.string().trim().min(1).max(64), kind: z.enum(personKinds), phone: z.string().regex(/^[0-9+ -]{0,20}$/),
  accountId: id.nullable(), skills: z.array(z.string().trim().min(1).max(32)).max(20), joinedOn: civilDate.nullable(), leftOn: civilDate.nullable(),
};
const versioned = ['not-found', 'version-required', 'version-conflict'] as const;

export const listPeople = endpoint({
  id: 'listPeople', method: 'get', path: '/people', access: 'staff.read', summary: '人员清单',
  query: z.object({ dataset: datasetKey, ...paging, q: z.string().max(64).optional(), kind: z.enum(personKinds).optional(), team: id.optional(), certified: z.enum(['true', 'false']).optional(), left: z.enum(['true', 'false']).default('false'), sort: z.enum(['name', '-name', 'code', '-code']).default('code') }),
  response: page(personSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const readPerson = endpoint({
  id: 'readPerson', method: 'get', path: '/people/:id', access: 'staff.read', summary: '人员详情', params: z.object({ id }),
  response: personSchema.extend({ leave: z.array(leaveSchema), permittedActions: z.array(z.string()) }), problems: ['not-found'],
});
export const addPerson = endpoint({
  id: 'addPerson', method: 'post', path: '/people', access: 'staff.edit', summary: '登记人员', status: 201,
  body: z.object({ dataset: datasetKey, code: z.string().trim().min(1).max(64), ...personFields }).partial({ phone: true, accountId: true, skills: true, joinedOn: true, leftOn: true }),
  response: personSchema, problems: ['unknown-dataset', 'already-exists', 'unknown-account'],
});
export const editPerson = endpoint({
  id: 'editPerson', method: 'patch', path: '/people/:id', access: 'staff.edit', summary: '修改人员', versioned: true, params: z.object({ id }),
  body: z.object(personFields).partial(), response: personSchema, problems: [...versioned, 'unknown-account'],
});
export const removePerson = endpoint({
  id: 'removePerson', method: 'delete', path: '/people/:id', access: 'staff.edit', summary: '人员离岗：从今天起不再排班', params: z.object({ id }),
  query: z.object({ release: z.enum(['true', 'false']).default('false') }),
  response: z.object({ releasedCount: z.number().int(), version: z.number().int() }), problems: ['not-found', 'person-on-duty'],
});
export const unmaskPhone = endpoint({
  id: 'unmaskPhone', method: 'post', path: '/people/:id/phone', access: 'staff.unmask', summary: '查看完整电话，写明理由并留痕', params: z.object({ id }),
  body: z.object({ reason: z.string().trim().min(4).max(200) }), response: z.object({ phone: z.string() }), problems: ['not-found'],
});
export const addCertificate = endpoint({
  id: 'addCertificate', method: 'post', path: '/people/:id/certificates', access: 'staff.edit', summary: '登记执法证', status: 201, params: z.object({ id }),
  body: z.object({ number: z.string().trim().min(1).max(64), validFrom: civilDate, validUntil: civilDate }),
  response: personSchema, problems: ['not-found', 'already-exists', 'window-ends-before-it-begins'],
});
export const removeCertificate = endpoint({
  id: 'removeCertificate', method: 'delete', path: '/certificates/:id', access: 'staff.edit', summary: '注销执法证', params: z.object({ id }), response: personSchema, problems: ['not-found'],
});
export const listLeave = endpoint({
  id: 'listLeave', method: 'get', path: '/leave', access: 'staff.read', summary: '请假清单',
  query: z.object({ dataset: datasetKey, ...paging, person: id.optional(), from: instant.optional(), to: instant.optional(), sort: z.enum(['-from', 'from']).default('-from') }),
  response: page(leaveSchema.extend({ personName: z.string() })), problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const addLeave = endpoint({
  id: 'addLeave', method: 'post', path: '/people/:id/leave', access: 'leave.edit', summary: '登记请假，并列出受影响的班次', status: 201, params: z.object({ id }),
  body: z.object({ kind: z.enum(leaveKinds), from: instant, to: instant, note: z.string().max(500).default('') }),
  response: leaveSchema.extend({ affectedShiftIds: z.array(z.number().int()) }), problems: ['not-found', 'window-ends-before-it-begins', 'already-exists'],
});
export const removeLeave = endpoint({ id: 'removeLeave', method: 'delete', path: '/leave/:id', access: 'leave.edit', summary: '销假', status: 204, params: z.object({ id }), problems: ['not-found'] });

export const teamSchema = z.object({ id: z.number().int(), dataset: z.string(), name: z.string(), kind: z.enum(teamKinds), memberIds: z.array(z.number().int()), version: z.number().int() });
export type TeamView = z.infer<typeof teamSchema>;
const teamFields = { name: z.string().trim().min(1).max(64), kind: z.enum(teamKinds), memberIds: z.array(id).max(200) };
export const teamFilter = { q: z.string().max(64).optional(), kind: z.enum(teamKinds).optional(), sort: z.enum(['name', '-name', 'kind', '-kind']).default('name') };
export const listTeams = endpoint({
  id: 'listTeams', method: 'get', path: '/teams', access: 'staff.read', summary: '队伍清单', query: z.object({ dataset: datasetKey, ...paging, ...teamFilter }),
  response: page(teamSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const addTeam = endpoint({
  id: 'addTeam', method: 'post', path: '/teams', access: 'staff.edit', summary: '建立队伍', status: 201,
  body: z.object({ dataset: datasetKey, ...teamFields }), response: teamSchema, problems: ['unknown-dataset', 'already-exists', 'unknown-person'],
});
export const editTeam = endpoint({
  id: 'editTeam', method: 'patch', path: '/teams/:id', access: 'staff.edit', summary: '修改队伍', versioned: true, params: z.object({ id }),
  body: z.object(teamFields).partial(), response: teamSchema, problems: [...versioned, 'already-exists', 'unknown-person'],
});

const absenceSchema = z.object({ id: z.number().int(), from: z.string(), to: z.string(), note: z.string() });
export const vehicleSchema = z.object({ 
  id: z.number().int(), dataset: z.string(), plate: z.string(), name: z.string(), seatCount: z.number().int(), retiredOn: z.string().nullable(), absences: z.array(absenceSchema),
  /** At the instant of the answer. */
  state: z.enum(vehicleStates), version: z.number().int(),
});
export type VehicleView = z.infer<typeof vehicleSchema>;
const vehicleFields = { name: z.string().trim().max(64), seatCount: z.number().int().min(1).max(60), retiredOn: civilDate.nullable() };
export const vehicleFilter = { q: z.string().max(64).optional(), state: z.enum(vehicleStates).optional(), sort: z.enum(['plate', '-plate', 'name', '-name']).default('plate') };
export const listVehicles = endpoint({
  id: 'listVehicles', method: 'get', path: '/vehicles', access: 'staff.read', summary: '车辆清单', query: z.object({ dataset: datasetKey, ...paging, ...vehicleFilter }),
  response: page(vehicleSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const addVehicle = endpoint({
  id: 'addVehicle', method: 'post', path: '/vehicles', access: 'staff.edit', summary: '登记车辆', status: 201,
  body: z.object({ dataset: datasetKey, plate: z.string().trim().min(1).max(16), ...vehicleFields }).partial({ name: true, retiredOn: true }), response: vehicleSchema, problems: ['unknown-dataset', 'already-exists'],
});
export const editVehicle = endpoint({
  id: 'editVehicle', method: 'patch', path: '/vehicles/:id', access: 'staff.edit', summary: '修改车辆', versioned: true, params: z.object({ id }),
  body: z.object(vehicleFields).partial(), response: vehicleSchema, problems: versioned,
});
export const addVehicleAbsence = endpoint({
  id: 'addVehicleAbsence', method: 'post', path: '/vehicles/:id/absences', access: 'staff.edit', summary: '车辆停用时段', status: 201, params: z.object({ id }),
  body: z.object({ from: instant, to: instant, note: z.string().max(200).default('') }), response: vehicleSchema, problems: ['not-found', 'window-ends-before-it-begins'],
});
export const removeVehicleAbsence = endpoint({
  id: 'removeVehicleAbsence', method: 'delete', path: '/vehicle-absences/:id', access: 'staff.edit', summary: '撤销车辆停用时段', params: z.object({ id }), response: vehicleSchema, problems: ['not-found'],
});

const schemeSchema = z.object({ id: z.number().int(), approvalNumber: z.string(), approvedBy: z.string(), covers: z.enum([...personKinds, 'all']), validFrom: z.string(), validUntil: z.string() });
export const listWorkingTimeSchemes = endpoint({
  id: 'listWorkingTimeSchemes', method: 'get', path: '/working-time-schemes', access: 'staff.read', summary: '综合工时批复', query: z.object({ dataset: datasetKey }),
  response: z.object({ items: z.array(schemeSchema) }), problems: ['unknown-dataset'],
});
export const addWorkingTimeScheme = endpoint({
  id: 'addWorkingTimeScheme', method: 'post', path: '/working-time-schemes', access: 'staff.edit', summary: '登记综合工时批复', status: 201,
  body: z.object({ dataset: datasetKey, approvalNumber: z.string().trim().min(1).max(64), approvedBy: z.string().trim().min(1).max(100), covers: z.enum([...personKinds, 'all']), validFrom: civilDate, validUntil: civilDate }),
  response: schemeSchema, problems: ['unknown-dataset', 'already-exists', 'window-ends-before-it-begins'],
});
