import { z } from 'zod';
import { figureHeadings, figureQualifiers, figureUnitKeys, suppressions } from '@wuding/domain';
import { endpoint, exportMedia } from '../endpoint';
import { datasetKey, exportFormat, id, instant, page, paging } from '../parameters';
import { incidentSchema } from './incidents';

export const wordsSchema = z.object({ zh: z.string(), en: z.string() });
export const unitSchema = z.enum(figureUnitKeys);

const definitionSchema = z.object({
  id: z.string(), label: wordsSchema, unit: unitSchema, heading: z.enum(figureHeadings), direction: z.enum(['more', 'less', 'neither']),
  definition: wordsSchema, caution: wordsSchema.nullable(), source: z.string(),
  /** Least denominator under which the value is withheld; 0 = a plain count. */
  minimumSample: z.number(), hasDenominator: z.boolean(),
  /** What is counted: incidents, people on shifts, what came of incidents afterwards, or what is expected. */
  basis: z.enum(['incidents', 'duties', 'relapses', 'forecast']),
});
export type IndicatorDefinition = z.infer<typeof definitionSchema>;

/** A computed value with what it rests on; `value` is null exactly when `suppressed` says why. */
export const figureSchema = z.object({
  /** In the unit; percent as 0..100. */
  value: z.number().nullable(),
  /** gte = 余: the period is not over, more may come. */
  qualifier: z.enum(figureQualifiers),
  numerator: z.number(), denominator: z.number().nullable(), n: z.number(),
  suppressed: z.enum(suppressions).nullable(),
});

export const periodSchema = z.object({ from: z.string().nullable(), to: z.string().nullable(), isOver: z.boolean() });
export const codeSetSchema = z.object({ key: z.string(), name: z.string() });

const limitsHeld = z.object({ held: z.number().int(), of: z.number().int() });

/** How an expectation of the next hours is made, and how far it can be trusted. Counts are means; limits are those of 95 in 100 counts. */
const forecastSchema = z.object({
  lower: z.number(), upper: z.number(),
  /** Each district with a boundary; null = in none of them, or without coordinates. Together they are the whole. */
  districts: z.array(z.object({ districtId: z.number().int().nullable(), name: z.string().nullable(), value: z.number(), lower: z.number(), upper: z.number() })),
  /** Midnight up to which records were learnt from, and what there were. */
  asOf: z.string(), weekCount: z.number().int(), recordCount: z.number().int(), unlocatedCount: z.number().int(),
  /** The same forecast made for each of the last weeks from those before it; civil days, the last included. */
  test: z.object({
    from: z.string(), to: z.string(), weekCount: z.number().int(), eventCount: z.number().int(),
    /** Slope 1: twice the forecast brings twice as much. Null where nothing came. */
    calibration: z.object({ slope: z.number(), lower: z.number(), upper: z.number(), intercept: z.number(), ratio: z.number() }).nullable(),
    /** Weeks of districts, and whole weeks, that fell within their limits. */
    limits: z.object({ place: limitsHeld, total: limitsHeld }),
    spread: z.object({ dispersion: z.number(), shared: z.number() }),
  }),
});

const scope = { dataset: datasetKey, district: id.optional(), from: instant.optional(), to: instant.optional() };
const recordOrder = {
  sort: z.enum(['-occurredAt', 'occurredAt']).default('-occurredAt'),
  /** Records of the denominator instead; only where it is one of records. */
  part: z.enum(['numerator', 'denominator']).default('numerator'),
};
const indicatorId = z.object({ id: z.string().max(64) });
const scopeProblems = ['unknown-dataset', 'unknown-district', 'window-ends-before-it-begins'] as const;

export const listIndicators = endpoint({
  id: 'listIndicators', method: 'get', path: '/indicators', access: 'report.read', summary: '指标目录与定义',
  response: z.object({ items: z.array(definitionSchema) }),
});
export const readIndicator = endpoint({
  id: 'readIndicator', method: 'get', path: '/indicators/:id', access: 'report.read', summary: '指标值：分子、分母、口径与背后的记录',
  params: indicatorId, query: z.object(scope),
  response: figureSchema.extend({
    id: z.string(), label: wordsSchema, unit: unitSchema, dataset: z.string(),
    /** 模拟 or 真实: said wherever the value is. */
    provenance: z.enum(['simulated', 'real']),
    district: z.number().int().nullable(), period: periodSchema, codeSet: codeSetSchema,
    /** Counted records by district; null = in none, or without coordinates. Adds up to the numerator; of duties, to n. */
    byDistrict: z.array(z.object({ districtId: z.number().int().nullable(), name: z.string().nullable(), count: z.number().int() })),
    /** Cases of which nothing is known, because nobody looked again: neither in numerator nor in denominator. Null where an indicator has none such. */
    unknownCount: z.number().int().nullable(),
    /** Of what is to come: limits, districts and how sure the forecast is. Null where an indicator counts what was, or too little is on record. */
    forecast: forecastSchema.nullable(),
    /** Address of the records counted. */
    records: z.string(),
  }),
  problems: ['unknown-indicator', 'forecast-too-far', ...scopeProblems],
});
export const listIndicatorRecords = endpoint({
  id: 'listIndicatorRecords', method: 'get', path: '/indicators/:id/records', access: 'incident.read', summary: '指标背后的记录',
  params: indicatorId,
  query: z.object({ ...scope, ...paging, ...recordOrder }),
  response: page(incidentSchema),
  problems: ['unknown-indicator', 'records-elsewhere', 'cursor-invalid', ...scopeProblems],
});
export const exportIndicatorRecords = endpoint({
  id: 'exportIndicatorRecords', method: 'get', path: '/indicator-records/export', access: 'incident.export', summary: '导出指标背后的记录',
  query: z.object({ id: z.string().max(64), ...scope, ...recordOrder, format: exportFormat }), media: exportMedia,
  problems: ['unknown-indicator', 'records-elsewhere', ...scopeProblems],
});
export const sumIndicators = endpoint({
  id: 'sumIndicators', method: 'get', path: '/indicator-sums', access: 'report.read', summary: '同一单位的指标相加；单位不同则拒绝',
  query: z.object({ ...scope, ids: z.string().min(1).max(500).transform((text) => [...new Set(text.split(','))]) }),
  response: z.object({ value: z.number(), unit: unitSchema, qualifier: z.enum(figureQualifiers), ids: z.array(z.string()) }),
  problems: ['unknown-indicator', 'mixed-units', 'not-summable', 'figure-missing', ...scopeProblems],
});
