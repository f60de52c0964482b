import { z } from 'zod';
import { endpoint, registerMedia } from '../endpoint';
import { datasetKey, id, instant, page, paging, workbookFormat } from '../parameters';

const flag = z.enum(['true']).optional();
const visitFilter = {
  dataset: datasetKey, from: instant, to: instant, street: id.optional(), spot: id.optional(),
  /** Streets whose middle lay in it at the end of the window. */
  district: id.optional(),
  /** Only what coverage counts: passes of streets, not a touch of the same unit soon after another. */
  counted: flag,
  /** Only what groups told, not what positions showed; and of these only those with 到点无违规. */
  told: flag, clear: flag,
  sort: z.enum(['enteredAt', '-enteredAt']).default('-enteredAt'),
};
const problems = ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins', 'window-too-long'] as const;
const visitSchema = z.object({
  id: z.number().int(), enteredAt: z.string(), leftAt: z.string(), mode: z.enum(['foot', 'vehicle']), basis: z.enum(['positions', 'told']),
  /** Group by number; null where positions of a person's device showed it: who that was is asked for with a reason. */
  unit: z.string().nullable(),
  streetId: z.number().int().nullable(), /** Empty = a street without a name. */ streetName: z.string().nullable(), spotId: z.number().int().nullable(), spotCode: z.string().nullable(), postName: z.string().nullable(),
  /** Null = nobody noted what was found. */
  foundCount: z.number().int().nullable(), hasClearCheck: z.boolean().nullable(),
});
export type VisitView = z.infer<typeof visitSchema>;
export const listVisits = endpoint({
  id: 'listVisits', method: 'get', path: '/visits', access: 'district.read', summary: '巡查到点记录：覆盖和剂量的每个数背后的记录', query: z.object({ ...visitFilter, ...paging }),
  response: page(visitSchema), problems: [...problems, 'cursor-invalid'],
});
export const exportVisits = endpoint({
  id: 'exportVisits', method: 'get', path: '/visits/export', access: 'district.export', summary: '导出巡查到点记录（与清单同样的筛选）', media: registerMedia, query: z.object({ ...visitFilter, format: workbookFormat }), problems,
});

const phoneFix = z.object({ position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]), accuracyMetres: z.number().min(0).max(100_000), crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84') });
export const sayClear = endpoint({
  id: 'sayClear', method: 'post', path: '/me/clear-checks', access: 'duty.own', summary: '到点无违规：手机上点一下', status: 201, idempotent: true,
  body: z.object({
    fix: phoneFix,
    /** The phone's own clock at the tap and at sending, and the satellites' time of the fix. */
    deviceAt: instant, sentAt: instant.nullable().default(null), gpsAt: instant.nullable().default(null),
  }),
  /** `isNew`: false = it marks the pass that was under way. */
  response: z.object({ spotCode: z.string(), streetName: z.string().nullable(), at: z.string(), isNew: z.boolean() }), problems: ['person-not-on-shift', 'no-spot-here', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
