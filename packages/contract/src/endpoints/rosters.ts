import { z } from 'zod';
import { capacityLimits, personKinds, replacementReasons, rosterRuleIds } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { civilDate, datasetKey, id } from '../parameters';
import { positionSchema } from '../geojson';

/** A week: any of its dates, or 2026-W48. */
const week = z.object({ week: z.string().regex(/^\d{4}-(W\d{2}|\d{2}-\d{2})$/) });
const dataset = z.object({ dataset: datasetKey });

export const findingSchema = z.object({
  rule: z.enum(rosterRuleIds), kind: z.enum(['hard', 'soft']), personId: z.number().int(), shiftId: z.number().int(), source: z.string(),
  data: z.record(z.string(), z.union([z.number(), z.string()])),
});
/** Where a shift is stood: a post or a patrol beat. */
export const rosterPlaceSchema = z.object({
  /** `post:12` or `beat:3`. */
  key: z.string(), name: z.string(), districtId: z.number().int().nullable(), districtName: z.string().nullable(),
  position: positionSchema.nullable(), radiusMetres: z.number(), reliefPersonId: z.number().int().nullable(),
});
const rosterShiftSchema = z.object({
  id: z.number().int(), place: z.string(), name: z.string(),
  /** Net duty time, half-open; arrival and leaving lie around it. */
  startAt: z.string(), endAt: z.string(), arriveAt: z.string(), leaveAt: z.string(),
  personCount: z.number().int(), certifiedCount: z.number().int(), needsVehicle: z.boolean(),
  /** Of the week asked for; the others are there for the hours rules. */
  isOfWeek: z.boolean(),
});
const reasonSchema = z.object({ rule: z.enum(rosterRuleIds), reason: z.string().trim().min(2).max(200) });
const rosterAssignmentSchema = z.object({ shiftId: z.number().int(), personId: z.number().int(), vehicleId: z.number().int().nullable(), reasons: z.array(reasonSchema) });
const spanSchema = z.object({ from: z.string(), to: z.string() });
const rosterPersonSchema = z.object({
  id: z.number().int(), code: z.string(), name: z.string(), kind: z.enum(personKinds), skills: z.array(z.string()), teamIds: z.array(z.number().int()),
  /** Instants: what the rules are checked with. */
  certificates: z.array(spanSchema), leave: z.array(spanSchema), schemes: z.array(spanSchema), leftAt: z.string().nullable(),
});
const rosterVehicleSchema = z.object({ id: z.number().int(), plate: z.string(), name: z.string(), away: z.array(spanSchema) });

/** Everything the screen plans with; `toDutyFacts` turns it into what `DutyIndex` of the domain takes. */
export const rosterSchema = z.object({
  dataset: z.string(), timeZone: z.string(),
  /** Its Monday. */
  week: z.string(),
  /** 0 = nothing planned yet. Every change counts it up; it is the `If-Match` of the next. */
  version: z.number().int(),
  publishedVersion: z.number().int().nullable(), publishedAt: z.string().nullable(),
  /** Whether the draft differs from what is published. */
  isChanged: z.boolean(),
  undoCount: z.number().int(), redoCount: z.number().int(),
  /** Districts whose shifts the reader may change; null = all. */
  editableDistrictIds: z.array(z.number().int()).nullable(),
  places: z.array(rosterPlaceSchema), shifts: z.array(rosterShiftSchema), assignments: z.array(rosterAssignmentSchema),
  people: z.array(rosterPersonSchema), vehicles: z.array(rosterVehicleSchema),
  findings: z.array(findingSchema),
});
export type RosterView = z.infer<typeof rosterSchema>;
export type RosterFinding = z.infer<typeof findingSchema>;

const change = z.discriminatedUnion('op', [
  z.object({ op: z.literal('assign'), shiftId: id, personId: id, vehicleId: id.nullable().default(null), reasons: z.array(reasonSchema).max(5).default([]) }),
  z.object({ op: z.literal('unassign'), shiftId: id, personId: id }),
]);
/** Both at once: unassign here, assign there is a move; two of each a swap. */
const changesBody = z.object({ changes: z.array(change).min(1).max(2_000), note: z.string().max(200).default('') });
export type RosterChange = z.infer<typeof change>;

const changedSchema = z.object({
  version: z.number().int(), assignments: z.array(rosterAssignmentSchema), undoCount: z.number().int(), redoCount: z.number().int(), isChanged: z.boolean(),
  /** What a bulk step (copy, template) left out, with the findings that spoke against it. */
  skipped: z.array(z.object({ shiftId: z.number().int(), personId: z.number().int(), findings: z.array(findingSchema) })),
});
export type RosterChanged = z.infer<typeof changedSchema>;
const writing = ['unknown-dataset', 'not-found', 'version-required', 'version-conflict', 'not-allowed'] as const;
const judging = ['roster-conflict', 'reason-required', 'unknown-shift', 'unknown-person', 'unknown-vehicle'] as const;

