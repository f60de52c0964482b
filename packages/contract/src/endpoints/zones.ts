import { z } from 'zod';
import { dayKinds, termKinds, zoneDayRules, zoneKinds } from '@wuding/domain';
import { endpoint, exportMedia } from '../endpoint';
import { geometrySchema, multiPolygonSchema } from '../geojson';
import { bbox, datasetKey, exportFormat, id, instant, page, paging } from '../parameters';

const civilDate = z.iso.date();
const weekdays = z.array(z.number().int().min(0).max(6)).max(7);

const zoneHoursSchema = z.object({
  /** 0 = Monday. */
  weekdays, days: z.enum(zoneDayRules), fromMinute: z.number().int(),
  /** Above 1440: into the next day. */
  toMinute: z.number().int(),
  /** MM-DD, both ends included; null = all year. */
  season: z.object({ from: z.string().max(5), to: z.string().max(5) }).nullable(),
});
const bellSchema = z.object({ minute: z.number().int(), label: z.string(), weekdays, term: z.enum(termKinds).nullable() });

export const zoneStateSchema = z.object({
  state: z.enum(['in-force', 'not-in-force', 'unknown']),
  /** Why, as a word the screen has a sentence for. */
  because: z.string(),
  /** Which bell, where one is why. */
  bell: z.string().nullable(),
});

export const zoneSchema = z.object({
  dataset: z.string(), id: z.number().int(), code: z.string(), name: z.string(), kind: z.enum(zoneKinds),
  areaSquareMetres: z.number(), districtId: z.number().int().nullable(), districtName: z.string().nullable(),
  /** Stalls; null where that means nothing. */
  capacity: z.number().int().nullable(), eventCodes: z.array(z.string()), basis: z.string(),
  effectiveFrom: z.string().nullable(), effectiveTo: z.string().nullable(),
  /** The market whose days count; null = any. */
  market: z.string().nullable(),
  placeId: z.number().int().nullable(), placeName: z.string().nullable(), bells: z.array(bellSchema),
  bellBeforeMinutes: z.number().int(), bellAfterMinutes: z.number().int(), hours: z.array(zoneHoursSchema),
  isRemoved: z.boolean(), version: z.number().int(), labelPosition: z.tuple([z.number(), z.number()]),
  state: zoneStateSchema,
});
export type ZoneView = z.infer<typeof zoneSchema>;

const zoneFilter = {
  dataset: datasetKey, kind: z.enum(zoneKinds).optional(), district: id.optional(), state: z.enum(['in-force', 'not-in-force', 'unknown']).optional(),
  /** When the state is asked for; left out = now. */
  at: instant.optional(), q: z.string().max(100).optional(), bbox: bbox.optional(), removed: z.enum(['true', 'false']).default('false'),
};
const zoneSorts = ['name', '-name', 'kind', '-kind', 'capacity', '-capacity', 'area', '-area'] as const;
const zoneFields = {
  name: z.string().min(1).max(100), kind: z.enum(zoneKinds), capacity: z.number().int().min(0).max(100_000).nullable(),
  eventCodes: z.array(z.string().min(1).max(64)).max(100), basis: z.string().max(2_000), effectiveFrom: instant.nullable(), effectiveTo: instant.nullable(),
  market: z.string().max(100).nullable(), placeId: z.number().int().min(1).max(2_147_483_647).nullable(),
  bellBeforeMinutes: z.number().int().min(0).max(240), bellAfterMinutes: z.number().int().min(0).max(240), hours: z.array(zoneHoursSchema).max(50),
  /** WGS-84. */
  area: multiPolygonSchema,
};
const zoneDetailSchema = zoneSchema.extend({ area: geometrySchema, permittedActions: z.array(z.string()) });
const writeProblems = ['invalid-geometry', 'outside-dataset', 'lng-lat-swapped', 'zone-hours-invalid', 'unknown-event-code', 'unknown-market', 'unknown-place', 'window-ends-before-it-begins'] as const;

