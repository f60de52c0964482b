import { z } from 'zod';
import { controlClasses } from '@wuding/domain';
import { endpoint, registerMedia, tableMedia } from '../endpoint';
import { datasetKey, id, instant, workbookFormat } from '../parameters';

const plainId = z.number().int().min(1).max(2_147_483_647);
const minuteOfDay = z.number().int().min(0).max(1440);
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const ruleSchema = z.object({
  of: z.enum([...controlClasses, 'sensitive']), districtId: plainId.nullable(), weekdays: z.array(z.number().int().min(0).max(6)).min(1).max(7),
  season: z.object({ from: monthDay, to: monthDay }).nullable(), fromMinute: minuteOfDay, toMinute: minuteOfDay, visitsPerDay: z.number().min(0).max(96), source: z.string().trim().min(2).max(500),
});
const doseSchema = z.object({
  leastMinutes: z.number().min(1).max(240), mostMinutes: z.number().min(1).max(480), everyMinutes: z.number().min(10).max(1440), fromMinute: minuteOfDay, toMinute: minuteOfDay, source: z.string().trim().min(2).max(500),
});
const versionSchema = z.object({
  /** 0 = as installed. */
  version: z.number().int(), effectiveFrom: z.string().nullable(), rules: z.array(ruleSchema), dose: doseSchema, reason: z.string(), decidedAt: z.string().nullable(), decidedBy: z.string(),
});
const standardSchema = z.object({ /** Of the last decision: what `If-Match` names. */ version: z.number().int(), inForce: z.number().int(), versions: z.array(versionSchema), mayEdit: z.boolean() });
export type PatrolStandardView = z.infer<typeof standardSchema>;
export const readPatrolStandard = endpoint({
  id: 'readPatrolStandard', method: 'get', path: '/coverage/standard', access: 'district.read', summary: '巡查要求：现行、将生效和以往各版', query: z.object({ dataset: datasetKey }),
  response: standardSchema, problems: ['unknown-dataset'],
});
export const decidePatrolStandard = endpoint({
  id: 'decidePatrolStandard', method: 'post', path: '/coverage/standard', access: 'patrol.plan', summary: '发布一版巡查要求（从某日起生效）', versioned: true,
  body: z.object({ dataset: datasetKey, effectiveOn: z.iso.date(), reason: z.string().trim().min(2).max(200), rules: z.array(ruleSchema).min(1).max(200), dose: doseSchema }),
  response: standardSchema, problems: ['unknown-dataset', 'unknown-district', 'requirement-hours-invalid', 'requirement-backdated', 'version-conflict'],
});

const windowProblems = ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins', 'window-too-long'] as const;
const ratiosSchema = z.object({ segmentCount: z.number().int(), visitedRatio: z.number().nullable(), dueCompliantRatio: z.number().nullable(), timelyRatio: z.number().nullable() });
const trendQuestion = { dataset: datasetKey, unit: z.enum(['day', 'week']).default('day'), count: z.coerce.number().int().min(2).max(60).default(14), to: instant.optional(), district: id.optional() };
const tableFormat = z.enum(['xlsx', 'csv']).default('xlsx');
export const exportCoverageTrend = endpoint({
  id: 'exportCoverageTrend', method: 'get', path: '/coverage/trend/export', access: 'district.export', summary: '导出巡查覆盖走势', media: tableMedia, query: z.object({ ...trendQuestion, format: tableFormat }), problems: windowProblems,
});
export const readCoverageTrend = endpoint({
  id: 'readCoverageTrend', method: 'get', path: '/coverage/trend', access: 'district.read', summary: '巡查覆盖逐日或逐周的走势',
  query: z.object(trendQuestion),
  response: z.object({ items: z.array(ratiosSchema.extend({ from: z.string(), to: z.string(), visitCount: z.number().int(), owedCount: z.number().int() })),
    /** The day tracks begin: before it only looks at spots are known, which cover less. Null = no device was ever heard. */ tracksFrom: z.string().nullable() }), problems: windowProblems,
});
const comparedQuery = { dataset: datasetKey, from: instant, to: instant, thenFrom: instant, thenTo: instant, district: id.optional() };
const sideSchema = z.object({ visits: z.number().int(), required: z.number().int(), owed: z.number().int() });
export const compareCoverage = endpoint({
  id: 'compareCoverage', method: 'get', path: '/coverage/comparison', access: 'district.read', summary: '两段时间的巡查覆盖对比', query: z.object(comparedQuery),
  response: z.object({
    now: ratiosSchema.extend({ from: z.string(), to: z.string() }), before: ratiosSchema.extend({ from: z.string(), to: z.string() }),
    /** The greatest change first. `direction`: beyond what chance makes of counts as small as these. */
    segments: z.array(z.object({
      id: z.number().int(), name: z.string(), controlClass: z.enum(controlClasses), districtName: z.string().nullable(), lengthMetres: z.number(), now: sideSchema, before: sideSchema, difference: z.number().int(), direction: z.enum(['more', 'fewer', 'level']),
    })),
  }), problems: [...windowProblems, 'windows-differ-in-length'],
});
export const exportCoverageComparison = endpoint({
  id: 'exportCoverageComparison', method: 'get', path: '/coverage/comparison/export', access: 'district.export', summary: '导出两段时间的巡查覆盖对比', media: registerMedia,
  query: z.object({ ...comparedQuery, isChangedOnly: z.enum(['true', 'false']).optional(), format: z.enum(['xlsx', 'csv', 'geojson', 'gpx']).default('xlsx') }), problems: [...windowProblems, 'windows-differ-in-length'],
});

