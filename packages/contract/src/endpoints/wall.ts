import { z } from 'zod';
import { alarmKinds, alarmSeverities, controlClasses, districtGrades, districtStates, dutyStates, figureUnitKeys, partStates, postParts, suppressions, unitStates } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { positionSchema } from '../geojson';
import type { LiveMove } from './patrol';

/**
 * What a screen on a wall is told. Anybody in the room reads it, so it holds places, teams and numbers: no person's name, no account, no plate,
 * no description of an incident.
 */
const count = z.number().int();
const usual = z.object({ mean: z.number(), weekCount: count }).nullable();

const districtSchema = z.object({
  id: count, name: z.string(), grade: z.enum(districtGrades), state: z.enum(districtStates), labelPosition: positionSchema.nullable(),
  todayCount: count, openCount: count, /** The same hours of this weekday over the weeks before; null = nothing is known yet. */ usual,
  weekCount: count, previousWeekCount: count,
  /** The leader's people by number: on today's rosters of its posts and beats, how many of them hold a certificate, and the vehicles of the day. */
  team: z.object({ rosteredCount: count, certifiedCount: count, vehicleCount: count }),
});
const postSchema = z.object({
  key: z.string(), name: z.string(), districtId: count.nullable(), position: positionSchema.nullable(),
  /** Null = nobody is to stand there now. */
  state: z.enum(dutyStates).nullable(), sinceAt: z.string().nullable(), lateMinutes: z.number().nullable(), /** Of the shift running or next. */ startAt: z.string().nullable(), endAt: z.string().nullable(),
  presentCount: count, dueCount: count,
  /** 定人、定时、定岗、定责、定效, each as it is kept now. */
  five: z.record(z.enum(postParts), z.enum(partStates)),
});
const unitSchema = z.object({
  id: count, /** Name of the beat or post: a team and number, never who. */ label: z.string(), mode: z.enum(['foot', 'vehicle']), state: z.enum(unitStates),
  districtId: count.nullable(), at: z.string().nullable(), position: positionSchema.nullable(), isSimulated: z.boolean(),
});
const alarmSchema = z.object({
  key: z.string(), kind: z.enum(alarmKinds), severity: z.enum(alarmSeverities), postKey: z.string().nullable(), /** Name of the post, beat or district; empty = not known. */ placeName: z.string(), districtId: count.nullable(), districtName: z.string().nullable(),
  /** The post, where the unit was last, else the middle of the district. */
  position: positionSchema.nullable(), personCount: count, sinceAt: z.string(), raisedAt: z.string(),
  /** When it interrupted, or was raised a step; null = a notice, or not yet. */
  toldAt: z.string().nullable(), isEscalated: z.boolean(), lastAt: z.string().nullable(), expectedCount: count.nullable(), /** Spots with returns, and what the hour usually stays at. */ found: count.nullable(), usual: count.nullable(),
});
const incidentSchema = z.object({ id: count, name: z.string(), at: z.string(), isClosed: z.boolean(), districtName: z.string().nullable(), streetName: z.string().nullable(), districtId: count.nullable(), position: positionSchema.nullable() });
const share = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
/** `survival` by `minutes`, with 95 % limits; empty with fewer than ten finds. `median` in minutes; null = not reached, or unknown. */
const clockOf = { departureCount: count, finiteCount: count, median: z.number().nullable(), survival: z.array(share) };
const lengths = z.object({ segmentCount: count, visitedCount: count, lengthMetres: z.number(), visitedMetres: z.number(), /** Null = there is no such street. */ ratio: z.number().nullable() });

