import { z } from 'zod';
import { handlingModes, incidentOutcomes, incidentSources, incidentStatuses, roles } from '@wuding/domain';
import { endpoint, exportMedia } from '../endpoint';
import { bbox, commaList, datasetKey, exportFormat, id, instant, page, paging } from '../parameters';
import { positionSchema } from '../geojson';

export const incidentSchema = z.object({
  /** Key of the dataset the record belongs to: a record's own page must say whether it is simulated. */
  dataset: z.string(),
  id: z.number().int(), code: z.string(), eventCode: z.string(), eventName: z.string(),
  /** [lng, lat] WGS-84; null = recorded without coordinates. */
  position: positionSchema.nullable(),
  districtId: z.number().int().nullable(), districtName: z.string().nullable(),
  roadSegmentId: z.number().int().nullable(), streetName: z.string().nullable(),
  occurredAt: z.string(), closedAt: z.string().nullable(),
  status: z.enum(incidentStatuses), source: z.enum(incidentSources), handlingMode: z.enum(handlingModes), outcome: z.enum(incidentOutcomes),
  /** Masked: a role, never a name. */
  actorLabel: z.string().nullable(),
  description: z.string(), version: z.number().int(),
});
export type IncidentView = z.infer<typeof incidentSchema>;

const incidentFilter = {
  from: instant.optional(), to: instant.optional(),
  /** Event code, as 05-01. */
  code: z.string().max(64).optional(), reportCategory: z.string().max(64).optional(), district: id.optional(), roadSegment: id.optional(),
  /** Left out = open and closed: withdrawn ones count nowhere and are listed only when asked for. */
  status: z.enum(incidentStatuses).optional(), source: z.enum(incidentSources).optional(), located: z.enum(['true', 'false']).optional(),
  q: z.string().max(100).optional(),
  /** west,south,east,north */
  bbox: bbox.optional(),
  /** As near to this spot as whoever stands there sees. */
  spot: id.optional(),
  /** These records only. */
  ids: commaList(id).optional(),
  /** The same fields for several values at once, separated by commas; with the single form they add to it. */
  codes: commaList(z.string().max(64)).optional(), reportCategories: commaList(z.string().max(64)).optional(),
  /** 0 = in no district. */
  districts: commaList(z.coerce.number().int().min(0).max(2_147_483_647)).optional(), statuses: commaList(z.enum(incidentStatuses)).optional(),
  /** 0 = Monday; with hours, on the clock of the dataset. */
  weekdays: commaList(z.coerce.number().int().min(0).max(6)).optional(), hours: commaList(z.coerce.number().int().min(0).max(23)).optional(),
};
const filterProblems = ['unknown-dataset', 'unknown-event-code', 'unknown-report-category', 'unknown-district', 'window-ends-before-it-begins'] as const;
export const listIncidents = endpoint({
  id: 'listIncidents', method: 'get', path: '/incidents', access: 'incident.read', summary: '事件清单',
  query: z.object({ dataset: datasetKey, ...paging, ...incidentFilter, sort: z.enum(['-occurredAt', 'occurredAt']).default('-occurredAt') }),
  response: page(incidentSchema), problems: [...filterProblems, 'cursor-invalid'],
});
export const exportIncidents = endpoint({
  id: 'exportIncidents', method: 'get', path: '/incidents/export', access: 'incident.export', summary: '导出事件（与清单同样的筛选）',
  query: z.object({ dataset: datasetKey, ...incidentFilter, sort: z.enum(['-occurredAt', 'occurredAt']).default('-occurredAt'), format: exportFormat }),
  media: exportMedia, problems: filterProblems,
});
export const readIncident = endpoint({
  id: 'readIncident', method: 'get', path: '/incidents/:id', access: 'incident.read', summary: '事件详情',
  params: z.object({ id }), response: incidentSchema, problems: ['not-found'],
});
export const readIncidentHistory = endpoint({
  id: 'readIncidentHistory', method: 'get', path: '/incidents/:id/history', access: 'incident.read', summary: '这起事件的登记与修改',
  params: z.object({ id }),
  /** Oldest first. Empty for a record that came with a file or a simulation and was never touched since. */
  response: z.object({
    items: z.array(z.object({
      at: z.string(), action: z.enum(['create', 'edit']),
      /** A role, never a name; null = not known. */
      role: z.enum(roles).nullable(),
      /** Fields that were written. */
      fields: z.array(z.string()),
    })),
  }),
  problems: ['not-found'],
});
export type IncidentHistory = z.infer<typeof readIncidentHistory.response>;
export const listNeighbours = endpoint({
  id: 'listNeighbours', method: 'get', path: '/incidents/:id/neighbours', access: 'incident.read', summary: '附近同类事件（可能的回潮）',
  params: z.object({ id }),
  response: z.object({
    /** Same report category or same code, at most so far away and so many days before or after. */
    radiusMetres: z.number(), withinDays: z.number().int(),
    items: z.array(incidentSchema.extend({ distanceMetres: z.number() })), total: z.number().int(),
  }),
  problems: ['not-found'],
});
export type Neighbours = z.infer<typeof listNeighbours.response>;
export const recordIncident = endpoint({
  id: 'recordIncident', method: 'post', path: '/incidents', access: 'incident.write', summary: '登记事件', status: 201, idempotent: true,
  body: z.object({
    dataset: datasetKey, code: z.string().min(1).max(64).optional(), eventCode: z.string().min(1).max(64),
    /** [lng, lat] in the datum `crs`; a swapped pair gets this far so that the answer can say that it is swapped. */
    position: z.tuple([z.number().min(-180).max(180), z.number().min(-180).max(180)]).nullable(), crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84'),
    occurredAt: instant, closedAt: instant.optional(), source: z.enum(incidentSources).default('patrol'),
    handlingMode: z.enum(handlingModes).default('on-the-spot'), outcome: z.enum(incidentOutcomes).default('none'), description: z.string().max(4_000).default(''),
  }),
  response: incidentSchema,
  problems: ['unknown-dataset', 'unknown-event-code', 'outside-dataset', 'lng-lat-swapped', 'time-implausible', 'window-ends-before-it-begins', 'already-exists', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const editIncident = endpoint({
  id: 'editIncident', method: 'patch', path: '/incidents/:id', access: 'incident.write', summary: '修改或撤回事件', versioned: true,
  params: z.object({ id }),
  body: z.object({ status: z.enum(incidentStatuses).optional(), closedAt: instant.nullable().optional(), outcome: z.enum(incidentOutcomes).optional(), eventCode: z.string().min(1).max(64).optional(), description: z.string().max(4_000).optional() }),
  response: incidentSchema,
  problems: ['not-found', 'unknown-event-code', 'time-implausible', 'version-required', 'version-conflict', 'window-ends-before-it-begins'],
});
