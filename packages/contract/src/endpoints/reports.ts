import { z } from 'zod';
import { figureHeadings, figureMatches, figureQualifiers, recordDifferences } from '@wuding/domain';
import { endpoint, exportMedia } from '../endpoint';
import { datasetKey } from '../parameters';
import { codeSetSchema, figureSchema, periodSchema, unitSchema, wordsSchema } from './indicators';

const rowSchema = z.object({
  id: z.string(), heading: z.enum(figureHeadings), item: wordsSchema, unit: unitSchema,
  /** As the bureau's document prints it; null = it prints none for this year. A date stands in `on`. */
  published: z.object({ value: z.number().nullable(), on: z.string().nullable(), qualifier: z.enum(figureQualifiers), source: z.string() }).nullable(),
  /** From the rows of this system; null = it keeps no such register yet. */
  computed: figureSchema.nullable(),
  match: z.enum(figureMatches),
});
export type YearlyRow = z.infer<typeof rowSchema>;

const checkSchema = z.object({
  id: z.string(), label: wordsSchema, unit: unitSchema, formula: z.string(), caution: wordsSchema.nullable(),
  /** Null when an operand is missing. */
  value: z.number().nullable(),
  operands: z.array(z.object({
    id: z.string(), value: z.number().nullable(), qualifier: z.enum(figureQualifiers),
    /** rows = counted here; document = typed from the document, unchecked (未核). */
    basis: z.enum(['rows', 'document', 'none']),
  })),
});
export type YearlyCheck = z.infer<typeof checkSchema>;

const differenceSchema = z.object({
  indicatorId: z.string(), frozenValue: z.number().nullable(), nowValue: z.number().nullable(),
  changedCount: z.number().int(),
  /** The first of them, at most 50. */
  records: z.array(z.object({ id: z.number().int(), code: z.string(), kind: z.enum(recordDifferences) })),
});
const frozenSchema = z.object({
  edition: z.number().int(), frozenAt: z.string(), frozenBy: z.string(),
  /** SHA-256 over the values and the hashes of the records behind each. */
  contentHash: z.string(),
  /** What the records say now that they did not say then; empty = nothing changed. */
  differences: z.array(differenceSchema),
});
export const yearlyReportSchema = z.object({
  dataset: z.string(), datasetName: z.string(), provenance: z.enum(['simulated', 'real']), timeZone: z.string(),
  year: z.number().int(), years: z.array(z.number().int()), period: periodSchema, codeSet: codeSetSchema,
  rows: z.array(rowSchema), checks: z.array(checkSchema),
  /** The last frozen edition, whose values `rows` then carries; null = live. */
  frozen: frozenSchema.nullable(), permittedActions: z.array(z.string()),
});
export type YearlyReport = z.infer<typeof yearlyReportSchema>;

const year = z.coerce.number().int().min(2000).max(2100);
export const readYearlyReport = endpoint({
  id: 'readYearlyReport', method: 'get', path: '/reports/yearly/:year', access: 'report.read', summary: '年度数字：文件所载与记录所算',
  /** `latest`: the latest year a document speaks of, or else the last one that is over. */
  params: z.object({ year: z.union([z.literal('latest'), year]) }), query: z.object({ dataset: datasetKey }), response: yearlyReportSchema, problems: ['unknown-dataset'],
});
export const freezeYear = endpoint({
  id: 'freezeYear', method: 'post', path: '/reports/yearly/:year/freeze', access: 'report.freeze', summary: '年度数字定稿', status: 201,
  params: z.object({ year }), body: z.object({ dataset: datasetKey }), response: yearlyReportSchema,
  problems: ['unknown-dataset', 'period-not-over', 'nothing-to-freeze'],
});
export const exportYearlyReport = endpoint({
  id: 'exportYearlyReport', method: 'get', path: '/reports/yearly-export', access: 'report.read', summary: '导出年度数字',
  query: z.object({ dataset: datasetKey, year, format: z.enum(['csv']).default('csv') }), media: exportMedia, problems: ['unknown-dataset'],
});
