import type { LayerDescriptor } from '@wuding/catalog';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, timeWindow, type Result } from '@wuding/domain';
import type { Position } from 'geojson';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import { countLayerFeatures, listLayerFeatures, type LayerKey, type LayerQuery, type LayerRow } from '../../repositories/layer-features';
import { decodeCursor, encodeCursor } from '../cursor';
import { findDataset } from '../datasets/find-dataset';
import { instantText, parseInstant } from '../instant-text';
import { computedRows } from './computed-rows';
import { findVisibleLayer } from './find-layer';

type Input = ParsedOf<Endpoints['readLayerFeatures']>;
type Answer = ResponseOf<Endpoints['readLayerFeatures']>;

/** Features of a layer as GeoJSON, at most 10,000 a page, with a link to the next page. */
export async function readLayerFeatures({ ctx, cubes, input: { params, query } }: { ctx: Context; cubes: EventCubes; input: Pick<Input, 'params' | 'query'> }): Promise<Result<Answer>> {
  const layer = findVisibleLayer(ctx, params.id);
  if (!layer.ok) return layer;
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const cursor = decodeCursor(query.cursor, query.sort, ['integer', 'instant']);
  if (!cursor.ok) return cursor;
  const dataset = await findDataset(ctx, query.dataset);
  if (!dataset.ok) return dataset;
  const filter = { datasetId: dataset.value.id, bbox: query.bbox === undefined ? null : [...query.bbox] as [number, number, number, number], window: window.value };
  const asked = { ...filter, after: cursor.value as LayerKey | null, limit: query.limit + 1 };
  const page = layer.value.isComputed === true ? await computedPage(layer.value, ctx, { cubes, dataset: dataset.value, asked }) : accept(await storedPage(layer.value, ctx, asked));
  if (!page.ok) return page;
  const { numberMatched, rows } = page.value;
  const shown = rows.slice(0, query.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return accept({
    type: 'FeatureCollection', numberMatched, numberReturned: shown.length,
    links: last === undefined ? [] : [{ rel: 'next', href: nextHref(layer.value, query, encodeCursor(query.sort, [last.id, last.validFromAt ?? 0])) }],
    features: shown.map((row) => toFeature(layer.value, row)),
  });
}

type Asked = LayerQuery & { readonly after: LayerKey | null; readonly limit: number };

interface Page {
  readonly numberMatched: number;
  readonly rows: readonly LayerRow[];
}

const storedPage = async (layer: LayerDescriptor, { store: { db } }: Context, asked: Asked): Promise<Page> =>
  ({ numberMatched: await countLayerFeatures(db, layer, asked), rows: await listLayerFeatures(db, layer, asked) });

/** The same of a layer that is worked out: the features whose own box meets the one asked for. */
async function computedPage(layer: LayerDescriptor, ctx: Context, { cubes, dataset, asked: { bbox, after, limit } }: { cubes: EventCubes; dataset: Dataset; asked: Asked }): Promise<Result<Page>> {
  const all = await computedRows(layer, ctx, { cubes, dataset });
  if (!all.ok) return all;
  const matched = bbox === null ? all.value : all.value.filter(({ geometry }) => meets(bbox, 'coordinates' in geometry ? geometry.coordinates : []));
  return accept({ numberMatched: matched.length, rows: matched.filter(({ id }) => after === null || id > after[0]).slice(0, limit) });
}

function meets([west, south, east, north]: readonly [number, number, number, number], coordinates: unknown): boolean {
  const positions = positionsIn(coordinates), lngs = positions.map(([lng]) => lng!), lats = positions.map(([, lat]) => lat!);
  return Math.min(...lngs) <= east && Math.max(...lngs) >= west && Math.min(...lats) <= north && Math.max(...lats) >= south;
}

const positionsIn = (coordinates: unknown): Position[] =>
  (!Array.isArray(coordinates) ? [] : typeof coordinates[0] === 'number' ? [coordinates as Position] : coordinates.flatMap(positionsIn));

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
