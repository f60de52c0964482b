import { z } from 'zod';
import { alarmingStates, checkInKinds, checkInSources, dutyStates, placeVerdicts } from '@wuding/domain';
import { endpoint, tableMedia } from '../endpoint';
import { civilDate, datasetKey, id, instant, latitude, longitude, page, paging } from '../parameters';
import { positionSchema } from '../geojson';
import { rosterPlaceSchema } from './rosters';

const minutesSchema = z.object({
  /** Minutes of net duty time so far; the four below add up to it. */
  scheduled: z.number(), onPost: z.number(), away: z.number(), vacant: z.number(), unknown: z.number(),
  /** What it rests on. */
  evidence: z.object({ phone: z.number().int(), leader: z.number().int(), paper: z.number().int(), positions: z.number().int(), promptsAsked: z.number().int(), promptsAnswered: z.number().int() }),
});
const checkInSchema = z.object({
  id: z.number().int(), shiftId: z.number().int(), personId: z.number().int(), personName: z.string(), kind: z.enum(checkInKinds), source: z.enum(checkInSources),
  at: z.string(), receivedAt: z.string(), verdict: z.enum(placeVerdicts), distanceMetres: z.number().nullable(), accuracyMetres: z.number().nullable(),
  isClockSuspect: z.boolean(), hasPhoto: z.boolean(), reason: z.string(),
});
export type CheckInView = z.infer<typeof checkInSchema>;

/** The list of the shift's post, in its order. Empty = there is none to tick. */
const checklistSchema = z.array(z.object({ line: z.string(), /** Null = not done so far. */ doneAt: z.string().nullable(), /** Who did it; '' = nobody. */ doneBy: z.string() }));

/** One person on one shift of a day. */
export const dutyEntrySchema = z.object({
  shiftId: z.number().int(), place: z.string(), placeName: z.string(), shiftName: z.string(), districtId: z.number().int().nullable(), districtName: z.string().nullable(), position: positionSchema.nullable(), radiusMetres: z.number(),
  startAt: z.string(), endAt: z.string(), arriveAt: z.string(), leaveAt: z.string(),
  personId: z.number().int(), personName: z.string(), isCertified: z.boolean(), vehicleId: z.number().int().nullable(),
  state: z.enum(dutyStates), sinceAt: z.string(), lateMinutes: z.number().nullable(), minutes: minutesSchema,
  checklist: checklistSchema, /** Somebody said something of it. */ isChecklistTold: z.boolean(),
});
export type DutyEntryView = z.infer<typeof dutyEntrySchema>;

