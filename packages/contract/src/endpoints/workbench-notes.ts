import { z } from 'zod';
import { endpoint } from '../endpoint';
import { pointSchema, polygonSchema } from '../geojson';
import { datasetKey, id, page, paging } from '../parameters';

/** Text a person writes: no control characters, and something in it. */
const words = (longest: number) => z.string().trim().min(1).max(longest).regex(/^[^\p{Cc}]*$/u);
/** Query part of an address without its question mark. Shorter than the longest link by its scheme, host and path. */
const viewQuery = z.string().max(1_900).regex(/^[\w\-.~%&=+!*'(),:;@/?$[\]]*$/);
const name = words(60);
const body = z.string().trim().min(1).max(500).regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u);

const savedViewSchema = z.object({
  id: z.number().int(), dataset: z.string(), name: z.string(), query: z.string(), isShared: z.boolean(),
  /** Of who asks: only own ones can be changed. */
  isOwn: z.boolean(), ownerName: z.string(), savedAt: z.string(), isRemoved: z.boolean(), version: z.number().int(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
const annotationSchema = z.object({
  id: z.number().int(), dataset: z.string(), body: z.string(), shape: z.union([pointSchema, polygonSchema]), isShared: z.boolean(),
  isOwn: z.boolean(), ownerName: z.string(), writtenAt: z.string(), isRemoved: z.boolean(), version: z.number().int(),
});
export type MapAnnotation = z.infer<typeof annotationSchema>;

const byId = { params: z.object({ id }) };
const editing = ['not-found', 'version-required', 'version-conflict'] as const;
const creating = ['unknown-dataset', 'idempotency-key-invalid', 'idempotency-key-reused'] as const;
const sorts = ['name', '-name', 'savedAt', '-savedAt'] as const;

export const listSavedViews = endpoint({
  id: 'listSavedViews', method: 'get', path: '/analysis/views', access: 'analysis.read', summary: '保存的视图：自己的和别人共享的',
  query: z.object({ dataset: datasetKey, q: z.string().max(100).optional(), ...paging, sort: z.enum(sorts).default('name') }),
  response: page(savedViewSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const createSavedView = endpoint({
  id: 'createSavedView', method: 'post', path: '/analysis/views', access: 'analysis.note', summary: '保存视图', status: 201, idempotent: true,
  body: z.object({ dataset: datasetKey, name, query: viewQuery, isShared: z.boolean().default(false) }),
  response: savedViewSchema, problems: ['already-exists', ...creating],
});
export const editSavedView = endpoint({
  id: 'editSavedView', method: 'patch', path: '/analysis/views/:id', access: 'analysis.note', summary: '改名、重存、共享、删除或恢复视图', versioned: true,
  ...byId, body: z.object({ name, query: viewQuery, isShared: z.boolean(), isRemoved: z.boolean() }).partial(),
  response: savedViewSchema, problems: ['already-exists', ...editing],
});
export const listAnnotations = endpoint({
  id: 'listAnnotations', method: 'get', path: '/analysis/annotations', access: 'analysis.read', summary: '图上批注：自己的和别人共享的，最近的 200 条',
  query: z.object({ dataset: datasetKey }), response: z.object({ items: z.array(annotationSchema), total: z.number().int() }), problems: ['unknown-dataset'],
});
export const createAnnotation = endpoint({
  id: 'createAnnotation', method: 'post', path: '/analysis/annotations', access: 'analysis.note', summary: '在图上写批注（点或面）', status: 201, idempotent: true,
  body: z.object({ dataset: datasetKey, body, shape: z.discriminatedUnion('type', [pointSchema, polygonSchema]), isShared: z.boolean().default(false) }),
  response: annotationSchema, problems: ['invalid-geometry', 'outside-dataset', 'lng-lat-swapped', ...creating],
});
export const editAnnotation = endpoint({
  id: 'editAnnotation', method: 'patch', path: '/analysis/annotations/:id', access: 'analysis.note', summary: '改批注、共享、删除或恢复', versioned: true,
  ...byId, body: z.object({ body, isShared: z.boolean(), isRemoved: z.boolean() }).partial(),
  response: annotationSchema, problems: [...editing],
});
