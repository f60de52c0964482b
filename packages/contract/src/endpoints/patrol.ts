import { z } from 'zod';
import { controlClasses, unitStates } from '@wuding/domain';
import { endpoint, registerMedia } from '../endpoint';
import { alarmSchema, type AlarmView } from './alarms';
import { taskSchema, type TaskView } from './tasks';
import { datasetKey, id, instant } from '../parameters';

const liveUnitSchema = z.object({
  deviceId: z.number().int(),
  /** Name of the beat or post on duty. */
  placeName: z.string(), place: z.enum(['post', 'beat']), mode: z.enum(['foot', 'vehicle']),
  /** Who carries it; null = a vehicle or team, or the reader may not know. */
  personName: z.string().nullable(),
  /** Plate of the vehicle, name of the team; null = a person. */
  bearer: z.string().nullable(),
  districtId: z.number().int().nullable(), startsAt: z.string(), endsAt: z.string(),
  /** Of the last sound position while on this duty, WGS-84; null = none came. */
  at: z.string().nullable(), position: z.tuple([z.number(), z.number()]).nullable(),
  state: z.enum(unitStates), isSimulated: z.boolean(),
});
export type LiveUnitView = z.infer<typeof liveUnitSchema>;

/** What `GET /api/live` sends as `snapshot`; `delta` has the units that changed and the devices that are gone. */
export const readLiveUnits = endpoint({
  id: 'readLiveUnits', method: 'get', path: '/live/units', access: 'patrol.watch', summary: '此刻在岗的巡查力量和位置（快照；持续更新见 GET /api/live）',
  query: z.object({ dataset: datasetKey }),
  response: z.object({ id: z.string(), at: z.string(), units: z.array(liveUnitSchema), /** Alarms that stand. */ alarms: z.array(alarmSchema), /** Tasks that are open. */ tasks: z.array(taskSchema) }), problems: ['unknown-dataset'],
});
/** Where a unit is that was told before: device, seconds before `at` of the delta, longitude, latitude (null = not known), place of the state in `unitStates`. */
export type LiveMove = readonly [deviceId: number, secondsAgo: number | null, lng: number | null, lat: number | null, state: number];
export interface LiveDelta {
  readonly id: string;
  readonly at: string;
  readonly units: readonly LiveUnitView[];
  readonly moved: readonly LiveMove[];
  readonly gone: readonly number[];
  readonly alarms: readonly AlarmView[];
  /** Keys of alarms that stand no more, also such as the reader never saw. */
  readonly alarmsGone: readonly string[];
  readonly tasks: readonly TaskView[];
  /** Tasks that are open no more, also such as the reader never saw. */
  readonly tasksGone: readonly number[];
}

const position = z.tuple([z.number(), z.number()]);
export const readStreetLines = endpoint({
  id: 'readStreetLines', method: 'get', path: '/coverage/lines', access: 'district.read', summary: '巡查路段的线形', query: z.object({ dataset: datasetKey }),
  response: z.object({ items: z.array(z.object({ id: z.number().int(), /** Empty = it has none. */ name: z.string(), line: z.array(position) })) }), problems: ['unknown-dataset'],
});
export const exportCoverage = endpoint({
  id: 'exportCoverage', method: 'get', path: '/coverage/export', access: 'district.export', summary: '导出巡查覆盖与欠巡清单', media: registerMedia,
  query: z.object({ dataset: datasetKey, from: instant.optional(), to: instant.optional(), district: id.optional(), controlClass: z.enum(controlClasses).optional(), owed: z.enum(['true', 'false']).optional(), format: z.enum(['xlsx', 'csv', 'geojson', 'gpx']).default('xlsx') }),
  problems: ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins', 'window-too-long'],
});

/** At most this many units and this long at once: a person's way is looked at for a reason, not gathered. */
const mostPlayedUnits = 20;
const playedTrackSchema = z.object({
  deviceId: z.number().int(), placeName: z.string(), personName: z.string().nullable(), bearer: z.string().nullable(), mode: z.enum(['foot', 'vehicle']), isSimulated: z.boolean(),
  /** Seconds from the beginning of the window, longitude, latitude; in order. A pause longer than two minutes is a gap: nobody knows the way. */
  points: z.array(z.tuple([z.number(), z.number(), z.number()])),
});
export type PlayedTrack = z.infer<typeof playedTrackSchema>;
export const listPatrolShifts = endpoint({
  id: 'listPatrolShifts', method: 'get', path: '/patrol/shifts', access: 'patrol.replay', summary: '某日有轨迹的班次', query: z.object({ dataset: datasetKey, day: z.iso.date() }),
  response: z.object({ items: z.array(z.object({ deviceId: z.number().int(), placeName: z.string(), personName: z.string().nullable(), bearer: z.string().nullable(), mode: z.enum(['foot', 'vehicle']), from: z.string(), to: z.string(), visitCount: z.number().int() })) }),
  problems: ['unknown-dataset'],
});
const playedQuestion = { dataset: datasetKey, from: instant, to: instant, deviceIds: z.array(z.number().int().min(1).max(2_147_483_647)).min(1).max(mostPlayedUnits), reason: z.string().trim().min(2).max(200) };
export const playTracks = endpoint({
  id: 'playTracks', method: 'post', path: '/patrol/playbacks', access: 'patrol.replay', summary: '回放轨迹（写明原因，本人可见）',
  body: z.object(playedQuestion),
  response: z.object({ from: z.string(), to: z.string(), tracks: z.array(playedTrackSchema) }),
  problems: ['unknown-dataset', 'window-ends-before-it-begins', 'window-too-long', 'not-found'],
});
export const exportPlayedTracks = endpoint({
  id: 'exportPlayedTracks', method: 'post', path: '/patrol/playbacks/export', access: 'patrol.replay', summary: '导出轨迹（写明原因，本人可见）', media: registerMedia,
  body: z.object({ ...playedQuestion, format: z.enum(['xlsx', 'csv', 'geojson', 'gpx']).default('gpx') }), problems: ['unknown-dataset', 'window-ends-before-it-begins', 'window-too-long', 'not-found'],
});
export const listTrackLookups = endpoint({
  id: 'listTrackLookups', method: 'get', path: '/me/track-lookups', access: 'duty.own', summary: '谁看过我的轨迹',
  response: z.object({ items: z.array(z.object({ at: z.string(), by: z.string(), reason: z.string(), from: z.string(), to: z.string(), /** Taken out as a file, not only shown. */ isExport: z.boolean() })) }), problems: [],
});