export const readDutyDay = endpoint({
  id: 'readDutyDay', method: 'get', path: '/duty/days/:day', access: 'duty.read', summary: '某日到岗情况', params: z.object({ day: civilDate }),
  query: z.object({ dataset: datasetKey, district: id.optional(), state: z.enum(dutyStates).optional() }),
  response: z.object({ day: z.string(), asOf: z.string(), items: z.array(dutyEntrySchema), byState: z.record(z.string(), z.number().int()) }), problems: ['unknown-dataset', 'unknown-district'],
});
const promptSchema = z.object({ id: z.number().int(), shiftId: z.number().int(), personId: z.number().int(), personName: z.string(), askedAt: z.string(), answerBy: z.string() });
export type DutyPromptView = z.infer<typeof promptSchema>;
const myDutySchema = dutyEntrySchema.extend({
  companions: z.array(z.object({ personId: z.number().int(), name: z.string(), state: z.enum(dutyStates) })),
  /** Where it is stood: the point or line of the post, or the stops of the beat in order. Empty = drawn nowhere. WGS-84. */
  lines: z.array(z.array(positionSchema).min(1)),
});
export type MyDutyView = z.infer<typeof myDutySchema>;
export const readMyDuty = endpoint({
  id: 'readMyDuty', method: 'get', path: '/duty/mine', access: 'duty.own', summary: '我的班次：今天前后，同班人员和待答提示',
  query: z.object({ post: id.optional() }),
  response: z.object({
    personId: z.number().int().nullable(), personName: z.string(), now: z.string(),
    /** Own shifts of yesterday, today and tomorrow; with `post`, of that post only. */
    items: z.array(myDutySchema),
    /** Own ones, and those of people of the same shift who checked in on a shared phone. */
    prompts: z.array(promptSchema),
  }),
});
export const readMyOutlook = endpoint({
  id: 'readMyOutlook', method: 'get', path: '/duty/mine/outlook', access: 'duty.own', summary: '没有班的一天：下一班、有事找谁、近七天',
  response: z.object({
    /** The first own shift still to come, however far ahead; null = none is published, or the account speaks for nobody. */
    next: myDutySchema.nullable(),
    /** Who is asked about the next shift, or about the last one: the leader of its district (phone '' = not known) and whom its post reports to. */
    contacts: z.array(z.object({ kind: z.enum(['leader', 'escalation']), name: z.string(), phone: z.string() })),
    /** The seven days before today. Null = the account speaks for nobody. */
    week: z.object({ from: z.string(), until: z.string(), shiftCount: z.number().int(), /** Of them: never seen there; came late. */ absentCount: z.number().int(), lateCount: z.number().int(), minutes: minutesSchema, /** Null = nothing is known. */ ratio: z.number().nullable() }).nullable(),
  }),
});
const phoneFix = z.object({ position: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]), accuracyMetres: z.number().min(0).max(100_000), crs: z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']).default('wgs84') });
export const recordCheckIns = endpoint({
  id: 'recordCheckIns', method: 'post', path: '/check-ins', access: 'check-in.write', summary: '到岗、离岗、应答；可一部手机多人', status: 201, idempotent: true,
  body: z.object({
    shiftId: id, kind: z.enum(checkInKinds),
    /** Left out = the person of the account. */
    personIds: z.array(id).min(1).max(20).optional(),
    fix: phoneFix.nullable().default(null),
    /** The phone's own clock at the tap and at sending, and the satellites' time of the fix. */
    deviceAt: instant, sentAt: instant.nullable().default(null), gpsAt: instant.nullable().default(null),
    source: z.enum(checkInSources).default('phone'), promptId: id.optional(),
    reason: z.string().trim().max(200).default(''),
    /** JPEG, base64, at most 400 kB decoded; needed when the position is weak or outside. */
    photo: z.string().max(560_000).regex(/^[A-Za-z0-9+/]+=*$/).optional(),
  }),
  response: z.object({ items: z.array(checkInSchema), entries: z.array(dutyEntrySchema) }),
  problems: ['unknown-shift', 'person-not-on-shift', 'check-in-needs-photo', 'absence-needs-reason', 'check-in-out-of-time', 'prompt-expired', 'photo-invalid', 'not-checked-in', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const tickDuty = endpoint({
  id: 'tickDuty', method: 'post', path: '/duty/ticks', access: 'check-in.write', summary: '守点清单：完成一项，或撤回', status: 201, idempotent: true,
  body: z.object({ shiftId: id, line: z.string().min(1).max(200), isDone: z.boolean(), /** The phone's own clock at the tap and at sending. */ deviceAt: instant, sentAt: instant.nullable().default(null) }),
  response: z.object({ checklist: checklistSchema }),
  problems: ['unknown-shift', 'person-not-on-shift', 'not-on-checklist', 'check-in-out-of-time', 'not-checked-in', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const relieveDuty = endpoint({
  id: 'relieveDuty', method: 'post', path: '/duty/relief', access: 'duty.confirm', summary: '替岗：从此刻起由另一人接替', status: 201, idempotent: true,
  body: z.object({ shiftId: id, personId: id, reliefPersonId: id, reason: z.string().trim().min(2).max(200) }),
  response: z.object({ items: z.array(dutyEntrySchema) }),
  problems: ['unknown-shift', 'unknown-person', 'person-not-on-shift', 'check-in-out-of-time', 'roster-conflict', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export const askPrompt = endpoint({
  id: 'askPrompt', method: 'post', path: '/duty/prompts', access: 'duty.confirm', summary: '抽查：现在问一次，十分钟内应答', status: 201, idempotent: true,
  body: z.object({ shiftId: id, personId: id }), response: promptSchema,
  problems: ['unknown-shift', 'person-not-on-shift', 'nobody-to-ask', 'prompt-open', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
const tableFormat = z.enum(['csv', 'xlsx']).default('csv');
const checkInFilter = {
  dataset: datasetKey, shift: id.optional(), person: id.optional(), district: id.optional(), from: instant.optional(), to: instant.optional(), verdict: z.enum(placeVerdicts).optional(), sort: z.enum(['-at', 'at']).default('-at'),
};
export const listCheckIns = endpoint({
  id: 'listCheckIns', method: 'get', path: '/check-ins', access: 'duty.read', summary: '到岗记录', query: z.object({ ...checkInFilter, ...paging }),
  response: page(checkInSchema), problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportCheckIns = endpoint({
  id: 'exportCheckIns', method: 'get', path: '/check-ins/export', access: 'duty.read', summary: '导出到岗记录', query: z.object({ ...checkInFilter, format: tableFormat }), media: tableMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});
export const readCheckInPhoto = endpoint({
  id: 'readCheckInPhoto', method: 'get', path: '/check-ins/:id/photo', access: 'duty.read', summary: '到岗照片', params: z.object({ id }), media: 'image/jpeg', problems: ['not-found'],
});
const alarmSchema = z.object({
  id: z.number().int(), shiftId: z.number().int(), place: z.string(), placeName: z.string(), districtId: z.number().int().nullable(), personId: z.number().int(), personName: z.string(),
  kind: z.enum(alarmingStates), raisedAt: z.string(), endedAt: z.string().nullable(), acknowledgedAt: z.string().nullable(), note: z.string(), version: z.number().int(),
});
export type DutyAlarmView = z.infer<typeof alarmSchema>;
const alarmFilter = {
  dataset: datasetKey, open: z.enum(['true', 'false']).optional(), kind: z.enum(alarmingStates).optional(), district: id.optional(), from: instant.optional(), to: instant.optional(), sort: z.enum(['-raisedAt', 'raisedAt']).default('-raisedAt'),
};
export const listDutyAlarms = endpoint({
  id: 'listDutyAlarms', method: 'get', path: '/duty/alarms', access: 'duty.read', summary: '到岗告警',
  query: z.object({ ...alarmFilter, ...paging }),
  response: page(alarmSchema), problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins'],
});
export const exportDutyAlarms = endpoint({
  id: 'exportDutyAlarms', method: 'get', path: '/duty/alarms/export', access: 'duty.read', summary: '导出到岗告警', query: z.object({ ...alarmFilter, format: tableFormat }), media: tableMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins'],
});
export const acknowledgeDutyAlarm = endpoint({
  id: 'acknowledgeDutyAlarm', method: 'patch', path: '/duty/alarms/:id', access: 'duty.confirm', summary: '处理告警', versioned: true, params: z.object({ id }),
  body: z.object({ note: z.string().trim().min(2).max(500) }), response: alarmSchema, problems: ['not-found', 'version-required', 'version-conflict'],
});
export const readAttendance = endpoint({
  id: 'readAttendance', method: 'get', path: '/duty/attendance', access: 'duty.read', summary: '到岗率：按人、守点或片区',
  query: z.object({ dataset: datasetKey, from: civilDate, until: civilDate, by: z.enum(['person', 'place', 'district']).default('place'), district: id.optional() }),
  response: z.object({ items: z.array(z.object({
    key: z.string(), name: z.string(), shiftCount: z.number().int(), minutes: minutesSchema, /** Null = nothing is known. */ ratio: z.number().nullable(),
    /** Of shifts that are over and have a list: how many, of how many something was said, and of these the lines and those done. Null = nothing was said of any. */
    checklist: z.object({ shiftCount: z.number().int(), toldCount: z.number().int(), lineCount: z.number().int(), doneCount: z.number().int(), ratio: z.number().nullable() }),
  })) }),
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'unknown-district'],
});
export const exportAttendance = endpoint({
  id: 'exportAttendance', method: 'get', path: '/duty/attendance/export', access: 'duty.read', summary: '导出到岗率',
  query: z.object({ dataset: datasetKey, from: civilDate, until: civilDate, by: z.enum(['person', 'place', 'district']).default('place'), district: id.optional(), format: tableFormat }), media: tableMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'unknown-district'],
});
const dutyFilter = {
  dataset: datasetKey,
  /** Of the beginning of the shift: civil dates, both included, or instants, half-open. */
  from: z.union([civilDate, instant]), until: z.union([civilDate, instant]), district: id.optional(), person: id.optional(),
  /** Key of a place: post:7 or beat:3. */
  place: z.string().regex(/^(post|beat):\d{1,9}$/).optional(), state: z.enum(dutyStates).optional(),
};
/** The duties figures of attendance rest on. */
export const listDuties = endpoint({
  id: 'listDuties', method: 'get', path: '/duty/records', access: 'duty.read', summary: '到岗率背后的班次',
  query: z.object({ ...dutyFilter, ...paging, sort: z.enum(['-startAt', 'startAt']).default('-startAt') }), response: page(dutyEntrySchema),
  problems: ['unknown-dataset', 'cursor-invalid', 'window-ends-before-it-begins', 'unknown-district'],
});
export const exportDuties = endpoint({
  id: 'exportDuties', method: 'get', path: '/duty/records/export', access: 'duty.read', summary: '导出班次与到岗情况',
  query: z.object({ ...dutyFilter, sort: z.enum(['-startAt', 'startAt']).default('-startAt'), format: tableFormat }), media: tableMedia,
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'unknown-district'],
});
const teamShiftSchema = z.object({ teamId: z.number().int(), teamName: z.string(), eastMetres: z.number(), northMetres: z.number(), personCount: z.number().int(), checkInCount: z.number().int(), /** Metres between the shift and the GCJ-02 offset of the place. */ gcj02DifferenceMetres: z.number() });
export const readTeamShifts = endpoint({
  id: 'readTeamShifts', method: 'get', path: '/duty/datum-doubts', access: 'duty.read', summary: '整队同向偏移：坐标系标错的疑点', query: z.object({ dataset: datasetKey, day: civilDate }),
  response: z.object({ items: z.array(teamShiftSchema) }), problems: ['unknown-dataset'],
});

const at = instant.optional();
const where = { dataset: datasetKey, lng: longitude, lat: latitude, at };
export const readCovering = endpoint({
  id: 'readCovering', method: 'get', path: '/duty/covering', access: 'duty.read', summary: '此刻谁守着这里', query: z.object(where),
  response: z.object({ items: z.array(z.object({ place: rosterPlaceSchema, distanceMetres: z.number(), shift: z.object({ id: z.number().int(), name: z.string(), startAt: z.string(), endAt: z.string() }), people: z.array(z.object({ personId: z.number().int(), name: z.string(), isCertified: z.boolean() })) })) }),
  problems: ['unknown-dataset'],
});
export const readNearestOnDuty = endpoint({
  id: 'readNearestOnDuty', method: 'get', path: '/duty/nearest', access: 'duty.read', summary: '离这里最近的在岗人员或持证两人', query: z.object({ ...where, certified: z.enum(['0', '1', '2']).default('0'), limit: z.coerce.number().int().min(1).max(50).default(5) }),
  response: z.object({ items: z.array(z.object({ place: z.string(), placeName: z.string(), distanceMetres: z.number(), shiftId: z.number().int(), people: z.array(z.object({ personId: z.number().int(), name: z.string(), isCertified: z.boolean() })) })) }),
  problems: ['unknown-dataset'],
});
export const readUncovered = endpoint({
  id: 'readUncovered', method: 'get', path: '/duty/uncovered', access: 'duty.read', summary: '这个钟点没有守点的热点',
  query: z.object({ dataset: datasetKey, at, cellMetres: z.coerce.number().min(50).max(500).default(100), limit: z.coerce.number().int().min(1).max(200).default(20) }),
  response: z.object({
    hourOfWeek: z.number().int(), basis: z.object({ incidentCount: z.number().int(), weekCount: z.number() }),
    items: z.array(z.object({ position: positionSchema, incidentCount: z.number().int(), /** In that hour, in a circle of the cell's area. */ expectedIncidents: z.number(), nearestPlace: z.string().nullable(), nearestMetres: z.number().nullable() })),
  }),
  problems: ['unknown-dataset'],
});
export const readOverlaps = endpoint({
  id: 'readOverlaps', method: 'get', path: '/duty/overlaps', access: 'post.read', summary: '守点范围重叠', query: z.object({ dataset: datasetKey, at }),
  response: z.object({ items: z.array(z.object({ a: rosterPlaceSchema, b: rosterPlaceSchema, distanceMetres: z.number(), overlapMetres: z.number() })) }), problems: ['unknown-dataset'],
});
export const readPostsAlong = endpoint({
  id: 'readPostsAlong', method: 'get', path: '/duty/along-street', access: 'post.read', summary: '沿街守点', query: z.object({ dataset: datasetKey, name: z.string().min(1).max(100), bufferMetres: z.coerce.number().min(1).max(200).default(40) }),
  response: z.object({ name: z.string(), lengthMetres: z.number(), items: z.array(z.object({ place: rosterPlaceSchema, distanceMetres: z.number(), alongMetres: z.number() })) }), problems: ['unknown-dataset', 'not-found'],
});
