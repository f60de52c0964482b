import { z } from 'zod';
import { controlClasses, fixMarks } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { datasetKey, id, instant } from '../parameters';

export const takeFixes = endpoint({
  id: 'takeFixes', method: 'post', path: '/fixes', access: 'public', summary: '设备上报定位（批量，凭设备令牌）',
  body: z.object({
    token: z.string().min(1).max(200),
    /** The device's clock when it sent. */
    sentAt: instant.nullable().default(null),
    /** `{ at, lng, lat, accuracyMetres?, speedMetresPerSecond?, headingDegrees? }`, each read by itself. */
    fixes: z.array(z.unknown()).max(10_000),
  }),
  response: z.object({
    kept: z.number().int(), duplicate: z.number().int(), /** Outside duty ± 15 minutes: counted, where it was is not kept. */ offDuty: z.number().int(), rejected: z.number().int(),
    marks: z.partialRecord(z.enum(fixMarks), z.number().int()),
    /** Rows that were not simply kept, at most 1,000. */
    rows: z.array(z.object({ row: z.number().int(), outcome: z.enum(['kept', 'duplicate', 'off-duty', 'rejected']), marks: z.array(z.enum(fixMarks)), reason: z.string().optional(), pointer: z.string().optional() })),
  }),
  problems: ['device-unknown', 'device-revoked'],
});

const lengthsSchema = z.object({
  segmentCount: z.number().int(), lengthMetres: z.number(),
  /** Length of the segments with at least one visit, and of those with as many as required. */
  visitedMetres: z.number(), compliantMetres: z.number(),
  /** Of those that are owed anything at all in the window: how many, how long, and how much of it was visited as often as required. The rest owe nothing whatever anybody does. */
  dueSegmentCount: z.number().int(), dueMetres: z.number(), dueCompliantMetres: z.number(),
  /** Null where nothing is owed. */
  dueCompliantRatio: z.number().nullable(),
  /** Null where there is no street of the kind. */
  visitedRatio: z.number().nullable(), compliantRatio: z.number().nullable(),
  /** Of length × hours owed, the share in which the last visit lay no farther back than is asked for; null = nothing was owed. */
  timelyRatio: z.number().nullable(),
});
export const readCoverage = endpoint({
  id: 'readCoverage', method: 'get', path: '/coverage', access: 'district.read', summary: '巡查覆盖：各类道路应巡与实巡、欠巡清单',
  query: z.object({ dataset: datasetKey, from: instant.optional(), to: instant.optional(), district: id.optional(), limit: z.coerce.number().int().min(1).max(10_000).default(200) }),
  response: z.object({
    from: z.string(), to: z.string(), visitCount: z.number().int(), total: lengthsSchema, byClass: z.array(lengthsSchema.extend({ controlClass: z.enum(controlClasses) })),
    owedSegmentCount: z.number().int(),
    /** Most owed first; at most `limit`. */
    segments: z.array(z.object({
      id: z.number().int(), name: z.string(), controlClass: z.enum(controlClasses), lengthMetres: z.number(), districtId: z.number().int().nullable(), districtName: z.string().nullable(), isSensitive: z.boolean(),
      visits: z.number().int(), required: z.number().int(), owed: z.number().int(), isCompliant: z.boolean(),
      /** Null = never visited: unknown, not zero. */
      lastVisitAt: z.string().nullable(), sinceLastVisitMinutes: z.number().nullable(),
    })),
  }),
  problems: ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins', 'window-too-long'],
});
