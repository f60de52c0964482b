import { z } from 'zod';
import { endpoint, workbookMedia } from '../endpoint';
import { datasetKey, id } from '../parameters';

const params = z.object({ week: z.string().regex(/^\d{4}-(W\d{2}|\d{2}-\d{2})$/) });
const format = z.enum(['a4-week', 'a3-month']).default('a4-week');
const query = z.object({ dataset: datasetKey, district: id.optional(), format });

const sheetSchema = z.object({
  format: z.enum(['a4-week', 'a3-month']),
  /** The Monday asked for. */
  week: z.string(),
  /** Civil dates of the sheet, both included. */
  fromOn: z.string(), untilOn: z.string(),
  unit: z.string(), district: z.string().nullable(), dataset: z.string(), provenance: z.enum(['simulated', 'real']),
  isDraft: z.boolean(), publishedVersion: z.number().int().nullable(), publishedAt: z.string().nullable(), madeAt: z.string(),
  /** Mondays of weeks of a month that nobody has published: not in the sheet. */
  unpublishedWeeks: z.array(z.string()),
  days: z.array(z.object({ on: z.string(), weekday: z.number().int() })),
  rows: z.array(z.object({
    heading: z.string(), detail: z.string(),
    /** How many rows from this one on share the heading; 0 = it stands further up. */
    headingSpan: z.number().int(),
    cells: z.array(z.object({ lines: z.array(z.string()), openCount: z.number().int() })), hours: z.number(),
  })),
  /** `A1` in a cell = the first stretch of the place marked A. */
  legend: z.array(z.object({ mark: z.string(), place: z.string(), stretches: z.array(z.string()) })), openCount: z.number().int(),
});
export type RosterSheetView = z.infer<typeof sheetSchema>;
const problems = ['unknown-dataset', 'week-invalid', 'unknown-district'] as const;

export const readRosterSheet = endpoint({
  id: 'readRosterSheet', method: 'get', path: '/rosters/:week/sheet', access: 'roster.read', summary: '打印用排班表：周（按守点）或月（按人员）', params, query, response: sheetSchema, problems,
});
export const exportRoster = endpoint({
  id: 'exportRoster', method: 'get', path: '/rosters/:week/export', access: 'staff.export', summary: '排班表 Excel：合并表头、冻结窗格、打印设置', params, query, media: workbookMedia, problems,
});
