import type { LayerDescriptor } from '@wuding/catalog';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countLayerFeatures, listLayerFeatures, type LayerKey, type LayerRow } from '../../repositories/layer-features';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { findVisibleLayer } from './find-layer';

type Input = ParsedOf<Endpoints['readLayerFeatures']>;
type Answer = ResponseOf<Endpoints['readLayerFeatures']>;

/** Features of a layer as GeoJSON, at most 10,000 a page, with a link to the next page. */
export async function readLayerFeatures({ ctx, input: { params, query } }: { ctx: Context; input: Pick<Input, 'params' | 'query'> }): Promise<Result<Answer>> {
  const layer = findVisibleLayer(ctx, params.id);
  if (!layer.ok) return layer;
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const cursor = decodeCursor(query.cursor, query.sort, ['integer', 'instant']);
  if (!cursor.ok) return cursor;
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const filter = { datasetId: dataset.value.id, bbox: query.bbox === undefined ? null : [...query.bbox] as [number, number, number, number], window: window.value };
  const numberMatched = await countLayerFeatures(ctx.store.db, layer.value, filter);
  const rows = await listLayerFeatures(ctx.store.db, layer.value, { ...filter, after: cursor.value as LayerKey | null, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return accept({
    type: 'FeatureCollection', numberMatched, numberReturned: shown.length,
    links: last === undefined ? [] : [{ rel: 'next', href: nextHref(layer.value, query, encodeCursor(query.sort, [last.id, last.validFromAt ?? 0])) }],
    features: shown.map((row) => toFeature(layer.value, row)),
  });
}

const toFeature = (layer: LayerDescriptor, { id, geometry, properties }: LayerRow): Answer['features'][number] => ({
  type: 'Feature', id, geometry: { ...geometry },
  properties: Object.fromEntries(layer.properties.map(({ name, type }) => {
    const value = properties[name] ?? null;
    return [name, type === 'instant' && typeof value === 'number' ? instantText(value) : value];
  })),
});

function nextHref(layer: LayerDescriptor, query: Input['query'], cursor: string): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor })) if (value !== undefined) parameters.set(name, String(value));
  return `/api/layers/${layer.id}/features?${parameters}`;
}
