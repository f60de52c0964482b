import { z } from 'zod';
import { alarmKinds, alarmSeverities } from '@wuding/domain';
import { endpoint, tableMedia } from '../endpoint';
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
  repeatCount: z.number().int(), acknowledgedAt: z.string().nullable(), note: z.string(),
});
export type AlarmView = z.infer<typeof alarmSchema>;

const filter = {
  dataset: datasetKey, open: z.enum(['true', 'false']).optional(),
  /** Left out = every kind, without alarms of persons that the alarm of their empty post tells already. */
  kinds: commaList(z.enum(alarmKinds)).optional(),
  district: id.optional(), severity: z.enum(alarmSeverities).optional(), from: instant.optional(), to: instant.optional(), sort: z.enum(['-raisedAt', 'raisedAt']).default('-raisedAt'),
};
export const listAlarms = endpoint({
  id: 'listAlarms', method: 'get', path: '/alarms', access: 'patrol.watch', summary: '告警：岗位无人、巡查失联、片区无人巡，和人员到岗告警',
  query: z.object({ ...filter, ...paging }), response: page(alarmSchema), problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportAlarms = endpoint({
  id: 'exportAlarms', method: 'get', path: '/alarms/export', access: 'patrol.watch', summary: '导出告警', query: z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('csv') }), media: tableMedia,
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
