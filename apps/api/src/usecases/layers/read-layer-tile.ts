import { createHash } from 'node:crypto';
import type { LayerDescriptor } from '@wuding/catalog';
import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, timeWindow, type Result, type TimeWindow } from '@wuding/domain';
import { isTile, tileBbox } from '@wuding/geo';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { readChangeVersion } from '../../repositories/change-version';
import { listTileFeatures, type LayerRow } from '../../repositories/layer-features';
import type { Dataset } from '../../repositories/datasets';
import { cutFeatures, tileBufferPixels } from '../../tiles/cut-features';
import { encodeTile, tileExtent } from '../../tiles/encode-tile';
import { unknownDataset } from '../datasets/find-dataset';
import { parseInstant } from '../instant-text';
import { nextHours } from '../forecast/forecast-ahead';
import { computedRows } from './computed-rows';
import { findVisibleLayer } from './find-layer';
import { incidentTile } from './incident-tile';

type Input = Pick<ParsedOf<Endpoints['readLayerTile']>, 'params' | 'query'>;

export interface LayerTile {
  /** Names the content before it is made: layer, tile, filter and the last change of what it shows. */
  readonly version: string;
  make(): Promise<Uint8Array>;
}

/** Most features of one tile; a tile that would hold more shows the oldest and is too far out for its layer. */
const tileFeatureLimit = 20_000;

/** A layer's tile for a dataset and time window. The version costs one index look-up after a change; the tile is made on demand, one of incidents once between two changes. */
export async function readLayerTile({ ctx, cubes, input: { params, query } }: { ctx: Context; cubes: EventCubes; input: Input }): Promise<Result<LayerTile>> {
  const layer = findVisibleLayer(ctx, params.id);
  if (!layer.ok) return layer;
  const { z, x, y } = params;
  if (!isTile(z, x, y)) return refuse('tile-out-of-range', { pointer: '/z' });
  const window = timeWindow(parseInstant(query.from), parseInstant(query.to));
  if (!window.ok) return window;
  const held = await cubes.named(query.dataset);
  if (held === null) return unknownDataset(query.dataset);
  const { dataset } = held;
  const codes = query.codes === undefined ? null : query.codes.split(',').filter((code) => code !== '');
  const kinds = layer.value.changesWith, change = await held.changeVersions.of(kinds.join(), () => readChangeVersion(ctx.store.db, dataset.id, kinds));
  // What is worked out of the coming hours becomes other with every quarter of an hour.
  const quarter = layer.value.isComputed === true ? [nextHours(ctx.clock.now()).fromAt] : [];
  const version = createHash('sha256').update(JSON.stringify([layer.value.id, dataset.id, change, z, x, y, window.value, codes, ...quarter])).digest('base64url').slice(0, 22);
  const tile = [z, x, y] as const;
  if (layer.value.isComputed === true) {
    const rows = await computedRows(layer.value, ctx, { cubes, dataset });
    return rows.ok ? accept({ version, make: () => Promise.resolve(encodeRows(layer.value, rows.value, tile)) }) : rows;
  }
  const make = layer.value.id === 'incidents'
    ? () => held.answers.tiles.of(version, () => incidentTile({ cubes, dataset, window: window.value, codes, tile }))
    : () => viewTile(ctx, layer.value, dataset, window.value, tile);
  return accept({ version, make });
}

async function viewTile(ctx: Context, layer: LayerDescriptor, dataset: Dataset, window: TimeWindow, [z, x, y]: readonly [number, number, number]): Promise<Uint8Array> {
  const bbox = tileBbox(z, x, y, tileBufferPixels / tileExtent);
  const rows = await listTileFeatures(ctx.store.db, layer, { datasetId: dataset.id, bbox, window, limit: tileFeatureLimit });
  return encodeRows(layer, rows, [z, x, y]);
}

const encodeRows = (layer: LayerDescriptor, rows: readonly Pick<LayerRow, 'id' | 'geometry' | 'properties'>[], [z, x, y]: readonly [number, number, number]): Uint8Array =>
  encodeTile([{ name: layer.id, features: cutFeatures(rows.map(toFeature), z, x, y) }]);

const toFeature = ({ id, geometry, properties }: Pick<LayerRow, 'id' | 'geometry' | 'properties'>) => ({ type: 'Feature' as const, id, geometry, properties });
