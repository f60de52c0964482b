import { z } from 'zod';
import { effectVerdicts, patternDays, postParts, postStates } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { bbox, civilDate, datasetKey, id, instant, page, paging } from '../parameters';
import { positionSchema } from '../geojson';

const minuteSpan = { name: z.string().trim().min(1).max(32), startMinute: z.number().int(), endMinute: z.number().int() };
const spanSchema = z.object({ ...minuteSpan, weekdays: z.array(z.number().int()).max(7), dayKind: z.enum(patternDays).default('any') });
const nullableId = z.number().int().min(1).max(2_147_483_647).nullable();

/** 定人. */
const postWhoSchema = z.object({ primaryPersonId: nullableId, reliefPersonId: nullableId, personCount: z.number().int().min(1).max(20), certifiedCount: z.literal([0, 1, 2]), needsVehicle: z.boolean().default(false) });
/** 定时. Minutes of the day; an end above 1440 lies on the next day. */
const postWhenSchema = z.object({
  spans: z.array(spanSchema).max(50),
  exceptions: z.array(z.object({ fromOn: civilDate, untilOn: civilDate, reason: z.string().max(200), spans: z.array(z.object(minuteSpan)).max(20) })).max(200),
  earlyArriveMinutes: z.number().int().min(0).max(60), lateLeaveMinutes: z.number().int().min(0).max(60),
});
const shapeSchema = z.union([
  z.object({ type: z.literal('Point'), coordinates: positionSchema }), z.object({ type: z.literal('LineString'), coordinates: z.array(positionSchema).min(2).max(500) }),
]);
/** 定岗. */
const postWhereSchema = z.object({ shape: shapeSchema.nullable(), radiusMetres: z.number().min(30).max(200).default(50), viewSide: z.enum(['both', 'left', 'right']).nullable(), districtId: nullableId, streetName: z.string().max(100) });
/** 定责. */
const postDutySchema = z.object({
  eventCodes: z.array(z.string().min(1).max(64)).max(50), allowedStalls: z.string().max(1_000), allowedZones: z.array(z.string().max(100)).max(20),
  checklist: z.array(z.string().min(1).max(200)).max(30), handover: z.array(z.string().min(1).max(200)).max(30), escalationContact: z.string().max(100),
});
/** 定效. */
const postEffectSchema = z.object({
  targets: z.array(z.object({ indicatorId: z.string().min(1).max(64), target: z.number() })).max(10), reviewOn: civilDate.nullable(),
  baseline: z.object({ indicatorId: z.string().min(1).max(64), value: z.number(), sampleCount: z.number().int().min(0), fromOn: civilDate, untilOn: civilDate }).nullable(),
});
const postPlanSchema = z.object({ who: postWhoSchema, when: postWhenSchema, where: postWhereSchema, duty: postDutySchema, effect: postEffectSchema });
const faultSchema = z.object({ part: z.enum(postParts), pointer: z.string(), code: z.enum(['missing', 'wrong']) });

export const postSchema = z.object({
  dataset: z.string(), id: z.number().int(), code: z.string(), name: z.string(), state: z.enum(postStates),
  /** 观察期: no baseline yet. */
  isUnderObservation: z.boolean(),
  districtId: z.number().int().nullable(), districtName: z.string().nullable(), streetName: z.string(),
  /** [lng, lat]: the point, or the middle of the line; null while nothing is drawn. */
  position: positionSchema.nullable(), radiusMetres: z.number(),
  personCount: z.number().int(), certifiedCount: z.number().int(),
  plan: postPlanSchema,
  /** Empty = may be published. */
  faults: z.array(faultSchema),
  /** With `at`: whether a shift of the pattern runs at that instant, and its end; null = not asked or none. */
  shiftNow: z.object({ name: z.string(), startAt: z.string(), endAt: z.string() }).nullable(),
  version: z.number().int(),
});
export type PostView = z.infer<typeof postSchema>;
const historySchema = z.object({ version: z.number().int(), at: z.string(), actor: z.string(), action: z.string(), state: z.enum(postStates), reason: z.string() });

export const listPosts = endpoint({
  id: 'listPosts', method: 'get', path: '/posts', access: 'post.read', summary: '守点清单',
  query: z.object({ dataset: datasetKey, ...paging, q: z.string().max(64).optional(), bbox: bbox.optional(), district: id.optional(), state: z.enum(postStates).optional(), at: instant.optional(), sort: z.enum(['code', '-code', 'name', '-name']).default('code') }),
  response: page(postSchema), problems: ['unknown-dataset', 'unknown-district', 'cursor-invalid', 'calendar-missing'],
});
export const readPost = endpoint({
  id: 'readPost', method: 'get', path: '/posts/:id', access: 'post.read', summary: '守点详情与沿革', params: z.object({ id }),
  response: postSchema.extend({ history: z.array(historySchema), permittedActions: z.array(z.string()), nextStates: z.array(z.enum(postStates)) }), problems: ['not-found'],
});
const editable = { name: z.string().trim().min(1).max(100), plan: postPlanSchema.partial() };
const planProblems = ['unknown-district', 'unknown-person', 'unknown-event-code', 'outside-dataset', 'lng-lat-swapped'] as const;
export const addPost = endpoint({
  id: 'addPost', method: 'post', path: '/posts', access: 'post.edit', summary: '新设守点（草稿）', status: 201,
  body: z.object({
    dataset: datasetKey, code: z.string().trim().min(1).max(64).optional(), ...editable,
    /** A post, closed ones included, whose five parts the draft begins with. Review date and baseline are not taken over: a new post has its own. */
    basedOn: id.optional(),
  }),
  response: postSchema, problems: ['unknown-dataset', 'unknown-post', 'already-exists', ...planProblems],
});
export const editPost = endpoint({
  id: 'editPost', method: 'patch', path: '/posts/:id', access: 'post.edit', summary: '修改守点', versioned: true, params: z.object({ id }),
  body: z.object(editable).partial(), response: postSchema,
  problems: ['not-found', 'version-required', 'version-conflict', 'post-closed', 'post-incomplete', ...planProblems],
});
export const changePostState = endpoint({
  id: 'changePostState', method: 'post', path: '/posts/:id/state', access: 'post.edit', summary: '发布、停用或撤销守点', versioned: true, params: z.object({ id }),
  body: z.object({ to: z.enum(postStates), reason: z.string().max(500).default('') }), response: postSchema,
  problems: ['not-found', 'version-required', 'version-conflict', 'post-incomplete', 'post-state-unreachable'],
});

