import { z } from 'zod';
import { incidentStatuses } from '@wuding/domain';
import { endpoint } from '../endpoint';
import { datasetKey, instant } from '../parameters';
import { polygonSchema } from '../geojson';

/** What is left out does not restrict; an empty list lets nothing through. */
export const sliceFilterSchema = z.object({
  /** Half-open, exact to the second. */
  from: instant.optional(), to: instant.optional(),
  codes: z.array(z.string().max(64)).max(500).optional(),
  reportCategories: z.array(z.string().max(64)).max(100).optional(),
  /** District ids; 0 = in no district. With this list, as with `polygon`, unlocated incidents are left out. */
  districts: z.array(z.number().int().min(0)).max(1_000).optional(),
  /** 0 = Monday, in the dataset's zone. */
  weekdays: z.array(z.number().int().min(0).max(6)).max(7).optional(),
  hours: z.array(z.number().int().min(0).max(23)).max(24).optional(),
  /** Left out: all but withdrawn. */
  statuses: z.array(z.enum(incidentStatuses)).max(3).optional(),
  polygon: polygonSchema.optional(),
});
/** [west, south, east, north] in degrees. */
const degrees = (limit: number) => z.number().min(-limit).max(limit);
const gridBbox = z.tuple([degrees(180), degrees(90), degrees(180), degrees(90)])
  .refine(([west, south, east, north]) => west < east && south < north, 'bbox must be west,south,east,north in degrees');
/** Square cells of the dataset's fixed ground grid, at most 250,000; bbox limits the window, else it holds what matches. */
const gridSchema = z.object({ cellMetres: z.number().min(10).max(10_000), bbox: gridBbox.optional() });
export type SliceFilter = z.infer<typeof sliceFilterSchema>;

export const sliceEvents = endpoint({
  id: 'sliceEvents', method: 'post', path: '/events/slice', access: 'event.slice', summary: '交叉筛选：热力格、24×7、类别、片区、按日',
  body: z.object({
    dataset: datasetKey,
    filter: sliceFilterSchema.optional(),
    grid: gridSchema.optional(),
  }),
  response: z.object({
    total: z.number().int(), unlocated: z.number().int(),
    heat: z.object({
      /** [lng, lat] of the window's south-west corner. */
      origin: z.tuple([z.number(), z.number()]),
      /** The same corner in the dataset's local plane, metres east and north of planeOrigin; cells are squares there. */
      originMetres: z.tuple([z.number(), z.number()]),
      cellMetres: z.number(), columns: z.number().int(), rows: z.number().int(),
      /** [index, count], index = row × columns + column, row 0 in the south; empty cells are left out. */
      cells: z.array(z.tuple([z.number().int(), z.number().int()])),
    }).optional(),
    hourOfWeek: z.array(z.number().int()).length(168),
    byCode: z.record(z.string(), z.number().int()),
    /** A roll-up of codes as they stood when the incident occurred; may add up to more than the total. */
    byReportCategory: z.record(z.string(), z.number().int()),
    /** By district id; "0" = located in no district. Unlocated incidents are not in here. */
    byDistrict: z.record(z.string(), z.number().int()),
    /** Local days of the dataset's zone, the first and the last with any incident included. */
    byDay: z.object({ from: z.string().nullable(), counts: z.array(z.number().int()) }),
    /** The change number this answer includes. */
    asOfChange: z.number().int(),
  }),
  problems: ['unknown-dataset', 'unknown-event-code', 'unknown-report-category', 'unknown-district', 'invalid-geometry', 'window-ends-before-it-begins', 'grid-too-fine'],
});
export type SliceAnswer = z.infer<typeof sliceEvents.response>;

export const brushEvents = endpoint({
  id: 'brushEvents', method: 'post', path: '/events/brush', access: 'event.slice', summary: '拖动刷选的数据索引：一次取得任意时段（或一周中任意小时）的全部统计',
  body: z.object({
    dataset: datasetKey,
    /** Local days of the dataset's zone, or the 168 hours of the week. */
    dimension: z.enum(['days', 'hours']),
    /** Most bins along days; where there are more days a bin holds several. */
    maximumBins: z.number().int().min(1).max(20_000).default(4_000),
    /** Everything but the brush itself. */
    filter: sliceFilterSchema.optional(),
    grid: gridSchema.optional(),
  }),
  /** Decoded by `BrushIndex`; laid out as `BrushHead` says. */
  media: 'application/octet-stream',
  problems: sliceEvents.problems,
});
