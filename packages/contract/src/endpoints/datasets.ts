import { z } from 'zod';
import { endpoint } from '../endpoint';
import { datasetKey } from '../parameters';

export const datasetSchema = z.object({
  key: z.string(),
  name: z.string(),
  /** 模拟 or 真实; shown wherever the data shows. */
  provenance: z.enum(['simulated', 'real']),
  timeZone: z.string(),
  isHome: z.boolean(),
  codeSet: z.string(),
  /** [west, south, east, north], WGS-84 degrees; null while the dataset is empty. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** Centre of the local transverse Mercator plane, [lng, lat]; null while empty. */
  planeOrigin: z.tuple([z.number(), z.number()]).nullable(),
  basemap: z.string().nullable(),
  incidentCount: z.number().int(),
  /** Span of occurrence times of counted incidents. */
  firstOccurredAt: z.string().nullable(),
  lastOccurredAt: z.string().nullable(),
});
export type DatasetView = z.infer<typeof datasetSchema>;

export const listDatasets = endpoint({
  id: 'listDatasets', method: 'get', path: '/datasets', access: 'map.draw', summary: '数据集',
  response: z.object({ items: z.array(datasetSchema) }),
});

const eventCodeSchema = z.object({ code: z.string(), name: z.string(), majorClass: z.string().nullable(), isExtension: z.boolean(), reportCategories: z.array(z.string()) });
export const listEventCodes = endpoint({
  id: 'listEventCodes', method: 'get', path: '/event-codes', access: 'code-set.read', summary: '事件代码与统计类别',
  query: z.object({ dataset: datasetKey }),
  response: z.object({ codeSet: z.string(), items: z.array(eventCodeSchema), reportCategories: z.array(z.object({ key: z.string(), name: z.string() })) }),
  problems: ['unknown-dataset'],
});
