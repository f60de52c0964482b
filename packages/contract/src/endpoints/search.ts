import { z } from 'zod';
import { endpoint } from '../endpoint';
import { positionSchema } from '../geojson';
import { datasetKey } from '../parameters';

export const searchHitSchema = z.object({
  kind: z.enum(['district', 'street', 'place', 'incident']),
  /** Null for a street: it is many segments and is known by its name. */
  id: z.number().int().nullable(),
  /** A name; for an incident its code. */
  name: z.string(),
  /** Grade of a district, class of a street, kind of a place; for an incident the name of its event. */
  detail: z.string(),
  /** [lng, lat]: the label of a district, the middle of a street's longest segment; null = an incident without one. */
  position: positionSchema.nullable(),
  /** How it was found: the whole name, its beginning, from a later character or syllable on, or somewhere inside. */
  match: z.enum(['exact', 'prefix', 'word', 'substring']),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchNames = endpoint({
  id: 'searchNames', method: 'get', path: '/search', access: 'map.read', summary: '按名称、拼音或编号搜索片区、街道、地点、事件',
  query: z.object({ dataset: datasetKey, q: z.string().trim().min(1).max(64), limit: z.coerce.number().int().min(1).max(50).default(10) }),
  response: z.object({ items: z.array(searchHitSchema), /** Everything that matched, listed or not. */ total: z.number().int() }),
  problems: ['unknown-dataset'],
});