/** How evenly visits lie over the hours: 1 = anybody's guess. Null = too few to tell. */
const entropy = z.number().nullable();
const doseRowSchema = z.object({
  spotId: z.number().int(), code: z.string(), streetName: z.string().nullable(), position: z.tuple([z.number(), z.number()]), districtId: z.number().int().nullable(), districtName: z.string().nullable(),
  rightCount: z.number().int(), shortCount: z.number().int(), longCount: z.number().int(), stayMinutes: z.number(),
  /** Pauses longer than asked for within the hours, and the longest. */
  lateCount: z.number().int(), longestMinutes: z.number(),
  passCount: z.number().int(), foundCount: z.number().int(), clearCheckCount: z.number().int(), entropy, predictability: z.enum(['open', 'partly', 'plain']).nullable(), entropyOfCount: z.number().int(),
  /** Long-run mean number of incidents within 40 m in the window, and of these in hours somebody stayed as long as a dose. Null = nothing is known. */
  expectedCount: z.number().nullable(), coveredCount: z.number().nullable(),
});
const doseQuery = { dataset: datasetKey, from: instant.optional(), to: instant.optional(), district: id.optional() };
export const readSpotDoses = endpoint({
  id: 'readSpotDoses', method: 'get', path: '/coverage/spots', access: 'analysis.read', summary: '热点剂量：停留、间隔、需求覆盖、可预测性和到点无违规', query: z.object(doseQuery),
  response: z.object({
    from: z.string(), to: z.string(), dose: doseSchema,
    total: z.object({ spotCount: z.number().int(), visitedSpotCount: z.number().int(), rightCount: z.number().int(), lateCount: z.number().int(), passCount: z.number().int(), clearCheckCount: z.number().int(), expectedCount: z.number().nullable(), coveredCount: z.number().nullable() }),
    basis: z.object({ incidentCount: z.number().int(), weekCount: z.number() }),
    /** The most pauses too long first. */
    items: z.array(doseRowSchema),
  }), problems: windowProblems,
});
export type SpotDoseView = z.infer<typeof doseRowSchema>;
export const exportSpotDoses = endpoint({
  id: 'exportSpotDoses', method: 'get', path: '/coverage/spots/export', access: 'district.export', summary: '导出热点剂量', media: registerMedia, query: z.object({ ...doseQuery, format: workbookFormat }), problems: windowProblems,
});