export const listZones = endpoint({
  id: 'listZones', method: 'get', path: '/zones', access: 'map.read', summary: '区域清单',
  query: z.object({ ...zoneFilter, ...paging, sort: z.enum(zoneSorts).default('name') }),
  response: page(zoneSchema), problems: ['unknown-dataset', 'unknown-district', 'cursor-invalid'],
});
export const exportZones = endpoint({
  id: 'exportZones', method: 'get', path: '/zones/export', access: 'zone.export', summary: '导出区域（与清单同样的筛选）',
  query: z.object({ ...zoneFilter, sort: z.enum(zoneSorts).default('name'), format: exportFormat }), media: exportMedia,
  problems: ['unknown-dataset', 'unknown-district'],
});
export const readZone = endpoint({
  id: 'readZone', method: 'get', path: '/zones/:id', access: 'map.read', summary: '区域详情',
  params: z.object({ id }), query: z.object({ at: instant.optional() }), response: zoneDetailSchema, problems: ['not-found'],
});
export const createZone = endpoint({
  id: 'createZone', method: 'post', path: '/zones', access: 'zone.edit', summary: '新划区域', status: 201, idempotent: true,
  body: z.object({
    dataset: datasetKey, code: z.string().min(1).max(64), name: zoneFields.name, kind: zoneFields.kind, area: zoneFields.area, capacity: zoneFields.capacity.default(null),
    eventCodes: zoneFields.eventCodes.default([]), basis: zoneFields.basis.default(''), effectiveFrom: zoneFields.effectiveFrom.default(null), effectiveTo: zoneFields.effectiveTo.default(null),
    market: zoneFields.market.default(null), placeId: zoneFields.placeId.default(null), bellBeforeMinutes: zoneFields.bellBeforeMinutes.default(0),
    bellAfterMinutes: zoneFields.bellAfterMinutes.default(0), hours: zoneFields.hours.default([]),
  }),
  response: zoneDetailSchema, problems: ['unknown-dataset', 'already-exists', ...writeProblems, 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const editZone = endpoint({
  id: 'editZone', method: 'patch', path: '/zones/:id', access: 'zone.edit', summary: '修改、撤销或恢复区域', versioned: true,
  params: z.object({ id }), body: z.object({ ...zoneFields, isRemoved: z.boolean() }).partial(),
  response: zoneDetailSchema, problems: ['not-found', 'version-required', 'version-conflict', ...writeProblems],
});
const spanSchema = z.object({ name: z.string(), from: civilDate, to: civilDate });
const dayFactsSchema = z.object({
  on: civilDate, weekday: z.number().int(),
  /** null = the work calendar does not reach that day. */
  kind: z.enum(dayKinds).nullable(), holiday: z.string().nullable(), markets: z.array(z.string()),
  term: z.string().nullable(), termKind: z.enum(termKinds).nullable(), isSchoolDay: z.boolean().nullable(),
  /** Rain of the day, and whether the recording system was down; null = not known. */
  rainMillimetres: z.number().nullable(), isOutage: z.boolean().nullable(),
});
export const readCalendar = endpoint({
  id: 'readCalendar', method: 'get', path: '/calendar', access: 'map.read', summary: '日历：工作日、调休、赶集日、学期、雨日、断记日',
  query: z.object({ dataset: datasetKey, from: civilDate, to: civilDate }),
  response: z.object({
    /** Each day from the first to the last, both included. */
    items: z.array(dayFactsSchema),
    /** null = no work calendar was loaded. */
    work: z.object({ name: z.string(), source: z.string(), coversFrom: civilDate, coversTo: civilDate }).nullable(),
    markets: z.array(z.object({ market: z.string(), anchorOn: civilDate, periodDays: z.number().int() })),
    terms: z.array(spanSchema.extend({ kind: z.enum(termKinds) })),
  }),
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'too-many-days'],
});
export const readPlaceBells = endpoint({
  id: 'readPlaceBells', method: 'get', path: '/places/:id/bells', access: 'map.read', summary: '学校作息铃',
  params: z.object({ id }), response: z.object({ id: z.number().int(), name: z.string(), kind: z.string(), bells: z.array(bellSchema) }), problems: ['not-found'],
});