/** Passes, and vendors met on them. */
const passTally = z.object({ passes: z.number().int(), met: z.number().int() });
/** A ratio with its 95 % limits; null where there is nothing to divide. */
const ratioSchema = z.object({ ratio: z.number(), lower: z.number(), upper: z.number() }).nullable();
const groupChange = z.object({ before: passTally, after: passTally, ratio: ratioSchema });
const measuredEffectSchema = z.object({
  /** First publication; null = never in force. */
  openedAt: z.string().nullable(),
  window: z.object({ beforeFrom: z.string(), beforeTo: z.string(), afterFrom: z.string(), afterTo: z.string() }).nullable(),
  /** Spots in each group; `candidates`: those beyond every ring that controls were chosen from. */
  spots: z.object({ target: z.number().int(), ring: z.number().int(), control: z.number().int(), candidates: z.number().int() }),
  /** Inside the radius, in the ring around it, and beyond every ring: vendors met per mobile pass, after over before. */
  target: groupChange, ring: groupChange, control: groupChange,
  /** The same against the controls: at the post, in the ring, and both together. */
  effect: ratioSchema, ringEffect: ratioSchema, together: ratioSchema,
  dispersionRatio: z.number(),
  /** Weighted displacement quotient: vendors the ring gained (below 0) or lost (above 0) for each the post lost; null = not defined, the post did not surely fall. */
  displacementQuotient: z.number().nullable(),
  /** The weakest reduction this would see in four of five cases, as a ratio. */
  smallestSeen: z.number().nullable(),
  /** Effects at dates on which nothing opened, and how many of them are as strong as the one found. */
  placebo: z.object({ ratios: z.array(z.number()), asStrongCount: z.number().int() }),
  verdict: z.enum(effectVerdicts),
  /** Why nothing is known; null = something is. */
  reason: z.enum(['never-opened', 'no-spots', 'no-controls', 'few-passes']).nullable(),
});
export type PostEffectAnswer = z.infer<typeof measuredEffectSchema>;
export const readPostEffect = endpoint({
  id: 'readPostEffect', method: 'get', path: '/posts/:id/effect', access: 'analysis.read', summary: '守点成效：净减少、搬家或看不出', params: z.object({ id }), response: measuredEffectSchema, problems: ['not-found'],
});

/** Ordered stops with how often each is to be seen per shift. */
const stopSchema = z.object({ kind: z.enum(['spot', 'road-segment']), id: z.number().int().min(1).max(2_147_483_647), name: z.string().max(100), visitTarget: z.number().int().min(1).max(50) });
export const patrolBeatSchema = z.object({
  dataset: z.string(), id: z.number().int(), code: z.string(), name: z.string(), districtId: z.number().int().nullable(), isActive: z.boolean(),
  stops: z.array(stopSchema), when: postWhenSchema, personCount: z.number().int(), certifiedCount: z.number().int(), needsVehicle: z.boolean(),
  position: positionSchema.nullable(), version: z.number().int(),
});
export type PatrolBeatView = z.infer<typeof patrolBeatSchema>;
const beatFields = {
  name: z.string().trim().min(1).max(100), districtId: nullableId, isActive: z.boolean(), stops: z.array(stopSchema).min(1).max(200), when: postWhenSchema,
  personCount: z.number().int().min(1).max(20), certifiedCount: z.literal([0, 1, 2]), needsVehicle: z.boolean(),
};
export const listPatrolBeats = endpoint({
  id: 'listPatrolBeats', method: 'get', path: '/patrol-beats', access: 'post.read', summary: '机动巡查线路', query: z.object({ dataset: datasetKey, district: id.optional() }),
  response: z.object({ items: z.array(patrolBeatSchema) }), problems: ['unknown-dataset'],
});
export const addPatrolBeat = endpoint({
  id: 'addPatrolBeat', method: 'post', path: '/patrol-beats', access: 'post.edit', summary: '新设巡查线路', status: 201,
  body: z.object({ dataset: datasetKey, code: z.string().trim().min(1).max(64), ...beatFields }), response: patrolBeatSchema,
  problems: ['unknown-dataset', 'already-exists', 'unknown-district', 'unknown-stop', 'shift-ends-before-it-begins'],
});
export const editPatrolBeat = endpoint({
  id: 'editPatrolBeat', method: 'patch', path: '/patrol-beats/:id', access: 'post.edit', summary: '修改巡查线路', versioned: true, params: z.object({ id }),
  body: z.object(beatFields).partial(), response: patrolBeatSchema, problems: ['not-found', 'version-required', 'version-conflict', 'unknown-district', 'unknown-stop', 'shift-ends-before-it-begins'],
});