export const readRoster = endpoint({
  id: 'readRoster', method: 'get', path: '/rosters/:week', access: 'roster.read', summary: '一周排班表', params: week, query: dataset, response: rosterSchema,
  problems: ['unknown-dataset', 'week-invalid'],
});
export const planRoster = endpoint({
  id: 'planRoster', method: 'post', path: '/rosters/:week/shifts', access: 'roster.edit', summary: '按守点和巡查线路生成班次', params: week, query: dataset,
  response: z.object({ version: z.number().int(), addedCount: z.number().int(), removedCount: z.number().int(), keptCount: z.number().int() }), problems: ['unknown-dataset', 'week-invalid', 'calendar-missing'],
});
export const changeRoster = endpoint({
  id: 'changeRoster', method: 'patch', path: '/rosters/:week', access: 'roster.edit', summary: '指派与取消指派（可批量）', versioned: true, params: week, query: dataset,
  body: changesBody, response: changedSchema, problems: [...writing, ...judging, 'week-invalid'],
});
export const undoRoster = endpoint({
  id: 'undoRoster', method: 'post', path: '/rosters/:week/undo', access: 'roster.edit', summary: '撤销上一步', versioned: true, params: week, query: dataset,
  response: changedSchema, problems: [...writing, ...judging, 'nothing-to-undo', 'week-invalid'],
});
export const redoRoster = endpoint({
  id: 'redoRoster', method: 'post', path: '/rosters/:week/redo', access: 'roster.edit', summary: '重做', versioned: true, params: week, query: dataset,
  response: changedSchema, problems: [...writing, ...judging, 'nothing-to-undo', 'week-invalid'],
});
export const copyRoster = endpoint({
  id: 'copyRoster', method: 'post', path: '/rosters/:week/copy', access: 'roster.edit', summary: '复制另一周的安排；有冲突的留空并列出', versioned: true, params: week, query: dataset,
  body: z.object({ fromWeek: civilDate }), response: changedSchema, problems: [...writing, 'week-invalid'],
});
const diffSchema = z.object({
  added: z.array(rosterAssignmentSchema.omit({ reasons: true })), removed: z.array(rosterAssignmentSchema.omit({ reasons: true })),
  /** Places of the week's shifts that nobody fills. */
  openPlaceCount: z.number().int(), blockingFindings: z.array(findingSchema),
});
export const readRosterDiff = endpoint({
  id: 'readRosterDiff', method: 'get', path: '/rosters/:week/diff', access: 'roster.read', summary: '草稿与已发布的差别', params: week, query: dataset, response: diffSchema, problems: ['unknown-dataset', 'not-found', 'week-invalid'],
});
export const publishRoster = endpoint({
  id: 'publishRoster', method: 'post', path: '/rosters/:week/publish', access: 'roster.edit', summary: '发布', versioned: true, params: week, query: dataset,
  response: z.object({ version: z.number().int(), publishedVersion: z.number().int(), publishedAt: z.string(), ...diffSchema.shape }), problems: [...writing, 'roster-conflict', 'week-invalid'],
});

const templateSchema = z.object({ id: z.number().int(), name: z.string(), entryCount: z.number().int(), createdAt: z.string() });
export const listRosterTemplates = endpoint({
  id: 'listRosterTemplates', method: 'get', path: '/roster-templates', access: 'roster.read', summary: '排班模板', query: dataset, response: z.object({ items: z.array(templateSchema) }), problems: ['unknown-dataset'],
});
export const saveRosterTemplate = endpoint({
  id: 'saveRosterTemplate', method: 'post', path: '/roster-templates', access: 'roster.edit', summary: '把一周存为模板', status: 201,
  body: z.object({ dataset: datasetKey, name: z.string().trim().min(1).max(64), week: civilDate }), response: templateSchema, problems: ['unknown-dataset', 'not-found', 'already-exists'],
});
export const removeRosterTemplate = endpoint({ id: 'removeRosterTemplate', method: 'delete', path: '/roster-templates/:id', access: 'roster.edit', summary: '删除模板', status: 204, params: z.object({ id }), problems: ['not-found'] });
export const applyRosterTemplate = endpoint({
  id: 'applyRosterTemplate', method: 'post', path: '/rosters/:week/template', access: 'roster.edit', summary: '套用模板；有冲突的留空并列出', versioned: true, params: week, query: dataset,
  body: z.object({ templateId: id }), response: changedSchema, problems: [...writing, 'week-invalid'],
});

export const listReplacements = endpoint({
  id: 'listReplacements', method: 'get', path: '/shifts/:id/replacements', access: 'roster.read', summary: '谁能顶这个班', params: z.object({ id }),
  query: z.object({ leaving: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(10) }),
  response: z.object({ items: z.array(z.object({ personId: z.number().int(), name: z.string(), findings: z.array(findingSchema), reasons: z.array(z.enum(replacementReasons)), monthMinutes: z.number() })), total: z.number().int() }),
  problems: ['not-found'],
});
const amounts = z.object({ people: z.number(), certified: z.number(), vehicles: z.number() });
export const readCapacity = endpoint({
  id: 'readCapacity', method: 'get', path: '/rosters/:week/capacity', access: 'roster.read', summary: '一周要求的人力与依法能给的人力', params: week, query: dataset,
  response: z.object({
    /** Index 0 = Monday 00:00. */
    hours: z.array(z.object({ hourOfWeek: z.number().int(), asked: amounts, available: amounts, staffedPeople: z.number() })),
    unstaffed: z.array(z.object({ shiftId: z.number().int(), place: z.string(), placeName: z.string(), startAt: z.string(), limit: z.enum(capacityLimits), expectedIncidents: z.number().nullable() })),
    askedPersonHours: z.number(), lawfulPersonHours: z.number(), staffedPersonHours: z.number(), expectedIncidents: z.number(),
    /** What the expectation rests on: incidents and whole weeks. */
    basis: z.object({ incidentCount: z.number().int(), weekCount: z.number() }),
  }),
  problems: ['unknown-dataset', 'week-invalid', 'calendar-missing'],
});
