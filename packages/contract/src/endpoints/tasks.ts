import { z } from 'zod';
import { placeVerdicts, taskStates, unitStates, unitTaskSteps, unsuitableReasons } from '@wuding/domain';
import { endpoint, registerMedia } from '../endpoint';
import { datasetKey, id, instant, latitude, longitude, page, paging } from '../parameters';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export const taskSchema = z.object({
  id: z.number().int(), title: z.string(), state: z.enum(taskStates), position: z.tuple([z.number(), z.number()]), districtId: z.number().int().nullable(), districtName: z.string().nullable(),
  incidentId: z.number().int().nullable(), incidentCode: z.string().nullable(), /** `watch:7`, `duty:7`. */ alarmKey: z.string().nullable(),
  deviceId: z.number().int(), unitName: z.string(),
  /** Who was on duty with the unit; empty where the reader may not know. */
  people: z.array(z.object({ personId: z.number().int(), name: z.string() })),
  /** By road from where the unit was when it was sent; null = not known. */
  roadMetres: z.number().nullable(), roadMinutes: z.number().nullable(),
  sentAt: z.string(), acceptedAt: z.string().nullable(), arrivedAt: z.string().nullable(), endedAt: z.string().nullable(),
  /** Whether its position confirmed that the unit was there, or its word alone. */
  arrival: z.enum(['position', 'word']).nullable(), sentBy: z.string(), version: z.number().int(),
});
export type TaskView = z.infer<typeof taskSchema>;
const stepSchema = z.object({
  step: z.enum(taskStates), source: z.enum(['desk', 'phone', 'positions']), at: z.string(), receivedAt: z.string(), by: z.string(), verdict: z.enum(placeVerdicts).nullable(), distanceMetres: z.number().nullable(), isClockSuspect: z.boolean(), note: z.string(),
});
const storySchema = taskSchema.extend({ steps: z.array(stepSchema) });
export type TaskStory = z.infer<typeof storySchema>;

const filter = {
  dataset: datasetKey, open: z.enum(['true', 'false']).optional(), state: z.enum(taskStates).optional(), district: id.optional(), device: id.optional(), incident: id.optional(), from: instant.optional(), to: instant.optional(),
  sort: z.enum(['-sentAt', 'sentAt']).default('-sentAt'),
};
export const listTasks = endpoint({
  id: 'listTasks', method: 'get', path: '/tasks', access: 'patrol.watch', summary: '派遣任务', query: z.object({ ...filter, ...paging }), response: page(taskSchema),
  problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportTasks = endpoint({
  id: 'exportTasks', method: 'get', path: '/tasks/export', access: 'patrol.watch', summary: '导出派遣任务', query: z.object({ ...filter, format: z.enum(['csv', 'xlsx', 'geojson']).default('csv') }), media: registerMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});
export const readTask = endpoint({
  id: 'readTask', method: 'get', path: '/tasks/:id', access: 'patrol.watch', summary: '一项任务和它的每一步', params: z.object({ id }), response: storySchema, problems: ['not-found'],
});
export const dispatchTask = endpoint({
  id: 'dispatchTask', method: 'post', path: '/tasks', access: 'patrol.dispatch', summary: '派一个在岗的班组去一处', status: 201, idempotent: true,
  body: z.object({
    dataset: datasetKey, deviceId: z.number().int().min(1).max(2_147_483_647), title: z.string().trim().min(2).max(200),
    /** WGS-84; may be left out where an incident says where. */
    position: position.nullable().default(null), incidentId: z.number().int().min(1).max(2_147_483_647).nullable().default(null), alarmKey: z.string().regex(/^(watch|duty):\d{1,9}$/).nullable().default(null),
  }),
  response: storySchema,
  problems: ['unknown-dataset', 'not-found', 'task-place-missing', 'outside-dataset', 'lng-lat-swapped', 'unit-off-duty', 'unit-tasked', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const cancelTask = endpoint({
  id: 'cancelTask', method: 'post', path: '/tasks/:id/cancel', access: 'patrol.dispatch', summary: '撤回任务', versioned: true, params: z.object({ id }), body: z.object({ reason: z.string().trim().min(2).max(200) }), response: storySchema,
  problems: ['not-found', 'task-over', 'version-required', 'version-conflict'],
});
export const listMyTasks = endpoint({
  id: 'listMyTasks', method: 'get', path: '/me/tasks', access: 'duty.own', summary: '派给我的任务', response: z.object({ items: z.array(taskSchema) }), problems: [],
});
export const stepMyTask = endpoint({
  id: 'stepMyTask', method: 'post', path: '/me/tasks/:id/steps', access: 'duty.own', summary: '接任务、到了、办完或说明去不了', status: 201, idempotent: true, params: z.object({ id }),
  body: z.object({
    step: z.enum(unitTaskSteps),
    fix: z.object({ position, accuracyMetres: z.number().min(0).max(100_000), crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84') }).nullable().default(null),
    /** The phone's own clock at the tap and at sending, and the satellites' time of the fix. */
    deviceAt: instant, sentAt: instant.nullable().default(null), gpsAt: instant.nullable().default(null),
    /** Of one that is declined: why. */
    note: z.string().trim().max(200).default(''),
  }),
  response: taskSchema, problems: ['not-found', 'task-over', 'task-step-taken', 'reason-required', 'idempotency-key-invalid', 'idempotency-key-reused'],
});

const candidateSchema = z.object({
  deviceId: z.number().int(), unitName: z.string(), mode: z.enum(['foot', 'vehicle']), state: z.enum(unitStates), people: z.array(z.object({ personId: z.number().int(), name: z.string(), isCertified: z.boolean() })),
  /** Of the last sound position on this duty; null = none. */
  at: z.string().nullable(), position: z.tuple([z.number(), z.number()]).nullable(), districtId: z.number().int().nullable(), isSimulated: z.boolean(),
  roadMetres: z.number().nullable(), roadMinutes: z.number().nullable(),
});
const rejectedSchema = candidateSchema.extend({ reasons: z.array(z.enum(unsuitableReasons)).min(1) });
export type UnitCandidate = z.infer<typeof candidateSchema>;
export type RejectedUnit = z.infer<typeof rejectedSchema>;
export const findNearestUnits = endpoint({
  id: 'findNearestUnits', method: 'get', path: '/units/nearest', access: 'patrol.dispatch', summary: '离一处最近、派得出的班组（按路程时间），和派不出的原因',
  query: z.object({
    dataset: datasetKey, lng: longitude.optional(), lat: latitude.optional(), incident: id.optional(), certified: z.enum(['0', '1', '2']).default('0'), vehicle: z.enum(['true', 'false']).default('false'), limit: z.coerce.number().int().min(1).max(100).default(10),
  }),
  response: z.object({ at: z.string(), position: z.tuple([z.number(), z.number()]), /** Soonest there first. */ items: z.array(candidateSchema), /** Those that cannot be sent, each with every reason; nearest first. */ unsuitable: z.array(rejectedSchema) }),
  problems: ['unknown-dataset', 'not-found', 'task-place-missing'],
});