/** A way is looked at for a reason, of so many at once. */
const reason = z.string().trim().min(2).max(200);
const stretchSchema = z.object({ from: z.string(), to: z.string() });
const bearerSchema = { deviceId: z.number().int().nullable(), placeName: z.string(), personName: z.string().nullable(), bearer: z.string().nullable(), isSimulated: z.boolean() };
const timelineQuestion = { dataset: datasetKey, from: instant, to: instant, deviceIds: z.array(plainId).min(1).max(20), reason };
const timelineProblems = ['unknown-dataset', 'window-ends-before-it-begins', 'window-too-long', 'not-found'] as const;
export const readTimelines = endpoint({
  id: 'readTimelines', method: 'post', path: '/patrol/timelines', access: 'patrol.replay', summary: '班组时间线：路段、停留和空档（写明原因，本人可见）',
  body: z.object(timelineQuestion),
  response: z.object({
    from: z.string(), to: z.string(),
    units: z.array(z.object({
      ...bearerSchema, deviceId: z.number().int(), shift: stretchSchema,
      visits: z.array(stretchSchema.extend({ kind: z.enum(['street', 'spot', 'post']), placeId: z.number().int(), name: z.string(), direction: z.number().int() })),
      /** Without any position for more than two minutes. */
      gaps: z.array(stretchSchema),
    })),
  }), problems: timelineProblems,
});
export const exportTimelines = endpoint({
  id: 'exportTimelines', method: 'post', path: '/patrol/timelines/export', access: 'patrol.replay', summary: '导出班组时间线（写明原因，本人可见）', media: registerMedia,
  body: z.object({ ...timelineQuestion, format: z.enum(['xlsx', 'csv', 'geojson', 'gpx']).default('xlsx') }), problems: timelineProblems,
});
const ring = z.array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])).min(4).max(500);
const insideQuestion = { dataset: datasetKey, from: instant, to: instant, area: z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(10) }).optional(), district: plainId.optional(), reason };
const insideProblems = ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins', 'window-too-long', 'invalid-geometry', 'area-missing'] as const;
export const exportInside = endpoint({
  id: 'exportInside', method: 'post', path: '/patrol/retrospects/export', access: 'patrol.replay', summary: '导出圈查（写明原因，本人可见）', media: tableMedia, body: z.object({ ...insideQuestion, format: tableFormat }), problems: insideProblems,
});
export const lookInside = endpoint({
  id: 'lookInside', method: 'post', path: '/patrol/retrospects', access: 'patrol.replay', summary: '圈查：某个范围在某段时间里谁来过（写明原因，本人可见）',
  body: z.object(insideQuestion),
  response: z.object({
    from: z.string(), to: z.string(),
    /** By name of the duty, in order of first entry. `basis`: `positions` = entered and left by positions; `visits` = streets and spots inside that were visited, of before positions are kept. */
    items: z.array(z.object({ ...bearerSchema, shift: stretchSchema.nullable(), basis: z.enum(['positions', 'visits']), minutes: z.number(), entries: z.array(stretchSchema) })),
  }), problems: insideProblems,
});

export const listTrackDevices = endpoint({
  id: 'listTrackDevices', method: 'get', path: '/track-devices', access: 'dataset.import', summary: '可以导入轨迹的设备', query: z.object({ dataset: datasetKey }),
  response: z.object({ items: z.array(z.object({ name: z.string(), boundTo: z.string(), datum: z.string() })) }), problems: ['unknown-dataset'],
});
export const importTracks = endpoint({
  id: 'importTracks', method: 'post', path: '/track-imports', access: 'dataset.import', summary: '导入一台设备的轨迹文件（GPX、CSV、GeoJSON）；先预检，再写入',
  body: z.object({ dataset: datasetKey, device: z.string().min(1).max(200), fileName: z.string().min(1).max(200), content: z.string().max(2_000_000).regex(/^[A-Za-z0-9+/]*={0,2}$/), isDryRun: z.boolean() }),
  response: z.object({
    acceptedCount: z.number().int(), rejectedCount: z.number().int(), duplicateCount: z.number().int(), offDutyCount: z.number().int(),
    /** Rows nobody can read, at most 200. */
    rows: z.array(z.object({ row: z.number().int(), field: z.string(), code: z.string() })),
  }), problems: ['unknown-dataset', 'not-found', 'import-refused'],
});
