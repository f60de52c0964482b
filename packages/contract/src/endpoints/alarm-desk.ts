import { z } from 'zod';
import { alarmKinds, alarmPolicyBounds } from '@wuding/domain';
import { endpoint, tableMedia } from '../endpoint';
import { datasetKey, id, instant, page, paging } from '../parameters';
import { alarmSchema } from './alarms';

/** The desk of the duty officer: the budget of the hour, who has the desk, and what became of alarms. */
const count = z.number().int();
const policySchema = z.object({ perHour: count, urgentMinutes: count.nullable(), warningMinutes: count.nullable(), version: count });
export type AlarmPolicyView = z.infer<typeof policySchema>;
const counts = {
  raised: count, /** Waited, or wait, beyond the budget. */ held: count, acknowledged: count, dispatched: count, escalated: count,
  /** Acknowledged or a unit sent, of those that were not held. */
  acted: count,
  /** `acted` of `raised − held`; null = there was none. */
  actedRatio: z.number().nullable(),
  /** Minutes to the acknowledgement, the middle one; null = none was acknowledged. */
  medianMinutes: z.number().nullable(),
};

const handoverSchema = z.object({
  id: count, givenBy: z.string(), givenAt: z.string(), note: z.string(), state: z.enum(['waiting', 'accepted', 'withdrawn']),
  /** Those that stood when it was written, as they are now. */
  alarms: z.array(alarmSchema.pick({ key: true, kind: true, title: true, severity: true, state: true, placeName: true, explanation: true, raisedAt: true })), alarmCount: count,
  acceptedBy: z.string().nullable(), acceptedAt: z.string().nullable(), withdrawnAt: z.string().nullable(), version: count,
});
export type AlarmHandoverView = z.infer<typeof handoverSchema>;

export const readAlarmDesk = endpoint({
  id: 'readAlarmDesk', method: 'get', path: '/alarm-desk', access: 'patrol.watch', summary: '值班台：本小时打扰预算、谁在值班、待接的交班，和一段时间里告警的去向',
  query: z.object({ dataset: datasetKey, from: instant.optional(), to: instant.optional() }),
  response: z.object({
    at: z.string(), policy: policySchema,
    /** Alarms that interrupted within the last hour. */
    toldCount: count, standing: z.object({ open: count, held: count, acknowledged: count }),
    /** Null = the desk was never handed over. */
    officer: z.object({ name: z.string(), since: z.string() }).nullable(), waiting: handoverSchema.nullable(),
    from: z.string(), to: z.string(), all: z.object(counts), kinds: z.array(z.object({ kind: z.enum(alarmKinds), title: z.object({ zh: z.string(), en: z.string() }), ...counts })),
  }),
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'analysis-window-too-long'],
});
const { perHour, urgentMinutes, warningMinutes } = alarmPolicyBounds;
export const editAlarmPolicy = endpoint({
  id: 'editAlarmPolicy', method: 'patch', path: '/alarm-policy', access: 'alarm.edit', summary: '改打扰预算和升级时限', versioned: true,
  body: z.object({
    dataset: datasetKey, perHour: z.number().int().min(perHour.least).max(perHour.most), /** Null = never. */ urgentMinutes: z.number().int().min(urgentMinutes.least).max(urgentMinutes.most).nullable(),
    warningMinutes: z.number().int().min(warningMinutes.least).max(warningMinutes.most).nullable(),
  }),
  response: policySchema, problems: ['unknown-dataset', 'version-required', 'version-conflict'],
});

const filter = { dataset: datasetKey, state: z.enum(['waiting', 'accepted', 'withdrawn']).optional(), from: instant.optional(), to: instant.optional(), sort: z.enum(['-givenAt', 'givenAt']).default('-givenAt') };
export const listAlarmHandovers = endpoint({
  id: 'listAlarmHandovers', method: 'get', path: '/alarm-handovers', access: 'patrol.watch', summary: '交接班记录', query: z.object({ ...filter, ...paging }), response: page(handoverSchema),
  problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportAlarmHandovers = endpoint({
  id: 'exportAlarmHandovers', method: 'get', path: '/alarm-handovers/export', access: 'patrol.watch', summary: '导出交接班记录', query: z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('csv') }), media: tableMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});
export const giveAlarmHandover = endpoint({
  id: 'giveAlarmHandover', method: 'post', path: '/alarm-handovers', access: 'alarm.desk', summary: '写交班：没了结的告警随单列出，等下一班接', status: 201, idempotent: true,
  body: z.object({ dataset: datasetKey, note: z.string().trim().min(2).max(2_000) }), response: handoverSchema, problems: ['unknown-dataset', 'handover-waiting', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const acceptAlarmHandover = endpoint({
  id: 'acceptAlarmHandover', method: 'post', path: '/alarm-handovers/:id/acceptance', access: 'alarm.desk', summary: '接班', params: z.object({ id }), body: z.object({}), response: handoverSchema,
  problems: ['not-found', 'handover-settled', 'handover-own'],
});
export const withdrawAlarmHandover = endpoint({
  id: 'withdrawAlarmHandover', method: 'delete', path: '/alarm-handovers/:id', access: 'alarm.desk', summary: '撤回还没人接的交班', status: 204, params: z.object({ id }), problems: ['not-found', 'handover-settled'],
});
