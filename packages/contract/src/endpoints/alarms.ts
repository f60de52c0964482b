import { z } from 'zod';
import { alarmKinds, alarmSeverities, alarmStates, taskStates } from '@wuding/domain';
import { endpoint, registerMedia } from '../endpoint';
import { commaList, datasetKey, id, instant, page, paging } from '../parameters';

const words = z.object({ zh: z.string(), en: z.string() });

export const alarmSchema = z.object({
  /** `watch:7` or `duty:7`. */
  key: z.string(), kind: z.enum(alarmKinds), severity: z.enum(alarmSeverities), title: words,
  /** What it is about: the post or beat, the district, the vehicle. */
  placeName: z.string(),
  /** One sentence: what is so, since when, against which limit. */
  explanation: words,
  /** What it is about, once at a time: shift:7, device:3, district:2, shift:7/5. */
  subject: z.string(),
  districtId: z.number().int().nullable(), districtName: z.string().nullable(), postId: z.number().int().nullable(), shiftId: z.number().int().nullable(), deviceId: z.number().int().nullable(),
  /** Null = nobody in particular, or the reader may not know. */
  personId: z.number().int().nullable(),
  sinceAt: z.string(), raisedAt: z.string(), clearedAt: z.string().nullable(),
  /** How often it came back within ten minutes of being cleared. */
  repeatCount: z.number().int(), acknowledgedAt: z.string().nullable(), acknowledgedBy: z.string().nullable(), note: z.string(),
  state: z.enum(alarmStates),
  /** Waits for room in the budget of the hour, and is listed as a notice meanwhile. */
  isHeld: z.boolean(), /** When it interrupted. */ toldAt: z.string().nullable(), /** When nobody had acted for too long, and it was raised a step. */ escalatedAt: z.string().nullable(),
  /** The last unit sent because of it. */
  taskId: z.number().int().nullable(), noteCount: z.number().int(), version: z.number().int(),
});
export type AlarmView = z.infer<typeof alarmSchema>;

const filter = {
  dataset: datasetKey, open: z.enum(['true', 'false']).optional(), state: z.enum(alarmStates).optional(), /** Whether it waits for room in the budget of the hour. */ held: z.enum(['true', 'false']).optional(),
  /** Left out = every kind, without alarms of persons that the alarm of their empty post tells already. */
  kinds: commaList(z.enum(alarmKinds)).optional(),
  district: id.optional(), severity: z.enum(alarmSeverities).optional(), from: instant.optional(), to: instant.optional(), sort: z.enum(['-raisedAt', 'raisedAt']).default('-raisedAt'),
};
export const listAlarms = endpoint({
  id: 'listAlarms', method: 'get', path: '/alarms', access: 'patrol.watch', summary: '告警：岗位无人、巡查失联、片区无人巡、回潮成片、坐标系存疑，和人员到岗告警',
  query: z.object({ ...filter, ...paging }), response: page(alarmSchema), problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportAlarms = endpoint({
  id: 'exportAlarms', method: 'get', path: '/alarms/export', access: 'patrol.watch', summary: '导出告警', query: z.object({ ...filter, format: z.enum(['csv', 'xlsx', 'geojson']).default('csv') }), media: registerMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});

const ruleSchema = z.object({
  kind: z.enum(alarmKinds), title: words, source: words, severity: z.enum(alarmSeverities),
  /** Null = the rules of attendance say. */
  limitMinutes: z.number().int().nullable(), limit: z.object({ usual: z.number().int(), least: z.number().int(), most: z.number().int() }).nullable(),
  isOn: z.boolean(), /** Null = every district. */ districtId: z.number().int().nullable(), isPerDistrict: z.boolean(), version: z.number().int(),
});
export type AlarmRuleView = z.infer<typeof ruleSchema>;
export const listAlarmRules = endpoint({
  id: 'listAlarmRules', method: 'get', path: '/alarm-rules', access: 'patrol.watch', summary: '各类告警的级别与时限', query: z.object({ dataset: datasetKey }),
  response: z.object({ items: z.array(ruleSchema) }), problems: ['unknown-dataset'],
});
export const editAlarmRule = endpoint({
  id: 'editAlarmRule', method: 'patch', path: '/alarm-rules/:kind', access: 'alarm.edit', summary: '改告警的级别、时限和开关（可只对一个片区）', versioned: true, params: z.object({ kind: z.enum(alarmKinds) }),
  body: z.object({
    dataset: datasetKey, district: z.number().int().min(1).max(2_147_483_647).nullable().default(null), severity: z.enum(alarmSeverities).nullable().default(null),
    /** Null = as the catalogue says. */
    limitMinutes: z.number().int().min(1).max(1_440).nullable().default(null), isOn: z.boolean(),
  }),
  response: ruleSchema, problems: ['unknown-dataset', 'unknown-district', 'limit-out-of-range', 'version-required', 'version-conflict'],
});

const alarmKey = z.string().regex(/^(watch|duty):\d{1,9}$/);
const text = z.string().trim().min(2).max(500);
const storySchema = alarmSchema.extend({
  notes: z.array(z.object({ id: z.number().int(), at: z.string(), by: z.string(), body: z.string() })),
  tasks: z.array(z.object({ id: z.number().int(), unitName: z.string(), title: z.string(), sentAt: z.string(), sentBy: z.string(), state: z.enum(taskStates), roadMinutes: z.number().nullable() })),
  heldAt: z.string().nullable(),
});
export type AlarmStory = z.infer<typeof storySchema>;
export const readAlarm = endpoint({
  id: 'readAlarm', method: 'get', path: '/alarms/:key', access: 'patrol.watch', summary: '一条告警和它的经过：谁处理、写了什么、派了谁', params: z.object({ key: alarmKey }), response: storySchema, problems: ['not-found'],
});
export const acknowledgeAlarm = endpoint({
  id: 'acknowledgeAlarm', method: 'post', path: '/alarms/:key/acknowledgement', access: 'alarm.handle', summary: '接下一条告警：从此有人负责', versioned: true, params: z.object({ key: alarmKey }),
  body: z.object({ note: z.string().trim().max(500).default('') }), response: storySchema, problems: ['not-found', 'alarm-acknowledged', 'version-required', 'version-conflict'],
});
export const noteAlarm = endpoint({
  id: 'noteAlarm', method: 'post', path: '/alarms/:key/notes', access: 'alarm.handle', summary: '给告警记一笔', status: 201, idempotent: true, params: z.object({ key: alarmKey }), body: z.object({ body: text }), response: storySchema,
  problems: ['not-found', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