const wallSections = {
  districts: z.array(districtSchema),
  posts: z.array(postSchema),
  units: z.array(unitSchema),
  /** Those that nobody answers for yet and that do not wait, one a place and kind. */
  alarms: z.array(alarmSchema),
  /** For the gravest alarms: who could be there soonest by road. Null = nobody can be sent. */
  nearest: z.array(z.object({ alarmKey: z.string(), unit: z.object({ label: z.string(), mode: z.enum(['foot', 'vehicle']), roadMinutes: z.number() }).nullable() })),
  /** Of the duty officer's hour: how many interrupted, of how many, and how many wait. */
  attention: z.object({ perHour: count, toldCount: count, heldCount: count }),
  /** Of the last hours, newest first. */
  incidents: z.object({ hours: count, total: count, items: z.array(incidentSchema) }),
  today: z.object({ day: z.string(), count, closedCount: count, openCount: count, usual }),
  /** Null while visits of a simulated county are still being written. */
  coverage: z.object({
    hours: count, byClass: z.array(lengths.extend({ controlClass: z.enum(controlClasses) })), total: lengths, owedCount: count,
    owed: z.array(z.object({ id: count, name: z.string(), districtName: z.string().nullable(), owed: count, sinceLastVisitMinutes: z.number().nullable() })),
  }).nullable(),
  /** What the next hours are expected to bring: means, with 95 % limits of what will be counted. Null = too little is on record to say. */
  forecast: z.object({
    from: z.string(), to: z.string(), /** Midnight up to which records were learnt from, and how many weeks of them. */ asOf: z.string(), weekCount: count, value: z.number(), lower: z.number(), upper: z.number(),
    /** Null = in no district, or without coordinates. */
    districts: z.array(z.object({ districtId: count.nullable(), name: z.string().nullable(), value: z.number(), lower: z.number(), upper: z.number() })),
    /** The same forecast made for each of the last weeks from those before it: weeks that fell within their limits, and what came for each expected. */
    test: z.object({ weekCount: count, total: z.object({ held: count, of: count }), place: z.object({ held: count, of: count }), ratio: z.number().nullable() }),
  }).nullable(),
  /** How long vendors stay away once they were sent away, over whole days up to midnight; null = not worked out yet. */
  returnClock: z.object({ days: count, to: z.string(), minutes: z.array(count), county: z.object(clockOf), districts: z.array(z.object({ districtId: count, ...clockOf })) }).nullable(),
  rhythm: z.object({ days: count, total: count, /** Monday 00:00 first. */ hourOfWeek: z.array(count) }),
  week: z.object({
    /** Fourteen whole days, the oldest first; the last seven are the week. */
    days: z.array(z.object({ day: z.string(), count })),
    categories: z.array(z.object({ key: z.string(), name: z.string(), count, previousCount: count })),
  }),
  figures: z.array(z.object({
    /** Indicator, period and district: duty-arrival/days-7/3. */
    key: z.string(), label: z.object({ zh: z.string(), en: z.string() }), unit: z.enum(figureUnitKeys), value: z.number().nullable(), numerator: z.number(), denominator: z.number().nullable(), n: z.number(), suppressed: z.enum(suppressions).nullable(),
  })),
  plan: z.object({ scenes: z.array(z.object({ id: z.string(), seconds: count, isShown: z.boolean() })), quietHours: z.object({ fromMinute: count, toMinute: count }).nullable(), version: count }),
};
const sectionsSchema = z.object(wallSections);
export type WallSections = z.infer<typeof sectionsSchema>;
/** What is read in rounds for all screens; who is on duty and where is told as it comes. */
export type WallRounds = Omit<WallSections, 'units'>;

/** What `GET /api/wall/live` sends as `snapshot`; then `delta` has the sections that changed, each whole, and `units` who moved, came or went. */
export const readWall = endpoint({
  id: 'readWall', method: 'get', path: '/wall', access: 'screen.read', summary: '大屏：此刻的一切（快照；持续更新见 GET /api/wall/live），不含任何个人信息',
  response: z.object({ id: z.string(), at: z.string(), bureau: z.string(), sections: sectionsSchema }), problems: ['unknown-dataset'],
});
export type WallSnapshot = z.infer<typeof readWall.response>;
export interface WallDelta {
  readonly id: string;
  readonly at: string;
  readonly sections: Partial<WallRounds>;
}
export interface WallUnitDelta {
  readonly id: string;
  readonly at: string;
  /** New, or otherwise than before but for where and how they go. */
  readonly units: WallSections['units'];
  readonly moved: readonly LiveMove[];
  /** Devices that are off duty since, also such as the wall never showed. */
  readonly gone: readonly number[];
}
export const readWallStreets = endpoint({
  id: 'readWallStreets', method: 'get', path: '/wall/streets', access: 'screen.read', summary: '大屏：路段线形与最近一天的巡查情况',
  response: z.object({ items: z.array(z.object({ id: count, line: z.array(positionSchema), state: z.enum(['met', 'short', 'unvisited', 'not-required']) })) }), problems: ['unknown-dataset'],
});
